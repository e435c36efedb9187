"""The chart of virtual nodes on Azure Container Instances, and its values
(https://github.com/microsoft/virtualnodesOnAzureContainerInstances/blob/main/Docs/NodeCustomizations.md)."""

from collections.abc import Mapping
from typing import Final

from ..cluster_arguments import VirtualNodesV2
from .sources import Source
from .values import Values, at, merged

REPOSITORY: Final = "https://microsoft.github.io/virtualnodesOnAzureContainerInstances/"
CHART: Final = "virtualnode"
VERSION: Final = "1.3409.26080501"
"""Of which 1.34 is the latest Kubernetes that it was tried with."""
RELEASE: Final = "virtual-nodes"
"""Its nodes are called after it: `virtual-nodes-virtualnode-0`."""
RELEASE_NAMESPACE: Final = "default"
"""The chart makes its own namespace, `vn2`, where it is not installed into another."""


def virtual_nodes_chart(chosen: VirtualNodesV2) -> Source:
    """The chart, in the version that this package is made for unless told otherwise."""
    return Source(CHART, chosen.get("chart_version", VERSION), REPOSITORY)


def virtual_nodes_values(chosen: VirtualNodesV2, subnet_id: object) -> Mapping[str, object]:
    """All values. `subnet_id` is that of the container groups' subnet."""
    made: Values = merged(at("aciSubnetName", subnet_id), at("replicaCount", chosen.get("replicas", 1)))
    return merged(made, chosen.get("values", {}))
