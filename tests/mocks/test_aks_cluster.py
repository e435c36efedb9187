"""An AKS cluster, as the engine is told of it."""

from collections.abc import Callable
from typing import Any

import pulumi
import pytest
import yaml
from pulumi_keda_functions import AksCluster, AksClusterArgs
from pulumi_keda_functions.azure.built_in_roles import IDS

from tests.mocks.azure_answers import GROUP, ISSUER, KUBELET, SUBSCRIPTION, guid
from tests.mocks.conftest import Created, Registered

COMPONENT = "keda-functions:index:AksCluster"
SUBNETS = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/shop/subnets"
CLUSTER = f"{GROUP}/providers/Microsoft.ContainerService/managedClusters/shop-cluster"
HUB = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/hub/providers"
NODES, PODS, SERVER = (f"{HUB}/Microsoft.Network/virtualNetworks/hub/subnets/{each}" for each in ("n", "p", "s"))
LOGS = f"{HUB}/Microsoft.OperationalInsights/workspaces/logs"
METRICS = f"{HUB}/Microsoft.Monitor/accounts/metrics"
KEYS = f"{HUB}/Microsoft.Compute/diskEncryptionSets/keys"
ADMINS, CLIENT, OBJECT = (guid("given", each) for each in ("admins", "client", "object"))
CONTROL_PLANE = guid("principal", "shop-control-plane-identity")
CONNECTOR = guid("object", "aciConnectorLinux")
USUAL = {
    "shop": COMPONENT,
    "shop-virtual-network": "azure-native:network:VirtualNetwork",
    "shop-egress-ip-1": "azure-native:network:PublicIPAddress",
    "shop-nat-gateway": "azure-native:network:NatGateway",
    "shop-node-subnet": "azure-native:network:Subnet",
    "shop-control-plane-identity": "azure-native:managedidentity:UserAssignedIdentity",
    "shop-node-subnet-role": "azure-native:authorization:RoleAssignment",
    "shop-cluster": "azure-native:containerservice:ManagedCluster",
    "shop-upgrade-window": "azure-native:containerservice:MaintenanceConfiguration",
    "shop-node-os-upgrade-window": "azure-native:containerservice:MaintenanceConfiguration",
}
ADD_ON = {"network": "flat", "virtual_nodes": "add_on", "kubernetes_version": "1.34"}
V2 = {"network": "flat", "virtual_nodes": "v2_helm", "kubernetes_version": "1.34"}


def outputs(cluster: AksCluster) -> dict[str, pulumi.Output[Any]]:
    """Every output by its annotation."""
    return {name: getattr(cluster, name) for name in AksCluster.__annotations__}


@pytest.fixture
def made(created: Created) -> Callable[..., dict[str, Any]]:
    """Makes a cluster and answers its outputs."""

    def make(*, asks_for_provider: bool = False, **args: object) -> dict[str, Any]:
        given = AksClusterArgs(**{"resource_group_name": "shop", **args})  # type: ignore[typeddict-item] # any of them

        def program() -> dict[str, pulumi.Output[Any]]:
            cluster = AksCluster("shop", given)
            if asks_for_provider:
                assert cluster.provider is cluster.provider
            return outputs(cluster)

        return created.run(program)

    return make


def inputs(created: Created, name: str) -> dict[str, Any]:
    return dict(created.only(name).inputs)


def role(created: Created, name: str) -> tuple[object, object, object]:
    """Which role on what for whom."""
    given = created.only(name).inputs
    assert created.only(name).type == "azure-native:authorization:RoleAssignment"
    definition = str(given["roleDefinitionId"])
    assert definition.startswith(f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/")
    (called,) = [each for each, known in IDS.items() if definition.endswith(known)]
    return called, given["scope"], given["principalId"]


def test_the_parts_of_a_cluster_and_no_others(created: Created, made: Callable[..., Any]) -> None:
    made()
    assert created.types == USUAL
    parts: list[Registered] = [each for each in created.all if each.type != COMPONENT]
    assert {each.parent for each in parts} == {f"{COMPONENT}::shop"}


def test_the_network(created: Created, made: Callable[..., Any]) -> None:
    made(location="westeurope", tags={"team": "shop"}, address_space="10.1.0.0/16", egress_ip_count=2)
    assert inputs(created, "shop-virtual-network") == {
        "virtualNetworkName": "shop-network",
        "resourceGroupName": "shop",
        "location": "westeurope",
        "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]},
        "tags": {"team": "shop"},
        # The SDK's own defaults.
        "enableDdosProtection": False,
        "enableVmProtection": False,
    }
    assert inputs(created, "shop-node-subnet") == {
        "subnetName": "nodes",
        "resourceGroupName": "shop",
        "virtualNetworkName": "shop-virtual-network",
        "addressPrefix": "10.1.0.0/17",
        "defaultOutboundAccess": False,
        "natGateway": {"id": "shop-nat-gateway-id"},
        # The SDK's own defaults.
        "privateEndpointNetworkPolicies": "Disabled",
        "privateLinkServiceNetworkPolicies": "Enabled",
    }
    gateway = inputs(created, "shop-nat-gateway")
    assert gateway["sku"] == {"name": "Standard"}
    assert gateway["publicIpAddresses"] == [{"id": "shop-egress-ip-1-id"}, {"id": "shop-egress-ip-2-id"}]
    assert inputs(created, "shop-egress-ip-1")["publicIPAllocationMethod"] == "Static"


def test_the_cluster_itself(created: Created, made: Callable[..., Any]) -> None:
    made()
    assert inputs(created, "shop-cluster") == {
        "resourceName": "shop",
        "resourceGroupName": "shop",
        "dnsPrefix": "shop",
        "sku": {"name": "Base", "tier": "Standard"},
        "supportPlan": "KubernetesOfficial",
        "identity": {
            "type": "UserAssigned",
            "userAssignedIdentities": [
                f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop-control-plane-identity"
            ],
        },
        "enableRBAC": True,
        "disableLocalAccounts": False,
        "oidcIssuerProfile": {"enabled": True},
        "securityProfile": {
            "workloadIdentity": {"enabled": True},
            "imageCleaner": {"enabled": True, "intervalHours": 168},
            "defender": {"securityMonitoring": {"enabled": False}},
        },
        "agentPoolProfiles": [
            {
                "name": "system",
                "availabilityZones": ["1", "2", "3"],
                "count": 3,
                "enableAutoScaling": False,
                "maxPods": 250,
                "mode": "System",
                "osType": "Linux",
                "type": "VirtualMachineScaleSets",
                "upgradeSettings": {"maxSurge": "10%"},
                "vmSize": "Standard_D4ds_v5",
                "vnetSubnetID": f"{SUBNETS}/shop-node-subnet",
            }
        ],
        "networkProfile": {
            "networkPlugin": "azure",
            "networkPluginMode": "overlay",
            "networkDataplane": "cilium",
            "networkPolicy": "cilium",
            "outboundType": "userAssignedNATGateway",
            "loadBalancerSku": "standard",
            "serviceCidr": "172.16.0.0/16",
            "dnsServiceIP": "172.16.0.10",
            "podCidr": "10.244.0.0/16",
        },
        "apiServerAccessProfile": {"disableRunCommand": True, "enablePrivateCluster": False},
        "autoUpgradeProfile": {"upgradeChannel": "patch", "nodeOSUpgradeChannel": "NodeImage"},
        "addonProfiles": {
            "aciConnectorLinux": {"enabled": False},
            "azureKeyvaultSecretsProvider": {"enabled": False},
            "azurepolicy": {"enabled": True},
            "omsagent": {"enabled": False},
        },
        "azureMonitorProfile": {"metrics": {"enabled": False}},
        "metricsProfile": {"costAnalysis": {"enabled": False}},
        "nodeProvisioningProfile": {"mode": "Manual", "defaultNodePools": "Auto"},
        "workloadAutoScalerProfile": {"keda": {"enabled": False}, "verticalPodAutoscaler": {"enabled": False}},
    }


def test_the_cluster_comes_after_its_network_and_the_roles_there(created: Created, made: Callable[..., Any]) -> None:
    made(**ADD_ON, api_server_access="vnet_integration")
    assert created.only("shop-cluster").after >= {
        "shop-node-subnet",
        "shop-virtual-node-subnet",
        "shop-api-server-subnet",
        "shop-node-subnet-role",
        "shop-api-server-subnet-role",
    }


def test_subnets_are_made_one_after_the_other(created: Created, made: Callable[..., Any]) -> None:
    made(**ADD_ON, api_server_access="vnet_integration")
    assert "shop-node-subnet" in created.only("shop-virtual-node-subnet").after
    assert "shop-virtual-node-subnet" in created.only("shop-api-server-subnet").after


def test_what_the_control_plane_may_do(created: Created, made: Callable[..., Any]) -> None:
    kubelet = {
        "id": f"{HUB}/Microsoft.ManagedIdentity/userAssignedIdentities/k",
        "client_id": CLIENT,
        "object_id": OBJECT,
    }
    zone = f"{HUB}/Microsoft.Network/privateDnsZones/privatelink.westeurope.azmk8s.io"
    made(
        node_subnet_id=NODES,
        api_server_subnet_id=SERVER,
        api_server_access="private_vnet_integration",
        private_dns_zone=zone,
        kubelet_identity=kubelet,
        pools={"work": {"subnet_id": PODS}, "more": {"subnet_id": PODS}, "rest": {}},
    )
    assert [role(created, name) for name in created.types if name.endswith("-role")] == [
        ("Network Contributor", NODES, CONTROL_PLANE),
        ("Network Contributor", SERVER, CONTROL_PLANE),
        ("Network Contributor", PODS, CONTROL_PLANE),
        ("Private DNS Zone Contributor", zone, CONTROL_PLANE),
        ("Network Contributor", f"{HUB}/Microsoft.Network/virtualNetworks/hub", CONTROL_PLANE),
        ("Managed Identity Operator", kubelet["id"], CONTROL_PLANE),
    ]
    cluster = inputs(created, "shop-cluster")
    assert cluster["identityProfile"] == {
        "kubeletidentity": {"resourceId": kubelet["id"], "clientId": CLIENT, "objectId": OBJECT}
    }
    assert cluster["apiServerAccessProfile"] == {
        "disableRunCommand": True,
        "enablePrivateCluster": True,
        "enableVnetIntegration": True,
        "privateDNSZone": zone,
        "subnetId": SERVER,
    }


def test_a_network_that_exists_is_left_as_it_is(created: Created, made: Callable[..., Any]) -> None:
    known = made(node_subnet_id=pulumi.Output.from_input(NODES))
    assert not {each for each in created.types.values() if each.startswith("azure-native:network:")}
    assert inputs(created, "shop-cluster")["networkProfile"]["outboundType"] == "loadBalancer"
    assert known["virtual_network_id"] == f"{HUB}/Microsoft.Network/virtualNetworks/hub"
    assert known["node_subnet_id"] == NODES


def test_a_subnet_that_is_known_later_gets_its_role_once(created: Created, made: Callable[..., Any]) -> None:
    subnet = pulumi.Output.from_input(PODS)
    made(node_subnet_id=NODES, pools={"work": {"subnet_id": subnet}, "more": {"subnet_id": subnet}})
    assert [each for each in created.types if each.endswith("-subnet-role")] == [
        "shop-node-subnet-role",
        "shop-pool-more-subnet-role",
    ]
    assert inputs(created, "shop-pool-work")["vnetSubnetID"] == PODS


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(
            {"node_subnet_id": pulumi.Output.from_input("foo")},
            r"shop: node_subnet_id: 'foo' is no id of a subnet: give one of the form /subscriptions/",
            id="a subnet",
        ),
        pytest.param(
            {"pools": {"work": {"subnet_id": pulumi.Output.from_input(NODES.rpartition("/subnets/")[0])}}},
            r"shop: pools\['work'\].subnet_id: '.*' is no id of a subnet: give",
            id="a network for the subnet of a pool",
        ),
        pytest.param(
            {"entra": {"admin_group_object_ids": [ADMINS, pulumi.Output.from_input("admins")]}},
            r"shop: entra.admin_group_object_ids\[1\]: 'admins' is no id: give the object id of the group",
            id="a name for a group",
        ),
        pytest.param(
            {"kubelet_identity": {"id": pulumi.Output.secret("hidden"), "client_id": CLIENT, "object_id": OBJECT}},
            r"shop: kubelet_identity.id: is a secret, and no such id: give one of the form /subscriptions/",
            id="a secret, which is not shown",
        ),
    ],
)
def test_an_id_that_is_known_later_is_checked_then(
    made: Callable[..., Any], args: dict[str, object], told: str
) -> None:
    with pytest.raises(pulumi.RunError, match=told) as raised:
        made(**args)
    assert "hidden" not in str(raised.value)


def test_an_identity_that_exists(created: Created, made: Callable[..., Any]) -> None:
    identity = {"id": f"{HUB}/Microsoft.ManagedIdentity/userAssignedIdentities/i", "principal_id": OBJECT}
    made(identity=identity)
    assert "shop-control-plane-identity" not in created.types
    assert inputs(created, "shop-cluster")["identity"]["userAssignedIdentities"] == [identity["id"]]
    assert role(created, "shop-node-subnet-role")[2] == OBJECT


def test_a_route_in_place_of_a_gateway(created: Created, made: Callable[..., Any]) -> None:
    table = f"{HUB}/Microsoft.Network/routeTables/firewall"
    made(egress="user_defined_routing", route_table_id=table)
    assert "shop-nat-gateway" not in created.types
    assert inputs(created, "shop-node-subnet")["routeTable"] == {"id": table}
    assert inputs(created, "shop-cluster")["networkProfile"]["outboundType"] == "userDefinedRouting"


def test_virtual_nodes_of_the_add_on(created: Created, made: Callable[..., Any]) -> None:
    known = made(**ADD_ON)
    assert created.types == USUAL | {
        "shop-virtual-node-subnet": "azure-native:network:Subnet",
        "shop-virtual-nodes-role": "azure-native:authorization:RoleAssignment",
    }
    subnet = inputs(created, "shop-virtual-node-subnet")
    assert subnet["subnetName"] == "virtual-nodes"
    assert subnet["delegations"] == [
        {"name": "virtual-node", "serviceName": "Microsoft.ContainerInstance/containerGroups"}
    ]
    assert subnet["natGateway"] == {"id": "shop-nat-gateway-id"}
    cluster = inputs(created, "shop-cluster")
    assert cluster["addonProfiles"]["aciConnectorLinux"] == {
        "enabled": True,
        "config": {"SubnetName": "shop-virtual-node-subnet"},
    }
    assert "networkPluginMode" not in cluster["networkProfile"]
    assert cluster["securityProfile"]["imageCleaner"] == {"enabled": False}
    assert role(created, "shop-virtual-nodes-role") == (
        "Network Contributor",
        f"{SUBNETS}/shop-virtual-node-subnet",
        CONNECTOR,
    )
    assert known["virtual_node_subnet_id"] == f"{SUBNETS}/shop-virtual-node-subnet"


def test_a_route_table_does_not_reach_container_groups(created: Created, made: Callable[..., Any]) -> None:
    table = f"{HUB}/Microsoft.Network/routeTables/firewall"
    made(**ADD_ON, egress="user_defined_routing", route_table_id=table)
    assert "natGateway" not in inputs(created, "shop-node-subnet")
    assert "routeTable" not in inputs(created, "shop-virtual-node-subnet")
    assert inputs(created, "shop-virtual-node-subnet")["natGateway"] == {"id": "shop-nat-gateway-id"}


def test_virtual_nodes_of_the_chart(created: Created, made: Callable[..., Any]) -> None:
    made(**V2, virtual_nodes_v2={"replicas": 2, "values": {"zones": "1"}})
    assert created.types == USUAL | {
        "shop-virtual-node-subnet": "azure-native:network:Subnet",
        "shop-virtual-nodes-groups-role": "azure-native:authorization:RoleAssignment",
        "shop-virtual-nodes-subnet-role": "azure-native:authorization:RoleAssignment",
        "shop-virtual-nodes-kubernetes": "pulumi:providers:kubernetes",
        "shop-virtual-nodes": "kubernetes:helm.sh/v3:Release",
    }
    assert inputs(created, "shop-cluster")["addonProfiles"]["aciConnectorLinux"] == {"enabled": False}
    group = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/MC_shop_shop_westeurope"
    assert role(created, "shop-virtual-nodes-groups-role") == (
        "Azure Container Instances Contributor Role",
        group,
        KUBELET,
    )
    subnet = f"{SUBNETS}/shop-virtual-node-subnet"
    assert role(created, "shop-virtual-nodes-subnet-role") == ("Network Contributor", subnet, KUBELET)
    release = created.only("shop-virtual-nodes")
    assert release.inputs["values"] == {"aciSubnetName": subnet, "replicaCount": 2, "zones": "1"}
    assert (release.inputs["chart"], release.inputs["namespace"]) == ("virtualnode", "default")
    assert release.after >= {"shop-virtual-nodes-groups-role", "shop-virtual-nodes-subnet-role"}


def test_other_pools_are_resources_of_their_own(created: Created, made: Callable[..., Any]) -> None:
    made(
        network="flat",
        kubernetes_version="1.34",
        pools={
            "spare": {"spot": True, "min_count": 0, "max_count": 9, "labels": {"a": "b"}, "taints": ["a=b:NoSchedule"]},
            "win": {"operating_system": "windows", "count": 2, "os_sku": "Windows2022", "vm_size": "Standard_D8s_v5"},
        },
    )
    assert {name for name, kind in created.types.items() if kind.endswith(":AgentPool")} == {
        "shop-pool-spare",
        "shop-pool-win",
    }
    assert inputs(created, "shop-pool-spare") == {
        "agentPoolName": "spare",
        "resourceName": "shop",
        "resourceGroupName": "shop",
        "availabilityZones": ["1", "2", "3"],
        "count": 0,
        "enableAutoScaling": True,
        "minCount": 0,
        "maxCount": 9,
        "maxPods": 30,
        "mode": "User",
        "nodeLabels": {"a": "b"},
        "nodeTaints": ["a=b:NoSchedule"],
        "orchestratorVersion": "1.34",
        "osType": "Linux",
        "scaleSetEvictionPolicy": "Delete",
        "scaleSetPriority": "Spot",
        "type": "VirtualMachineScaleSets",
        "vmSize": "Standard_D4ds_v5",
        "vnetSubnetID": f"{SUBNETS}/shop-node-subnet",
    }
    assert inputs(created, "shop-pool-win")["osSKU"] == "Windows2022"
    (system,) = inputs(created, "shop-cluster")["agentPoolProfiles"]
    assert (system["name"], system["orchestratorVersion"]) == ("system", "1.34")


@pytest.mark.parametrize(
    ("args", "of_cluster", "of_pool"),
    [
        pytest.param({}, (), ("count",), id="a scaled pool beside a fixed one"),
        pytest.param({"system_pool": {"max_count": 5}}, ("agentPoolProfiles[0].count",), ("count",), id="both scaled"),
        pytest.param({"pools": {"work": {"count": 2}}}, (), (), id="both fixed"),
        pytest.param(
            {"upgrade_channel": "stable"},
            ("kubernetesVersion", "agentPoolProfiles[0].orchestratorVersion"),
            ("count", "orchestratorVersion"),
            id="minor versions are Azure's",
        ),
    ],
)
def test_what_azure_changes_by_itself_is_left_alone(
    created: Created,
    made: Callable[..., Any],
    args: dict[str, object],
    of_cluster: tuple[str, ...],
    of_pool: tuple[str, ...],
) -> None:
    made(**{"kubernetes_version": "1.34", "pools": {"work": {}}, **args})
    assert created.only("shop-cluster").left_alone == of_cluster
    assert created.only("shop-pool-work").left_alone == of_pool


def test_who_may_sign_in_with_entra(created: Created, made: Callable[..., Any]) -> None:
    someone = {"object_id": "11111111-2222-3333-4444-555555555555", "kind": "user"}
    made(entra={"admin_group_object_ids": [ADMINS], "administrators": [someone]})
    cluster = inputs(created, "shop-cluster")
    assert cluster["aadProfile"] == {"managed": True, "enableAzureRBAC": True, "adminGroupObjectIDs": [ADMINS]}
    assert cluster["disableLocalAccounts"] is True
    assert role(created, "shop-administrator-1-user-role") == (
        "Azure Kubernetes Service Cluster User Role",
        CLUSTER,
        someone["object_id"],
    )
    assert role(created, "shop-administrator-1-administrator-role")[0] == "Azure Kubernetes Service RBAC Cluster Admin"
    assert inputs(created, "shop-administrator-1-user-role")["principalType"] == "User"


@pytest.mark.parametrize("login", ["azurecli", "workloadidentity", "msi"])
def test_the_kubeconfig_signs_in_as_told(made: Callable[..., Any], login: str) -> None:
    known = made(entra={"admin_group_object_ids": [ADMINS]}, kubeconfig_login=login)
    (user,) = yaml.safe_load(known["kubeconfig"])["users"]
    assert user["user"]["exec"]["args"] == ["get-token", "--login", login, "--server-id", "6dae42f8"]


def test_logs_and_metrics(created: Created, made: Callable[..., Any]) -> None:
    made(log_analytics_workspace_id=LOGS, prometheus_workspace_id=METRICS, defender=True)
    assert {name: kind for name, kind in created.types.items() if name not in USUAL} == {
        "shop-container-insights-rule": "azure-native:monitor:DataCollectionRule",
        "shop-container-insights-association": "azure-native:monitor:DataCollectionRuleAssociation",
        "shop-diagnostics": "azure-native:monitor:DiagnosticSetting",
        "shop-prometheus-endpoint": "azure-native:monitor:DataCollectionEndpoint",
        "shop-prometheus-rule": "azure-native:monitor:DataCollectionRule",
        "shop-prometheus-association": "azure-native:monitor:DataCollectionRuleAssociation",
    }
    cluster = inputs(created, "shop-cluster")
    assert cluster["addonProfiles"]["omsagent"] == {
        "enabled": True,
        "config": {"logAnalyticsWorkspaceResourceID": LOGS, "useAADAuth": "true"},
    }
    assert cluster["azureMonitorProfile"] == {"metrics": {"enabled": True}}
    assert cluster["securityProfile"]["defender"] == {
        "logAnalyticsWorkspaceResourceId": LOGS,
        "securityMonitoring": {"enabled": True},
    }
    rule = inputs(created, "shop-prometheus-rule")
    assert rule["dataCollectionEndpointId"] == "shop-prometheus-endpoint-id"
    assert rule["destinations"] == {"monitoringAccounts": [{"name": "workspace", "accountResourceId": METRICS}]}
    assert inputs(created, "shop-prometheus-association")["resourceUri"] == CLUSTER
    diagnostics = inputs(created, "shop-diagnostics")
    assert diagnostics["resourceUri"] == CLUSTER
    assert {"category": "kube-audit-admin", "enabled": True} in diagnostics["logs"]


def test_windows_for_azures_work(created: Created, made: Callable[..., Any]) -> None:
    made(upgrade_window={"day": "Tuesday", "start": "21:00", "hours": 12})
    window = inputs(created, "shop-upgrade-window")
    assert (window["configName"], window["resourceName"]) == ("aksManagedAutoUpgradeSchedule", "shop")
    assert window["maintenanceWindow"] == {
        "durationHours": 12,
        "startTime": "21:00",
        "utcOffset": "+00:00",
        "schedule": {"weekly": {"dayOfWeek": "Tuesday", "intervalWeeks": 1}},
    }
    assert inputs(created, "shop-node-os-upgrade-window")["configName"] == "aksManagedNodeOSUpgradeSchedule"


def test_no_windows_where_azure_does_nothing(created: Created, made: Callable[..., Any]) -> None:
    made(upgrade_channel="none", node_os_upgrade_channel="none")
    assert not [name for name in created.types if name.endswith("-window")]


@pytest.mark.parametrize(
    ("args", "field", "expected"),
    [
        pytest.param({"tier": "premium", "long_term_support": True}, "supportPlan", "AKSLongTermSupport", id="support"),
        pytest.param(
            {"keda_add_on": True},
            "workloadAutoScalerProfile",
            {"keda": {"enabled": True}, "verticalPodAutoscaler": {"enabled": False}},
            id="keda",
        ),
        pytest.param(
            {"vertical_pod_autoscaler": True},
            "workloadAutoScalerProfile",
            {"keda": {"enabled": False}, "verticalPodAutoscaler": {"enabled": True}},
            id="vertical pod autoscaler",
        ),
        pytest.param(
            {"node_auto_provisioning": True},
            "nodeProvisioningProfile",
            {"mode": "Auto", "defaultNodePools": "Auto"},
            id="karpenter",
        ),
        pytest.param({"cost_analysis": True}, "metricsProfile", {"costAnalysis": {"enabled": True}}, id="costs"),
        pytest.param({"disk_encryption_set_id": KEYS}, "diskEncryptionSetID", KEYS, id="keys"),
        pytest.param(
            {
                "autoscaler": {
                    "expander": "least_waste",
                    "scale_down_unneeded_minutes": 5,
                    "balance_similar_pools": True,
                    "max_graceful_termination_seconds": 900,
                    "scale_down_delay_after_add_minutes": 3,
                }
            },
            "autoScalerProfile",
            {
                "expander": "least-waste",
                "scaleDownUnneededTime": "5m",
                "balanceSimilarNodeGroups": "true",
                "maxGracefulTerminationSec": "900",
                "scaleDownDelayAfterAdd": "3m",
            },
            id="autoscaler",
        ),
        pytest.param(
            {"authorized_ip_ranges": ["203.0.113.0/24"], "run_command": True},
            "apiServerAccessProfile",
            {
                "authorizedIPRanges": ["203.0.113.0/24"],
                "disableRunCommand": False,
                "enablePrivateCluster": False,
            },
            id="ranges",
        ),
        pytest.param(
            {"api_server_access": "private"},
            "apiServerAccessProfile",
            {
                "disableRunCommand": True,
                "enablePrivateCluster": True,
                "privateDNSZone": "system",
            },
            id="private",
        ),
        pytest.param(
            {"upgrade_channel": "stable", "node_os_upgrade_channel": "security_patch"},
            "autoUpgradeProfile",
            {
                "upgradeChannel": "stable",
                "nodeOSUpgradeChannel": "SecurityPatch",
            },
            id="channels",
        ),
    ],
)
def test_each_choice_and_what_azure_is_told(
    created: Created, made: Callable[..., Any], args: dict[str, object], field: str, expected: object
) -> None:
    made(**args)
    assert inputs(created, "shop-cluster")[field] == expected


def test_secrets_of_key_vaults(created: Created, made: Callable[..., Any]) -> None:
    made(key_vault_secrets_provider=True, azure_policy=False)
    add_ons = inputs(created, "shop-cluster")["addonProfiles"]
    assert add_ons["azureKeyvaultSecretsProvider"] == {"enabled": True, "config": {"enableSecretRotation": "true"}}
    assert add_ons["azurepolicy"] == {"enabled": False}


def test_a_provider_is_made_where_it_is_asked_for(created: Created, made: Callable[..., Any]) -> None:
    made(**ADD_ON, pools={"work": {}}, asks_for_provider=True)
    provider = created.only("shop-kubernetes")
    assert (provider.type, provider.parent) == ("pulumi:providers:kubernetes", f"{COMPONENT}::shop")
    assert provider.inputs["clusterIdentifier"] == CLUSTER
    assert set(provider.inputs["kubeconfig"]) == {"secret"}  # type: ignore[arg-type] # a secret
    assert provider.after >= {"shop-virtual-nodes-role", "shop-pool-work"}


def test_workloads_wait_for_the_chart_of_virtual_nodes(created: Created, made: Callable[..., Any]) -> None:
    made(**V2, asks_for_provider=True)
    assert "shop-virtual-nodes" in created.only("shop-kubernetes").after


def test_outputs(made: Callable[..., Any]) -> None:
    known = made(kubernetes_version="1.34")
    assert known == {
        "cluster_id": CLUSTER,
        "cluster_name": "shop",
        "kubernetes_version": "1.34.7",
        "kubeconfig": known["kubeconfig"],
        "oidc_issuer_url": ISSUER,
        "kubelet_object_id": KUBELET,
        "kubelet_client_id": guid("client", "kubelet"),
        "control_plane_principal_id": CONTROL_PLANE,
        "node_resource_group": "MC_shop_shop_westeurope",
        "virtual_network_id": f"{GROUP}/providers/Microsoft.Network/virtualNetworks/shop-virtual-network",
        "node_subnet_id": f"{SUBNETS}/shop-node-subnet",
        "virtual_node_subnet_id": None,
    }


def test_all_mistakes_are_told_before_anything_is_made(created: Created, made: Callable[..., Any]) -> None:
    with pytest.raises(pulumi.RunError, match=r"(?s)nothing was created.*network.*pools"):
        made(**{**ADD_ON, "network": "overlay"}, pools={"My pool": {}})
    assert created.all == []
