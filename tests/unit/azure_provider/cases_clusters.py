"""Requests about clusters and their inline pools."""

from typing import Any

from tests.azure_provider.azure import Azure
from tests.unit.azure_provider import world
from tests.unit.azure_provider.case import Case, DeletionCase

CLUSTER, POOL, WINDOW = (
    "containerservice:ManagedCluster",
    "containerservice:AgentPool",
    "containerservice:MaintenanceConfiguration",
)
VIRTUAL_NODES: dict[str, Any] = {"addonProfiles": world.CONNECTOR}
PRIVATE: dict[str, Any] = {"apiServerAccessProfile.enablePrivateCluster": True}
ENTRA: dict[str, Any] = {"aadProfile": {"managed": True, "enableAzureRBAC": True}}
OTHER_PLANE: dict[str, Any] = {"identity.userAssignedIdentities": [world.OTHER_IDENTITY]}
KUBELET = {"resourceId": world.OTHER_IDENTITY}
SECOND_NETWORK = f"{world.GROUP}/providers/Microsoft.Network/virtualNetworks/second"


def pool(**changes: Any) -> dict[str, Any]:
    """Changes to the one inline pool."""
    return {f"agentPoolProfiles.0.{name}": value for name, value in changes.items()}


def network(**changes: Any) -> dict[str, Any]:
    return {f"networkProfile.{name}": value for name, value in changes.items()}


def access(**changes: Any) -> dict[str, Any]:
    return {f"apiServerAccessProfile.{name}": value for name, value in changes.items()}


def add_system_pool(azure: Azure) -> None:
    """A second one, and then the first, inline, is none any more."""
    azure.create(f"azure-native:{POOL}", world.changed(world.NEW[POOL], agentPoolName="system2", mode="System"))
    with azure.cloud.changing() as resources:
        cluster = resources.get(world.CLUSTER)
        assert cluster is not None
        cluster.outputs["agentPoolProfiles"][0]["mode"] = "User"


CLUSTER_CASES = (
    Case("cluster_access.prefix_is_given", CLUSTER, {"dnsPrefix": None}, "dnsPrefix or fqdnSubdomain is missing"),
    Case("cluster_access.prefix_is_given", CLUSTER, {"dnsPrefix": "-aks"}, "DnsPrefixInvalid.*-aks"),
    Case("cluster_access.cluster_has_an_identity", CLUSTER, {"identity": None}, "IdentityNotProvided"),
    Case("cluster_access.cluster_has_an_identity", CLUSTER, {"identity.userAssignedIdentities": []}, "exactly one"),
    Case(
        "cluster_access.kubelet_identity_needs_own_control_plane",
        CLUSTER,
        {"identity": {"type": "SystemAssigned"}, "identityProfile.kubeletidentity": KUBELET},
        "OnlySupportedOnUserAssignedMSICluster",
    ),
    Case(
        "cluster_access.private_cluster_has_no_ranges",
        CLUSTER,
        PRIVATE | access(authorizedIPRanges=["203.0.113.0/24"]),
        "cannot be used with enablePrivateCluster",
    ),
    Case(
        "cluster_access.private_cluster_has_no_ranges",
        CLUSTER,
        access(authorizedIPRanges=["203.0.113.1/24"]),
        "no address",
    ),
    Case(
        "cluster_access.private_options_need_a_private_cluster",
        CLUSTER,
        access(privateDNSZone="system"),
        "needs enablePrivateCluster",
    ),
    Case(
        "cluster_access.own_zone_needs_own_identity",
        CLUSTER,
        PRIVATE | access(privateDNSZone=world.ZONE) | {"identity": {"type": "SystemAssigned"}},
        "CustomPrivateDNSZone",
    ),
    Case("cluster_access.integration_has_a_subnet", CLUSTER, access(enableVnetIntegration=True), "subnetId"),
    Case("cluster_access.local_accounts_stay_without_entra", CLUSTER, {"disableLocalAccounts": True}, "aadProfile"),
    Case("cluster_access.entra_is_managed", CLUSTER, {"aadProfile": {"enableAzureRBAC": True}}, "must be true"),
    Case(
        "cluster_access.entra_is_managed",
        CLUSTER,
        {"aadProfile": {"managed": True, "adminGroupObjectIDs": ["admins"]}},
        "'admins' is no object id",
    ),
    Case("cluster_access.workload_identity_needs_an_issuer", CLUSTER, {"oidcIssuerProfile": None}, "oidcIssuerProfile"),
    Case(
        "cluster_access.issuer_stays",
        CLUSTER,
        {"oidcIssuerProfile.enabled": False, "securityProfile": None},
        "cannot be disabled",
        updates=True,
    ),
    Case("cluster_access.privacy_stays", CLUSTER, PRIVATE, "PropertyChangeNotAllowed", updates=True),
    Case("cluster_access.control_plane_may_join_subnets", CLUSTER, OTHER_PLANE, "LinkedAuthorizationFailed"),
    Case(
        "cluster_access.control_plane_may_use_kubelet_identity",
        CLUSTER,
        {"identityProfile.kubeletidentity": KUBELET},
        "needs Managed Identity Operator",
    ),
    Case("cluster_access.own_zone_is_ready", CLUSTER, PRIVATE | access(privateDNSZone=world.MISSING), "was not found"),
    Case(
        "cluster_access.own_zone_is_ready",
        CLUSTER,
        PRIVATE | access(privateDNSZone=world.ZONE) | OTHER_PLANE,
        "needs Private DNS Zone Contributor",
    ),
    Case(
        "cluster_access.api_server_subnet_is_delegated",
        CLUSTER,
        access(enableVnetIntegration=True, subnetId=world.BARE),
        "must be delegated to Microsoft.ContainerService",
    ),
    Case("cluster_features.version_is_supported", CLUSTER, {"kubernetesVersion": "1.29"}, "K8sVersionNotSupported"),
    Case("cluster_features.version_is_supported", CLUSTER, {"kubernetesVersion": "1.33"}, "Long-Term Support"),
    Case("cluster_features.long_term_support_is_premium", CLUSTER, {"sku.tier": "Premium"}, "InvalidLongTermSupport"),
    Case(
        "cluster_features.version_moves_one_step_up",
        CLUSTER,
        {"kubernetesVersion": "1.34"},
        "Downgrading managed cluster from 1.35.4",
        updates=True,
    ),
    Case(
        "cluster_features.version_moves_one_step_up",
        CLUSTER,
        {"kubernetesVersion": "1.36"},
        "one minor version at a time",
        updates=True,
        first={"kubernetesVersion": "1.34"},
    ),
    Case("cluster_features.add_ons_are_known", CLUSTER, {"addonProfiles": {"keda": {"enabled": True}}}, "'keda'"),
    Case(
        "cluster_features.virtual_nodes_name_a_subnet",
        CLUSTER,
        {"addonProfiles": {"aciConnectorLinux": {"enabled": True, "config": {"SubnetName": world.CONTAINERS}}}},
        "the name of a subnet",
    ),
    Case(
        "cluster_features.virtual_nodes_name_a_subnet", CLUSTER, VIRTUAL_NODES | pool(vnetSubnetID=None), "own network"
    ),
    Case(
        "cluster_features.virtual_nodes_need_flat_networking",
        CLUSTER,
        VIRTUAL_NODES | network(networkPluginMode="overlay"),
        "given overlay",
    ),
    Case(
        "cluster_features.virtual_nodes_need_flat_networking",
        CLUSTER,
        VIRTUAL_NODES | network(networkPlugin="kubenet"),
        "given kubenet",
    ),
    Case(
        "cluster_features.virtual_nodes_exclude",
        CLUSTER,
        VIRTUAL_NODES | access(authorizedIPRanges=["203.0.113.0/24"]),
        "authorizedIPRanges cannot be used with virtual nodes",
    ),
    Case(
        "cluster_features.virtual_nodes_exclude",
        CLUSTER,
        VIRTUAL_NODES | {"securityProfile.imageCleaner": {"enabled": True, "intervalHours": 48}},
        "image cleaner",
    ),
    Case(
        "cluster_features.virtual_nodes_subnet_is_ready",
        CLUSTER,
        {"addonProfiles": {"aciConnectorLinux": {"enabled": True, "config": {"SubnetName": "bare"}}}},
        "must be delegated to Microsoft.ContainerInstance",
    ),
    Case(
        "cluster_features.virtual_nodes_subnet_is_ready",
        CLUSTER,
        {"addonProfiles": {"aciConnectorLinux": {"enabled": True, "config": {"SubnetName": "aci"}}}},
        "subnets/aci was not found",
    ),
    Case(
        "cluster_features.workspaces_exist",
        CLUSTER,
        {
            "addonProfiles": {
                "omsagent": {"enabled": True, "config": {"logAnalyticsWorkspaceResourceID": world.MISSING}}
            }
        },
        "WorkspaceNotFound",
    ),
    Case(
        "cluster_features.monitoring_names_a_workspace",
        CLUSTER,
        {"addonProfiles": {"omsagent": {"enabled": True}}},
        "is missing",
    ),
    Case(
        "cluster_features.cleaner_waits_in_range",
        CLUSTER,
        {"securityProfile.imageCleaner": {"enabled": True, "intervalHours": 12}},
        "12: 24 to 2160",
    ),
    Case(
        "cluster_features.channels_fit",
        CLUSTER,
        {"autoUpgradeProfile": {"upgradeChannel": "node-image", "nodeOSUpgradeChannel": "SecurityPatch"}},
        "NodeOSUpgradeChannelInvalid",
    ),
    Case("cluster_features.automatic_cluster_is_left_alone", CLUSTER, {"sku.name": "Automatic"}, "overlay networking"),
    Case(
        "cluster_features.provisioning_excludes",
        CLUSTER,
        {"nodeProvisioningProfile": {"mode": "Auto"}} | network(networkPolicy="calico"),
        "cannot be used with networkPolicy calico",
    ),
    Case("cluster_features.node_group_is_its_own", CLUSTER, {"nodeResourceGroup": "rg"}, "ReservedResourceGroupName"),
    Case("cluster_features.window_is_known", WINDOW, {"configName": "weekly"}, "'weekly'"),
    Case("cluster_features.window_is_well_formed", WINDOW, {"maintenanceWindow.durationHours": 2}, "4 to 24"),
    Case("cluster_features.window_is_well_formed", WINDOW, {"maintenanceWindow.startTime": "9pm"}, "HH:mm"),
    Case("cluster_features.window_is_well_formed", WINDOW, {"maintenanceWindow.schedule": {}}, "exactly one rhythm"),
    Case(
        "cluster_network.kubenet_is_not_used",
        CLUSTER,
        network(networkPlugin="kubenet", networkPluginMode="overlay"),
        "needs networkPlugin azure",
    ),
    Case("cluster_network.dataplane_fits_policy", CLUSTER, network(networkPolicy="cilium"), "needs networkDataplane"),
    Case(
        "cluster_network.dataplane_fits_policy",
        CLUSTER,
        network(networkDataplane="cilium", networkPolicy="azure"),
        "needs networkPolicy cilium",
    ),
    Case("cluster_network.pod_range_is_for_overlay", CLUSTER, network(podCidr="10.245.0.0/16"), "InvalidPodCidr"),
    Case("cluster_network.service_range_holds_dns", CLUSTER, network(dnsServiceIP=None), "given together"),
    Case("cluster_network.service_range_holds_dns", CLUSTER, network(dnsServiceIP="10.100.0.1"), "first address"),
    Case("cluster_network.service_range_holds_dns", CLUSTER, network(dnsServiceIP="10.101.0.10"), "not in 10.100"),
    Case(
        "cluster_network.ranges_do_not_overlap",
        CLUSTER,
        network(networkPluginMode="overlay", podCidr="10.100.0.0/14"),
        "overlap",
    ),
    Case("cluster_network.balancer_is_standard", CLUSTER, network(loadBalancerSku="basic"), "retired"),
    Case(
        "cluster_network.outbound_type_fits_network",
        CLUSTER,
        network(outboundType="managedNATGateway"),
        "managed network",
    ),
    Case(
        "cluster_network.pools_share_a_network",
        CLUSTER,
        {
            "agentPoolProfiles": [
                {"name": "system", "mode": "System", "vmSize": "Standard_D4s_v5", "vnetSubnetID": world.NODES},
                {"name": "user", "vmSize": "Standard_D4s_v5", "vnetSubnetID": f"{SECOND_NETWORK}/subnets/a"},
            ]
        },
        "several networks",
    ),
    Case(
        "cluster_network.subnets_carry_the_outbound_type",
        CLUSTER,
        network(outboundType="userDefinedRouting"),
        "'nodes' has no routeTable",
    ),
    Case(
        "cluster_network.subnets_carry_the_outbound_type",
        CLUSTER,
        pool(vnetSubnetID=world.BARE),
        "'bare' has no natGateway",
    ),
    Case("cluster_network.node_subnets_exist", CLUSTER, pool(vnetSubnetID=world.MISSING), "was not found"),
    Case("cluster_network.node_subnets_exist", CLUSTER, pool(vnetSubnetID=world.CONTAINERS), "SubnetIsDelegated"),
    Case(
        "cluster_network.service_range_is_not_the_networks",
        CLUSTER,
        network(serviceCidr="10.1.0.0/16", dnsServiceIP="10.1.0.10"),
        "overlaps the virtual network's 10.1.0.0/16",
    ),
    Case(
        "cluster_network.subnet_is_large_enough",
        CLUSTER,
        pool(vnetSubnetID=world.BARE, count=8),
        r"Pre-allocated IPs 279 exceed IPs available 251.*9 nodes x 31",
    ),
    Case("cluster_pools.cluster_has_a_system_pool", CLUSTER, pool(mode="User"), "at least one system agent pool"),
    Case(
        "cluster_pools.no_pool_is_added_inline",
        CLUSTER,
        {
            "agentPoolProfiles": [
                *world.CLUSTER_INPUTS["agentPoolProfiles"],
                {"name": "more", "vmSize": "Standard_D4s_v5", "vnetSubnetID": world.NODES},
            ]
        },
        "A new agent pool was introduced",
        updates=True,
    ),
    Case("cluster_pools.inline_pools_stay_as_made", CLUSTER, pool(vmSize="Standard_D8s_v5"), "vmSize", updates=True),
    Case("cluster_pools.inline_versions_fit_control_plane", CLUSTER, pool(orchestratorVersion="1.36"), "not above"),
)

CLUSTER_DELETIONS = (
    DeletionCase(
        "cluster_features.cluster_takes_its_pools_along",
        f"{world.CLUSTER}/agentPools/system2",
        "at least one system agent pool",
        prepared=add_system_pool,
    ),
)
