"""The managed cluster itself."""

from collections.abc import Mapping

from pulumi_azure_native.containerservice import (
    ContainerServiceNetworkProfileArgs,
    KubernetesSupportPlan,
    LoadBalancerSku,
    ManagedCluster,
    ManagedClusterAADProfileArgs,
    ManagedClusterAPIServerAccessProfileArgs,
    ManagedClusterAutoUpgradeProfileArgs,
    ManagedClusterIdentityArgs,
    ManagedClusterOIDCIssuerProfileArgs,
    ManagedClusterPropertiesAutoScalerProfileArgs,
    ManagedClusterSKUArgs,
    ManagedClusterSKUName,
    ManagedClusterSKUTier,
    NetworkPlugin,
    NetworkPluginMode,
    NodeOSUpgradeChannel,
    OutboundType,
    ResourceIdentityType,
    UpgradeChannel,
    UserAssignedIdentityArgs,
)

from .. import cluster_arguments as chosen
from ..aks_cluster_args import AksClusterArgs
from ..azure.address_plan import dns_service_address
from ..azure.names import dns_prefix
from .add_ons import add_ons
from .agent_pools import inline_pool, owned_by_azure
from .identities import ControlPlane
from .network import Subnets
from .site import Site

TIERS = {
    chosen.ClusterTier.FREE: ManagedClusterSKUTier.FREE,
    chosen.ClusterTier.STANDARD: ManagedClusterSKUTier.STANDARD,
    chosen.ClusterTier.PREMIUM: ManagedClusterSKUTier.PREMIUM,
}
OUTBOUND_TYPES = {
    chosen.ClusterEgress.NAT_GATEWAY: OutboundType.USER_ASSIGNED_NAT_GATEWAY,
    chosen.ClusterEgress.LOAD_BALANCER: OutboundType.LOAD_BALANCER,
    chosen.ClusterEgress.USER_DEFINED_ROUTING: OutboundType.USER_DEFINED_ROUTING,
}
UPGRADE_CHANNELS = {
    chosen.UpgradeChannel.NONE: UpgradeChannel.NONE,
    chosen.UpgradeChannel.PATCH: UpgradeChannel.PATCH,
    chosen.UpgradeChannel.STABLE: UpgradeChannel.STABLE,
    chosen.UpgradeChannel.RAPID: UpgradeChannel.RAPID,
}
NODE_OS_UPGRADE_CHANNELS = {
    chosen.NodeOsUpgradeChannel.NONE: NodeOSUpgradeChannel.NONE,
    chosen.NodeOsUpgradeChannel.UNMANAGED: NodeOSUpgradeChannel.UNMANAGED,
    chosen.NodeOsUpgradeChannel.SECURITY_PATCH: NodeOSUpgradeChannel.SECURITY_PATCH,
    chosen.NodeOsUpgradeChannel.NODE_IMAGE: NodeOSUpgradeChannel.NODE_IMAGE,
}


def managed_cluster(site: Site, told: AksClusterArgs, subnets: Subnets, control_plane: ControlPlane) -> ManagedCluster:
    """The cluster, after its network and the roles that it needs there."""
    cluster = site.cluster
    added = add_ons(site, told, subnets)
    return ManagedCluster(
        site.child("cluster"),
        resource_name_=cluster.name,
        resource_group_name=site.resource_group_name,
        location=site.location,
        dns_prefix=dns_prefix(cluster.name),
        kubernetes_version=cluster.kubernetes_version,
        sku=ManagedClusterSKUArgs(name=ManagedClusterSKUName.BASE, tier=TIERS[cluster.tier]),
        support_plan=(
            KubernetesSupportPlan.AKS_LONG_TERM_SUPPORT
            if told.get("long_term_support")
            else KubernetesSupportPlan.KUBERNETES_OFFICIAL
        ),
        identity=ManagedClusterIdentityArgs(
            type=ResourceIdentityType.USER_ASSIGNED, user_assigned_identities=[control_plane.id]
        ),
        identity_profile=_kubelet_identity(told),
        enable_rbac=True,
        aad_profile=_entra(told),
        disable_local_accounts=not cluster.local_accounts,
        oidc_issuer_profile=ManagedClusterOIDCIssuerProfileArgs(enabled=True),
        agent_pool_profiles=[inline_pool(site, subnets.nodes, told.get("system_pool", {}))],
        auto_scaler_profile=_autoscaler(told.get("autoscaler")),
        network_profile=_network_profile(site),
        api_server_access_profile=_api_server(site, told, subnets),
        auto_upgrade_profile=ManagedClusterAutoUpgradeProfileArgs(
            upgrade_channel=UPGRADE_CHANNELS[cluster.upgrade_channel],
            node_os_upgrade_channel=NODE_OS_UPGRADE_CHANNELS[cluster.node_os_upgrade_channel],
        ),
        disk_encryption_set_id=told.get("disk_encryption_set_id"),
        tags=site.tags,
        **added,
        opts=site.options(*subnets.made, *control_plane.roles, ignore_changes=_owned_by_azure(site)),
    )


def _owned_by_azure(site: Site) -> list[str]:
    is_version = site.cluster.version_is_azures
    # By its place alone: after a refresh there are others in the state, and a wildcard would have to fit all of them.
    of_pool = owned_by_azure(site.cluster.system_pool, is_version=is_version, prefix="agentPoolProfiles[0].")
    return [*(["kubernetesVersion"] if is_version else []), *of_pool]


def _kubelet_identity(told: AksClusterArgs) -> Mapping[str, UserAssignedIdentityArgs] | None:
    given = told.get("kubelet_identity")
    if given is None:
        return None
    identity = UserAssignedIdentityArgs(
        resource_id=given["id"],
        client_id=given["client_id"],
        object_id=given["object_id"],
    )
    return {"kubeletidentity": identity}


def _entra(told: AksClusterArgs) -> ManagedClusterAADProfileArgs | None:
    entra = told.get("entra")
    if entra is None:
        return None
    return ManagedClusterAADProfileArgs(
        managed=True,
        enable_azure_rbac=entra.get("azure_rbac", True),
        admin_group_object_ids=list(entra.get("admin_group_object_ids", ())) or None,
        tenant_id=entra.get("tenant_id"),
    )


def _network_profile(site: Site) -> ContainerServiceNetworkProfileArgs:
    network = site.cluster.network
    is_overlay = network.mode is chosen.ClusterNetwork.OVERLAY
    return ContainerServiceNetworkProfileArgs(
        network_plugin=NetworkPlugin.AZURE,
        network_plugin_mode=NetworkPluginMode.OVERLAY if is_overlay else None,
        network_dataplane=network.dataplane.value,
        network_policy=network.policy.value,
        outbound_type=OUTBOUND_TYPES[network.egress],
        load_balancer_sku=LoadBalancerSku.STANDARD,
        service_cidr=str(network.services),
        dns_service_ip=dns_service_address(network.services),
        pod_cidr=None if network.pods is None else str(network.pods),
    )


def _api_server(site: Site, told: AksClusterArgs, subnets: Subnets) -> ManagedClusterAPIServerAccessProfileArgs:
    network = site.cluster.network
    return ManagedClusterAPIServerAccessProfileArgs(
        authorized_ip_ranges=told.get("authorized_ip_ranges"),
        disable_run_command=not told.get("run_command", False),
        enable_private_cluster=network.is_private,
        enable_vnet_integration=network.integrates_api_server or None,
        private_dns_zone=told.get("private_dns_zone", "system") if network.is_private else None,
        subnet_id=subnets.api_server,
    )


def _autoscaler(given: chosen.ClusterAutoscaler | None) -> ManagedClusterPropertiesAutoScalerProfileArgs | None:
    if given is None:
        return None
    unneeded, after_add = given.get("scale_down_unneeded_minutes"), given.get("scale_down_delay_after_add_minutes")
    grace, expander = given.get("max_graceful_termination_seconds"), given.get("expander")
    balance = given.get("balance_similar_pools")
    # Azure takes all of them as text.
    return ManagedClusterPropertiesAutoScalerProfileArgs(
        balance_similar_node_groups=None if balance is None else str(balance).lower(),
        expander=None if expander is None else expander.value.replace("_", "-"),
        max_graceful_termination_sec=None if grace is None else str(grace),
        scale_down_delay_after_add=None if after_add is None else f"{after_add}m",
        scale_down_unneeded_time=None if unneeded is None else f"{unneeded}m",
    )
