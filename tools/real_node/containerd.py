"""containerd, which runs the pods, and the network that it gives them: a bridge, with an address for each."""

import json
import os
import socket
import subprocess
from pathlib import Path

from ..cluster.errors import ClusterError
from ..cluster.pki import REAL_NODE_ADDRESS
from ..cluster.processes import Program
from ..executables import find
from ..image_builder.registry_settings import PULLER
from .layout import BRIDGE, FIRST_POD, POD_NETWORK, NodeLayout

CONFIGURATION = """\
version = 2
root = "{data}"
state = "{state}"
disabled_plugins = [
  "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.opt",
]
[grpc]
address = "{socket}"
[ttrpc]
address = "{socket}.ttrpc"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "{pause}"
stream_server_address = "127.0.0.1"
disable_apparmor = true
restrict_oom_score_adj = true
netns_mounts_under_state_dir = true
[plugins."io.containerd.grpc.v1.cri".containerd]
snapshotter = "overlayfs"
default_runtime_name = "runc"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
SystemdCgroup = false
BinaryName = "{runc}"
Root = "{folder}/runc"
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "{network_plugins}"
conf_dir = "{folder}/network"
[plugins."io.containerd.grpc.v1.cri".registry]
config_path = "{folder}/registries"
"""
"""AppArmor needs a profile loader on the machine; an OOM score below one's own needs a capability that containers of
continuous integration often lack."""


def containerd(layout: NodeLayout) -> Program:
    """Ready when it listens, which it does when all its parts work."""
    configuration = layout.folder / "containerd.toml"
    return Program(
        name="containerd",
        arguments=(f"--config={configuration}",),
        ports=(),
        is_ready=lambda: listens(layout.socket),
        # It looks for its shim there.
        environment={"PATH": f"{find('containerd').parent}{os.pathsep}{os.environ['PATH']}"},
    )


def write_configuration(layout: NodeLayout) -> None:
    """Everything that containerd reads."""
    layout.folder.mkdir(exist_ok=True)
    text = CONFIGURATION.format(
        data=layout.folder / "containerd",
        state=layout.folder / "containerd-state",
        folder=layout.folder,
        socket=layout.socket,
        pause=pause_image(layout),
        runc=find("runc"),
        network_plugins=network_plugins(),
    )
    (layout.folder / "containerd.toml").write_text(text)
    network = layout.folder / "network" / "pods.conflist"
    network.parent.mkdir(exist_ok=True)
    network.write_text(json.dumps(pod_network(layout.folder), indent=2))
    address = f"http://{layout.registry}"
    for name in (layout.registry, layout.attached_registry):
        hosts = layout.folder / "registries" / name / "hosts.toml"
        hosts.parent.mkdir(parents=True, exist_ok=True)
        hosts.write_text(f'server = "{address}"\n[host."{address}"]\ncapabilities = ["pull", "resolve"]\n')


def network_plugins() -> Path:
    """Folder of the plugins that make a pod's network, which come in one build with containerd."""
    return find("containerd").parents[1] / "root" / "usr" / "lib" / "cni"


def pod_network(folder: Path) -> dict[str, object]:
    """https://www.cni.dev/plugins/current/main/bridge/"""
    addresses = {
        "type": "host-local",
        "dataDir": str(folder / "addresses"),
        "ranges": [[{"subnet": POD_NETWORK, "rangeStart": FIRST_POD, "gateway": REAL_NODE_ADDRESS}]],
    }
    bridge = {
        "type": "bridge",
        "bridge": BRIDGE,
        "isGateway": True,
        "isDefaultGateway": True,
        "hairpinMode": True,
        "ipam": addresses,
    }
    return {"cniVersion": "0.4.0", "name": "pods", "plugins": [bridge]}


def pause_image(layout: NodeLayout) -> str:
    """The image that holds a pod's namespaces."""
    return f"{layout.registry}/pause:1"


def pull_pause_image(layout: NodeLayout) -> None:
    """Pulls it as the node, so that the node needs no password of its own and every pod its pull secret.

    Raises ClusterError when that fails.
    """
    command = (
        str(find("ctr")),
        f"--address={layout.socket}",
        "--namespace=k8s.io",
        "images",
        "pull",
        f"--hosts-dir={layout.folder / 'registries'}",
        f"--user={PULLER.username}:{PULLER.password}",
        pause_image(layout),
    )
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClusterError(f"{pause_image(layout)} cannot be pulled: {done.stderr.strip()}")


def listens(path: Path) -> bool:
    """Whether a server takes connections there."""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0
