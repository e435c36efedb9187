"""Starts what lives in the namespaces of a real node: `python -m tools.real_node.inside FOLDER`, run in there.

Prints a line for each step that is done. Ends with exit status 1 and says why when one is not.
"""

import sys
from pathlib import Path

from rich.console import Console

from .. import cgroups, cluster
from ..cluster import ClusterError
from ..cluster.folder import claimed, remembered_ports
from ..cluster.kubectl import kubectl
from ..cluster.layout import Layout
from ..cluster.nodes import VIRTUAL_MACHINES
from ..cluster.pki import REAL_NODE
from ..cluster.processes import Processes, Program
from ..cluster.start import Report, wait
from ..executables import ExecutableError
from . import containerd, doorways, kubelet, python_root, registry
from .images import Images
from .layout import NodeLayout, remembered


def programs(layout: NodeLayout) -> tuple[Program, ...]:
    """What runs in there besides the processes of any cluster."""
    return (
        registry.registry(layout),
        containerd.containerd(layout),
        doorways.for_pods(layout),
        kubelet.kubelet(layout),
        kubelet.kube_proxy(layout),
    )


def start(layout: NodeLayout, report: Report) -> None:
    """Starts what does not run; containerd before the cluster, the node when there is an API server to join."""
    folder = layout.cluster.folder
    processes = Processes(folder)
    with claimed(folder):
        prepare(layout)
        image_store, runtime, doorway = processes.ensure(*programs(layout)[:3])
        wait(image_store)
        Images(layout, python_root.layer(Console(quiet=True))).push_pause()
        wait(runtime)
        containerd.pull_pause_image(layout)
    report(f"containerd works, the registry answers at {layout.registry}")
    cluster.up(folder, report)
    with claimed(folder):
        wait(doorway, *processes.ensure(*programs(layout)[3:]))
    # The kubelet may not give itself a role.
    kubectl(layout.cluster, "label", "--overwrite", "node", REAL_NODE, "kubernetes.io/role=agent")
    kubectl(layout.cluster, "cordon", *VIRTUAL_MACHINES)
    report(f"{REAL_NODE} is ready; {' and '.join(VIRTUAL_MACHINES)} take no pods")


def prepare(layout: NodeLayout) -> None:
    """Files and the control group of the node."""
    containerd.write_configuration(layout)
    registry.write_configuration(layout)
    kubelet.write_configuration(layout)
    cgroups.make(layout.cgroup)


def main(folder: Path) -> None:
    """What the command does."""
    ports, node_ports = remembered_ports(folder), remembered(folder)
    if ports is None or node_ports is None:
        sys.exit(f"{folder} has no real node: it is made from outside")
    try:
        start(NodeLayout(Layout(folder, ports), node_ports), lambda step: print(step, flush=True))  # noqa: T201 - what it is for
    except (ClusterError, ExecutableError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
