"""A local Kubernetes cluster with KEDA and Azurite: up, down, and whether it runs."""

from dataclasses import dataclass
from pathlib import Path

from . import azurite
from .folder import claimed, is_ours, remembered_ports, remove
from .kubectl import kubectl
from .layout import Layout
from .ports import Ports
from .processes import Processes
from .start import Report, programs, start, usable_ports, wait


@dataclass(frozen=True)
class Cluster:
    """A running cluster."""

    folder: Path
    ports: Ports

    @property
    def layout(self) -> Layout:
        """Where the cluster keeps what."""
        return Layout(self.folder, self.ports)

    @property
    def kubeconfig(self) -> Path:
        """The administrator's kubeconfig, usable from any shell of this machine."""
        return self.layout.kubeconfig

    @property
    def azurite_connection_string(self) -> str:
        """The storage emulator, addressed in full."""
        return azurite.connection_string(self.ports)

    def kubectl(self, *arguments: str, stdin: str | None = None) -> str:
        """What `kubectl` prints. Raises ClusterError with its complaint when it fails."""
        return kubectl(self.layout, *arguments, stdin=stdin)


def up(folder: Path, report: Report = lambda _: None) -> Cluster:
    """The cluster in `folder`, running: from nothing, from where an interrupted start stopped, or as it is.

    Processes that died are started again on their old ports. Raises ClusterError when one does not get ready; the
    others keep running then, for their logs and for the next try.
    """
    folder = folder.resolve()
    with claimed(folder):
        processes = Processes(folder)
        layout = Layout(folder, usable_ports(processes))
        if running(folder):
            wait(*processes.ensure(*programs(layout)))
            report("was already running")
        else:
            start(layout, processes, report)
    return Cluster(folder, layout.ports)


def down(folder: Path) -> bool:
    """Stops the cluster in `folder` and removes all that is left of it; False where there was nothing.

    Also finds the processes of a cluster whose folder was deleted.
    """
    folder = folder.resolve()
    processes = Processes(folder)
    if not folder.exists() or not is_ours(folder):
        return processes.stop() > 0
    with claimed(folder):
        processes.stop()
        remove(folder)
    return True


def running(folder: Path) -> Cluster | None:
    """The cluster in `folder`, or None unless each of its processes is alive."""
    folder = folder.resolve()
    ports = remembered_ports(folder)
    if ports is None:
        return None
    names = {program.name for program in programs(Layout(folder, ports))}
    return Cluster(folder, ports) if names <= Processes(folder).alive().keys() else None
