"""Images built from Dockerfiles by BuildKit's daemon on the node, on bases that its registry has by Microsoft's names.

The daemon is started by the first build, and lives as long as the node: `python -m tools.real_node.dockerfile_build`
starts it, run in the node's namespaces.
"""

import base64
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from ..cluster.errors import ClusterError
from ..cluster.folder import remembered_ports
from ..cluster.layout import Layout
from ..cluster.processes import Processes, Program
from ..cluster.start import wait
from ..executables import find
from ..executables.setup import provided
from ..image_builder.buildkit import BuildKit, KnownRegistry, configuration, daemon, write_instance
from ..image_builder.registry_settings import PUSHER
from .images import Images
from .layout import NodeLayout, remembered
from .namespace import run_python

EXECUTABLES = ("buildkitd", "buildctl", "runc")
BASES = "mcr.microsoft.com"
"""The registry whose images are looked for in the node's own."""
FROM = re.compile(rf"^FROM\s+{re.escape(BASES)}/(?P<name>[^\s:@]+):(?P<tag>[^\s@]+)", re.MULTILINE | re.IGNORECASE)
DIGEST = "containerimage.digest"


def build(images: Images, name: str, tag: str, context: Path, dockerfile: str) -> str:
    """Builds and pushes; the reference by digest, in the node's attached registry.

    Raises ClusterError with what the build printed when it fails, ExecutableError where BuildKit cannot be had.
    """
    layout = images.layout
    builder(images, dockerfile)
    folder = files(layout)
    (folder / "Dockerfile").write_text(dockerfile)
    write_account(layout)
    metadata = folder / "metadata.json"
    reference = f"{layout.attached_registry}/{name}"
    command = (
        str(find("buildctl")),
        f"--addr=tcp://127.0.0.1:{layout.ports.image_builder}",
        "build",
        "--frontend=dockerfile.v0",
        "--progress=plain",
        f"--local=context={context}",
        f"--local=dockerfile={folder}",
        f"--output=type=image,name={reference}:{tag},push=true",
        f"--metadata-file={metadata}",
    )
    environment = {**os.environ, "DOCKER_CONFIG": str(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClusterError(f"{reference}:{tag} cannot be built:\n{done.stderr}")
    return f"{reference}@{json.loads(metadata.read_text())[DIGEST]}"


def builder(images: Images, dockerfile: str) -> BuildKit:
    """The daemon, running, and what `dockerfile` begins with, in the node's registry. Raises as `build` does."""
    provided(*EXECUTABLES)
    start(images.layout)
    for base in FROM.finditer(dockerfile):
        images.push_base(base["name"], base["tag"])
    running = BuildKit(files(images.layout), images.layout.ports.image_builder)
    write_instance(running)
    return running


def start(layout: NodeLayout) -> None:
    """The daemon, running. Raises ClusterError when it does not get ready."""
    files(layout).mkdir(exist_ok=True)
    registries = (
        KnownRegistry(layout.registry, mirrored=(BASES,)),
        KnownRegistry(layout.attached_registry),
    )
    # Its containers' control groups go with those of the pods.
    (files(layout) / "buildkitd.toml").write_text(configuration(registries, layout.cgroup))
    with run_python(layout.cluster.folder, "tools.real_node.dockerfile_build", str(layout.cluster.folder)) as starting:
        printed, _ = starting.communicate()
    if starting.returncode:
        raise ClusterError(f"BuildKit does not start on the node: {printed}")


def program(layout: NodeLayout) -> Program:
    """The daemon."""
    return daemon(files(layout), layout.ports.image_builder)


def files(layout: NodeLayout) -> Path:
    """Folder of the daemon and of what is built."""
    return layout.folder / "image-builder"


def write_account(layout: NodeLayout) -> None:
    """As Docker keeps accounts: for pushing, and for pulling bases."""
    together = base64.b64encode(f"{PUSHER.username}:{PUSHER.password}".encode()).decode()
    account = {"auth": together}
    accounts = {"auths": {layout.registry: account, layout.attached_registry: account}}
    (files(layout) / "config.json").write_text(json.dumps(accounts))


def main(folder: Path) -> None:
    """What the command does."""
    ports, node_ports = remembered_ports(folder), remembered(folder)
    if ports is None or node_ports is None:
        sys.exit(f"{folder} has no real node")
    layout = NodeLayout(Layout(folder, ports), node_ports)
    try:
        wait(*Processes(folder).ensure(program(layout)))
    except ClusterError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
