"""Clusters as a user tells of them."""

from pulumi_keda_functions.aks_cluster_args import AksClusterArgs
from pulumi_keda_functions.arguments import checked
from pulumi_keda_functions.azure.cluster import Cluster, declared_cluster
from pulumi_keda_functions.problems import InvalidInputError

NETWORK = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub"
NODES, PODS, SERVER = (f"{NETWORK}/subnets/{name}" for name in ("nodes", "pods", "server"))


def cluster(**args: object) -> Cluster:
    """The cluster that the arguments come to."""
    told, found = checked({"resource_group_name": "shop", **args}, AksClusterArgs)
    return declared_cluster("shop", told, found)


def told_of(**args: object) -> list[str]:
    """What a user is told of the arguments: problems where there are some, else warnings."""
    try:
        return [str(each) for each in cluster(**args).warnings]
    except InvalidInputError as error:
        return [str(each) for each in error.problems]


def places_told_of(**args: object) -> list[str]:
    """The arguments that a user is told of."""
    return [each.partition(": ")[0] for each in told_of(**args)]
