"""Where a real node keeps what, in the folder of its cluster, and which ports it has besides those of the cluster.

real-node.json    the ports
node/             configuration and data of containerd, kubelet, kube-proxy and the registry
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ..cluster.layout import Layout
from ..cluster.ports import LAST, is_free

STATE = "real-node.json"

POD_NETWORK = "10.77.0.0/24"
FIRST_POD = "10.77.0.10"
SERVICE_NETWORK = "10.0.0.0/16"
"""What the API server is told, too."""
BRIDGE = "cni0"
KUBELET_PORT = 10250
"""In a network of its own nobody else has it."""


@dataclass(frozen=True)
class NodePorts:
    """What is also reached from outside of the node's network, under the same numbers."""

    registry: int
    image_builder: int


@dataclass(frozen=True)
class NodeLayout:
    """Files and ports of the real node of one cluster."""

    cluster: Layout
    ports: NodePorts

    @property
    def folder(self) -> Path:
        """Everything that is the node's own."""
        return self.cluster.folder / "node"

    @property
    def private(self) -> Path:
        """What the node's processes write to /var."""
        return self.folder / "private"

    @property
    def socket(self) -> Path:
        """Where containerd listens: in the node's own /run, since the name of a socket may not be long."""
        return Path("/run/containerd.sock")

    @property
    def registry(self) -> str:
        """The registry's address, the same inside and outside, and so the first part of its images' names."""
        return f"127.0.0.1:{self.ports.registry}"

    @property
    def attached_registry(self) -> str:
        """The same registry by a name for which the kubelet signs in."""
        return f"localhost:{self.ports.registry}"

    @property
    def cgroup(self) -> str:
        """Name of the control group of all pods, unlike that of any other cluster on the machine."""
        return f"keda-functions-{hashlib.sha256(str(self.cluster.folder).encode()).hexdigest()[:12]}"


def remembered(folder: Path) -> NodePorts | None:
    """The ports of the real node of the cluster in `folder`, or None where there is none."""
    state = folder / STATE
    return NodePorts(**json.loads(state.read_text())) if state.exists() else None


def remember(folder: Path, ports: NodePorts) -> None:
    """Writes them down; a reader sees all or nothing."""
    unfinished = folder / f"{STATE}.unfinished"
    unfinished.write_text(json.dumps(asdict(ports)) + "\n")
    unfinished.rename(folder / STATE)


def free_ports(after: int) -> NodePorts:
    """Two ports that nobody listens on, behind the block of the cluster."""
    free = (port for port in range(after + 1, LAST + 1) if is_free(port))
    return NodePorts(next(free), next(free))
