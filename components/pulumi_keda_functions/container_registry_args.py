"""The arguments of ContainerRegistry."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

import pulumi

from .registry_arguments import PrivateAccess, PullServicePrincipal, PullToken, RegistrySku


class ContainerRegistryArgs(TypedDict):
    """What a ContainerRegistry is made from."""

    resource_group_name: pulumi.Input[str]
    """Resource group that the registry is made in."""
    location: NotRequired[pulumi.Input[str]]
    """Azure region. The resource group's when left out."""
    registry_name: NotRequired[pulumi.Input[str]]
    """Its name, the first label of its address: 5 to 50 letters and digits, taken by nobody in all of Azure. When left
    out, the resource's name with a hash of subscription and resource group."""
    sku: NotRequired[RegistrySku]
    """`Basic`, `Standard` or `Premium`. When left out, `Premium` where another argument needs it, else `Standard`."""
    kubelet_object_id: NotRequired[pulumi.Input[str]]
    """Object id of the cluster's kubelet identity, which is given the right to pull: AksCluster's output of that name.
    None when left out."""
    retention_days: NotRequired[int]
    """Days after which manifests without a tag are deleted, 0 to 365; the one that a moved tag leaves behind is among
    them. Needs Premium. They stay when left out."""
    zone_redundant: NotRequired[bool]
    """Ask for copies in several zones of the region. Needs Premium, cannot be changed later. Not asked for when left
    out; by now Azure keeps every registry in several zones where the region has them."""
    private_access: NotRequired[PrivateAccess]
    """Let the registry be reached from a private endpoint alone. Needs Premium. Reachable from everywhere, by those who
    sign in, when left out."""
    pull_token: NotRequired[PullToken]
    """Make a token that may pull, for virtual nodes of the AKS add-on, which have no identity to pull with. None when
    left out."""
    pull_service_principal: NotRequired[PullServicePrincipal]
    """The same by a service principal that exists, in place of `pull_token`. None when left out."""
    tags: NotRequired[Mapping[str, pulumi.Input[str]]]
    """Tags of the registry and what belongs to it. None when left out."""
