"""What the demo runs on: a cluster with a real node, whose pods run the functions' own code, or one with simulated
nodes where the machine allows no other."""

from dataclasses import dataclass

from pulumi_keda_functions.images.dockerfiles import generated_dockerfile
from pulumi_keda_functions.projects import read_project

from .. import cluster as simulated
from .. import real_node
from ..cluster import Cluster, ClusterError
from ..cluster.start import Report
from ..executables import ExecutableError
from ..executables.folders import LOCAL
from ..real_node.dockerfile_build import build
from . import folder
from .folder import EXAMPLE

IMAGE = "orders"


@dataclass(frozen=True)
class Ground:
    """A running cluster, and what the quickstart needs to know of it."""

    cluster: Cluster
    storage: str
    """Connection string of the storage emulator, as pods and KEDA reach it."""
    image: str | None
    """The quickstart's image by its digest; None where pods run no code."""


def stand(report: Report) -> Ground:
    """The cluster, running: with a real node, or with simulated ones where there is a reason, which is reported."""
    if reason := real_node.obstacle(LOCAL):
        report(f"{reason}: nodes are simulated")
        return simulated_ground(report)
    try:
        return real_ground(report)
    except (ClusterError, ExecutableError) as error:
        report(f"{error}\nno real node: nodes are simulated")
        return simulated_ground(report)


def real_ground(report: Report) -> Ground:
    """With a real node and the quickstart's image."""
    without_the_other(is_real=True)
    node = real_node.up(folder.CLUSTER, report)
    project = read_project(EXAMPLE / "app")
    image = build(node.images, IMAGE, "demo", project.root, generated_dockerfile(project))
    report(f"the quickstart's image is built from a generated Dockerfile: {image}")
    return Ground(node.cluster, node.storage_for_pods, image)


def simulated_ground(report: Report) -> Ground:
    """With simulated nodes alone."""
    without_the_other(is_real=False)
    cluster = simulated.up(folder.CLUSTER, report)
    return Ground(cluster, cluster.azurite_connection_string, None)


def without_the_other(*, is_real: bool) -> None:
    """Removes a cluster of the other kind that an earlier run or try has left, with the stack that is on it."""
    if folder.CLUSTER.exists() and real_node.is_real(folder.CLUSTER) != is_real:
        folder.remove()
