"""What all parts of one cluster have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pulumi

from ..aks_cluster_args import AksClusterArgs
from ..azure.cluster import Cluster


@dataclass(frozen=True)
class Site:
    """Where the parts of a cluster are made, and for which component."""

    component: pulumi.Resource
    name: str
    """The component's."""
    cluster: Cluster
    resource_group_name: pulumi.Input[str]
    location: pulumi.Input[str] | None
    """None: the resource group's."""
    tags: Mapping[str, pulumi.Input[str]] | None

    def child(self, role: str) -> str:
        """The name of a part as a resource."""
        return f"{self.name}-{role}"

    def named(self, part: str) -> str:
        """The name of a part in Azure."""
        return f"{self.cluster.name}-{part}"

    def options(self, *after: pulumi.Resource, ignore_changes: Sequence[str] = ()) -> pulumi.ResourceOptions:
        """For a part that comes after others, and goes before them."""
        return pulumi.ResourceOptions(
            parent=self.component, depends_on=list(after), ignore_changes=list(ignore_changes) or None
        )

    def replaceable(self, changes: Sequence[str], ignore_changes: Sequence[str] = ()) -> pulumi.ResourceOptions:
        """For a part that keeps its name when some changes make it anew, so that the old one goes first."""
        return pulumi.ResourceOptions(
            parent=self.component,
            replace_on_changes=list(changes),
            delete_before_replace=True,
            ignore_changes=list(ignore_changes) or None,
        )


def site(component: pulumi.Resource, name: str, cluster: Cluster, told: AksClusterArgs) -> Site:
    """Where a cluster was told to be."""
    return Site(
        component,
        name,
        cluster,
        told["resource_group_name"],
        told.get("location"),
        told.get("tags"),
    )
