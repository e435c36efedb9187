"""A local cluster for tests and the demo: a real control plane, simulated nodes, KEDA and Azurite, without containers.

with temporary_cluster() as cluster:
    cluster.kubectl("get", "nodes")
"""

from .cluster import Cluster, down, running, up
from .errors import ClusterError
from .temporary import temporary_cluster

__all__ = ["Cluster", "ClusterError", "down", "running", "temporary_cluster", "up"]
