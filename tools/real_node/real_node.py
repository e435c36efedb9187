"""A cluster with a real node: up and down. All of it is called from outside of its namespaces."""

import subprocess
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from .. import cgroups, cluster
from ..cluster import Cluster, ClusterError, azurite
from ..cluster.folder import claimed, remembered_ports
from ..cluster.folder import remember as remember_cluster
from ..cluster.layout import Layout
from ..cluster.pki import REAL_NODE_ADDRESS
from ..cluster.ports import free_block
from ..cluster.processes import Processes
from ..cluster.start import Report, wait
from ..executables import find
from ..executables.setup import provided
from . import doorways, namespace, python_root
from .images import Images
from .layout import NodeLayout, free_ports, remember, remembered
from .machine import obstacle

ON_DEMAND = ("containerd", "runc", "docker-registry")
LAST_LINES = 20


@dataclass(frozen=True)
class RealNode:
    """A running cluster whose pods run code, unless they are sent to its simulated nodes."""

    cluster: Cluster
    layout: NodeLayout
    images: Images

    @property
    def registry(self) -> str:
        """Address of the registry that its pods pull from, with a password."""
        return self.layout.registry

    @property
    def storage_for_pods(self) -> str:
        """Connection string of the storage emulator, as pods and KEDA reach it."""
        return azurite.connection_string(self.cluster.ports, REAL_NODE_ADDRESS)

    def run(self, *command: str) -> str:
        """What a command prints that runs on the node. Raises ClusterError with its complaint when it fails."""
        inside_command = namespace.inside(self.cluster.folder, *command)
        done = subprocess.run(inside_command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ClusterError(f"{command[0]} failed on the node: {done.stderr.strip()}")
        return done.stdout


def up(folder: Path, report: Report = lambda _: None) -> RealNode:
    """The cluster in `folder` with its real node, running: from nothing, or mended where processes are missing.

    Raises ClusterError where the machine does not allow it or something does not get ready, MissingExecutableError
    before `make setup`, ExecutableError where the root file system of images cannot be had.
    """
    if reason := obstacle(folder.parent):
        raise ClusterError(reason)
    folder = folder.resolve()
    find("kubelet")
    provided(*ON_DEMAND)
    root = python_root.layer(Console(quiet=True))
    with claimed(folder):
        processes = Processes(folder)
        layout = usable_layout(folder, processes)
        wait(*processes.ensure(namespace.namespace(layout)))
        first = namespace.first_process(folder)
        assert first is not None  # noqa: S101 - it is ready
        wait(*processes.ensure(doorways.from_outside(layout, first)))
    report("namespaces made")
    start_inside(folder, report)
    return RealNode(Cluster(folder, layout.cluster.ports), layout, Images(layout, root))


def usable_layout(folder: Path, processes: Processes) -> NodeLayout:
    """That of the node whose namespaces are there. Otherwise all starts anew, on ports that are free out here."""
    ports, node_ports = remembered_ports(folder), remembered(folder)
    if ports is not None and node_ports is not None and namespace.first_process(folder) is not None:
        return NodeLayout(Layout(folder, ports), node_ports)
    processes.stop()
    ports = free_block()
    node_ports = free_ports(ports.last)
    remember_cluster(folder, ports)
    remember(folder, node_ports)
    layout = NodeLayout(Layout(folder, ports), node_ports)
    layout.folder.mkdir(exist_ok=True)
    return layout


def start_inside(folder: Path, report: Report) -> None:
    """Starts everything in the namespaces and passes its report on."""
    last: deque[str] = deque(maxlen=LAST_LINES)
    with namespace.run_python(folder, "tools.real_node.inside", str(folder)) as starting:
        assert starting.stdout is not None  # noqa: S101 - the pipe is asked for
        for line in starting.stdout:
            last.append(line)
            report(line.rstrip("\n"))
    if starting.returncode:
        raise ClusterError(f"the real node does not start: {''.join(last)}")


def down(folder: Path) -> bool:
    """Ends everything of the cluster in `folder` and removes it, control groups included; False: there was nothing."""
    folder = folder.resolve()
    ports, node_ports = remembered_ports(folder), remembered(folder)
    # Whoever is at work in there holds the lock that the next step waits for.
    namespace.end(folder)
    existed = cluster.down(folder)
    if ports is not None and node_ports is not None:
        cgroups.remove(NodeLayout(Layout(folder, ports), node_ports).cgroup)
    return existed


def is_real(folder: Path) -> bool:
    """Whether the cluster in `folder` was made with a real node."""
    return remembered(folder) is not None
