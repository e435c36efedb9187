"""Virtual nodes: what they need in Azure, and what makes them in the cluster."""

from collections.abc import Mapping, Sequence
from typing import cast

import pulumi
from pulumi_azure_native.containerservice import ManagedCluster
from pulumi_azure_native.containerservice.outputs import ManagedClusterAddonProfileResponse

from ..aks_cluster_args import AksClusterArgs
from ..azure.built_in_roles import CONTAINER_INSTANCES_CONTRIBUTOR, NETWORK_CONTRIBUTOR
from ..azure.resource_ids import resource_group_id, subscription_of
from ..charts.virtual_nodes import RELEASE, RELEASE_NAMESPACE, virtual_nodes_chart, virtual_nodes_values
from ..cluster_arguments import VirtualNodesV2
from ..helm_release import Manner, helm_release
from ..placement_arguments import VirtualNodesBackend
from ..role_assignments import role_assignment
from .add_ons import CONNECTOR
from .identities import kubelet_identity
from .kubernetes_access import kubernetes_provider
from .site import Site

PATIENCE = 600
"""Seconds for the chart's pods, of which some wait for machines."""


def virtual_nodes(
    site: Site,
    told: AksClusterArgs,
    managed_cluster: ManagedCluster,
    kubeconfig: pulumi.Output[str],
    subnet_id: pulumi.Input[str],
    after: Sequence[pulumi.Resource],
) -> list[pulumi.Resource]:
    """What must be there before pods come, by what makes the virtual nodes."""
    if site.cluster.virtual_nodes is VirtualNodesBackend.ADD_ON:
        return [_connector_role(site, managed_cluster, subnet_id)]
    chosen = told.get("virtual_nodes_v2", VirtualNodesV2())
    nodes = kubelet_identity(told, managed_cluster).object_id
    return [_chart(site, chosen, managed_cluster, kubeconfig, subnet_id, nodes, after)]


def _connector_role(site: Site, managed_cluster: ManagedCluster, subnet_id: pulumi.Input[str]) -> pulumi.Resource:
    """What the add-on's identity, which Azure makes with the cluster, must have before pods come
    (https://github.com/Azure/AKS/issues/1894)."""
    principal = managed_cluster.addon_profiles.apply(_connector_principal)
    return role_assignment(site.child("virtual-nodes-role"), NETWORK_CONTRIBUTOR, subnet_id, principal, site.options())


def _connector_principal(profiles: Mapping[str, ManagedClusterAddonProfileResponse] | None) -> str:
    profile = (profiles or {}).get(CONNECTOR)
    found = None if profile is None or profile.identity is None else profile.identity.object_id
    if found:
        return found
    if pulumi.runtime.is_dry_run():
        # Azure makes the identity when the add-on is switched on.
        return cast("str", pulumi.UNKNOWN)
    raise pulumi.RunError("virtual_nodes: Azure has made no identity for the add-on: look at its state in the portal")


def _chart(
    site: Site,
    chosen: VirtualNodesV2,
    managed_cluster: ManagedCluster,
    kubeconfig: pulumi.Output[str],
    subnet_id: pulumi.Input[str],
    principal_id: pulumi.Input[str],
    after: Sequence[pulumi.Resource],
) -> pulumi.Resource:
    """The chart, which makes container groups as the nodes' identity
    (https://github.com/microsoft/virtualnodesOnAzureContainerInstances/blob/main/Docs/SecurityCustomizations.md)."""
    groups = pulumi.Output.all(managed_cluster.id, managed_cluster.node_resource_group).apply(_node_resource_group_id)
    wanted = {
        "virtual-nodes-groups-role": (CONTAINER_INSTANCES_CONTRIBUTOR, groups),
        "virtual-nodes-subnet-role": (NETWORK_CONTRIBUTOR, subnet_id),
    }
    roles = [
        role_assignment(site.child(part), role, scope, principal_id, site.options())
        for part, (role, scope) in wanted.items()
    ]
    # One of its own: what apps use comes after the chart.
    provider = kubernetes_provider(site, "virtual-nodes-kubernetes", managed_cluster, kubeconfig, after)
    release: pulumi.Resource = helm_release(
        site.child("virtual-nodes"),
        RELEASE,
        virtual_nodes_chart(chosen),
        RELEASE_NAMESPACE,
        virtual_nodes_values(chosen, subnet_id),
        Manner(seconds=PATIENCE),
        pulumi.ResourceOptions(parent=site.component, provider=provider, depends_on=roles),
    )
    return release


def _node_resource_group_id(cluster_id_and_name: Sequence[str]) -> str:
    cluster_id, name = cluster_id_and_name
    return resource_group_id(subscription_of(cluster_id), name)
