"""A subscription in which everything that a rule asks for is there, and inputs that every rule lets pass."""

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.azure_provider.azure import Azure
from tests.azure_provider.cloud import Record
from tests.azure_provider.identifiers import identifier, uuid_of
from tests.azure_provider.kinds import KINDS
from tests.azure_provider.rules.rule import Given, Write
from tests.azure_provider.settings import SUBSCRIPTION, Settings
from tools.kubernetes_provider.property_values import Object

GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg"
NETWORK = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/network"
NODES, CONTAINERS, API_SERVER = (f"{NETWORK}/subnets/{name}" for name in ("nodes", "containers", "api-server"))
BARE = f"{NETWORK}/subnets/bare"
GATEWAY = f"{GROUP}/providers/Microsoft.Network/natGateways/gateway"
ADDRESS = f"{GROUP}/providers/Microsoft.Network/publicIPAddresses/address"
SPARE_ADDRESS = f"{GROUP}/providers/Microsoft.Network/publicIPAddresses/spare"
ROUTES = f"{GROUP}/providers/Microsoft.Network/routeTables/routes"
PLANE = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/plane"
OTHER_IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/other"
WORKSPACE = f"{GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs"
METRICS = f"{GROUP}/providers/Microsoft.Monitor/accounts/metrics"
REGISTRY = f"{GROUP}/providers/Microsoft.ContainerRegistry/registries/images"
SCOPE_MAP = f"{REGISTRY}/scopeMaps/pullers"
CLUSTER = f"{GROUP}/providers/Microsoft.ContainerService/managedClusters/aks"
ZONE = f"{GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.westeurope.azmk8s.io"
COSMOS = f"{GROUP}/providers/Microsoft.DocumentDB/databaseAccounts/shop"
RULE = f"{GROUP}/providers/Microsoft.Insights/dataCollectionRules/collect"
MISSING = f"{GROUP}/providers/Microsoft.Network/publicIPAddresses/missing"
ROLE = f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/"
NETWORK_CONTRIBUTOR = f"{ROLE}4d97b98b-1d4f-4787-a291-c67834d212e7"
ACR_PULL = f"{ROLE}7f951dda-4ed3-4680-a7ca-43fe172d538d"
DNS_CONTRIBUTOR = f"{ROLE}b12aa53e-6015-4669-85d0-8515ebb3ae7f"
HERE = {"resourceGroupName": "rg"}
THERE = HERE | {"location": "westeurope"}
DELEGATION = "Microsoft.ContainerInstance/containerGroups"


def _subnet(name: str, prefix: str, service: str | None = None, **more: Object) -> Object:
    delegations = {"delegations": [{"name": "service", "serviceName": service}]} if service else {}
    own = {"virtualNetworkName": "network", "subnetName": name, "addressPrefix": prefix}
    return HERE | own | delegations | more


def _assignment(name: int, scope: str, principal: str, role: str) -> Object:
    return {
        "scope": scope,
        "roleAssignmentName": f"00000000-0000-4000-8000-{name:012}",
        "principalId": uuid_of(principal, "principal"),
        "principalType": "ServicePrincipal",
        "roleDefinitionId": role,
    }


CLUSTER_INPUTS: Object = {
    "dnsPrefix": "aks",
    "identity": {"type": "UserAssigned", "userAssignedIdentities": [PLANE]},
    "kubernetesVersion": "1.35",
    "networkProfile": {
        "networkPlugin": "azure",
        "outboundType": "userAssignedNATGateway",
        "serviceCidr": "10.100.0.0/16",
        "dnsServiceIP": "10.100.0.10",
    },
    "agentPoolProfiles": [
        {"name": "system", "mode": "System", "vmSize": "Standard_D4s_v5", "count": 3, "vnetSubnetID": NODES}
    ],
    "oidcIssuerProfile": {"enabled": True},
    "securityProfile": {"workloadIdentity": {"enabled": True}},
    "sku": {"name": "Base", "tier": "Standard"},
}
CONNECTOR: Object = {"aciConnectorLinux": {"enabled": True, "config": {"SubnetName": "containers"}}}
POOL_INPUTS: Object = {"mode": "User", "vmSize": "Standard_D4s_v5", "count": 2, "vnetSubnetID": NODES}
CREDENTIAL: Object = {
    "audiences": ["api://AzureADTokenExchange"],
    "issuer": "https://westeurope.oic.prod-aks.azure.com/t/i/",
    "subject": "system:serviceaccount:shop:orders",
}
FLOWS: Object = {
    "destinations": {"logAnalytics": [{"name": "logs", "workspaceResourceId": WORKSPACE}]},
    "dataFlows": [{"streams": ["Microsoft-Perf"], "destinations": ["logs"]}],
}
SETTING: Object = {"workspaceId": WORKSPACE, "logs": [{"category": "kube-apiserver", "enabled": True}]}
PRIVATE: Object = {
    "subnet": {"id": BARE},
    "privateLinkServiceConnections": [{"name": "c", "privateLinkServiceId": REGISTRY, "groupIds": ["registry"]}],
}
WINDOW: Object = {
    "durationHours": 4,
    "startTime": "21:00",
    "utcOffset": "+00:00",
    "schedule": {"weekly": {"dayOfWeek": "Tuesday", "intervalWeeks": 1}},
}

EXISTING: tuple[tuple[str, Object], ...] = (
    ("resources:ResourceGroup", THERE),
    ("managedidentity:UserAssignedIdentity", THERE | {"resourceName": "plane"}),
    ("managedidentity:UserAssignedIdentity", THERE | {"resourceName": "other"}),
    (
        "managedidentity:FederatedIdentityCredential",
        HERE | {"resourceName": "plane"} | CREDENTIAL | {"federatedIdentityCredentialResourceName": "first"},
    ),
    (
        "network:VirtualNetwork",
        THERE | {"virtualNetworkName": "network", "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]}},
    ),
    (
        "network:PublicIPAddress",
        THERE | {"publicIpAddressName": "address", "sku": {"name": "Standard"}, "publicIPAllocationMethod": "Static"},
    ),
    (
        "network:PublicIPAddress",
        THERE | {"publicIpAddressName": "spare", "sku": {"name": "Standard"}, "publicIPAllocationMethod": "Static"},
    ),
    (
        "network:NatGateway",
        THERE | {"natGatewayName": "gateway", "sku": {"name": "Standard"}, "publicIpAddresses": [{"id": ADDRESS}]},
    ),
    ("network:RouteTable", THERE | {"routeTableName": "routes"}),
    ("network:Subnet", _subnet("nodes", "10.1.0.0/20", natGateway={"id": GATEWAY})),
    ("network:Subnet", _subnet("containers", "10.1.16.0/24", DELEGATION, natGateway={"id": GATEWAY})),
    ("network:Subnet", _subnet("api-server", "10.1.17.0/28", "Microsoft.ContainerService/managedClusters")),
    ("network:Subnet", _subnet("bare", "10.1.18.0/24")),
    ("privatedns:PrivateZone", HERE | {"location": "global", "privateZoneName": "privatelink.westeurope.azmk8s.io"}),
    ("authorization:RoleAssignment", _assignment(1, NETWORK, PLANE, NETWORK_CONTRIBUTOR)),
    ("authorization:RoleAssignment", _assignment(2, ZONE, PLANE, DNS_CONTRIBUTOR)),
    ("operationalinsights:Workspace", THERE | {"workspaceName": "logs"}),
    ("monitor:AzureMonitorWorkspace", THERE | {"azureMonitorWorkspaceName": "metrics"}),
    ("monitor:DataCollectionRule", THERE | FLOWS | {"dataCollectionRuleName": "collect"}),
    ("containerregistry:Registry", THERE | {"registryName": "images", "sku": {"name": "Premium"}}),
    (
        "containerregistry:ScopeMap",
        HERE | {"registryName": "images", "scopeMapName": "pullers", "actions": ["repositories/orders/content/read"]},
    ),
    (
        "containerservice:ManagedCluster",
        THERE | {"resourceName": "aks"} | CLUSTER_INPUTS | {"addonProfiles": CONNECTOR},
    ),
    (
        "storage:StorageAccount",
        THERE | {"accountName": "shopstorage", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}},
    ),
    (
        "cosmosdb:DatabaseAccount",
        THERE
        | {"accountName": "shop", "databaseAccountOfferType": "Standard"}
        | {"locations": [{"locationName": "westeurope"}]},
    ),
    ("servicebus:Namespace", THERE | {"namespaceName": "shop-messages", "sku": {"name": "Standard"}}),
    ("servicebus:Namespace", THERE | {"namespaceName": "basic-messages", "sku": {"name": "Basic"}}),
    ("eventhub:Namespace", THERE | {"namespaceName": "shop-events", "sku": {"name": "Standard"}}),
    ("eventhub:Namespace", THERE | {"namespaceName": "basic-events", "sku": {"name": "Basic"}}),
    ("eventhub:EventHub", HERE | {"namespaceName": "basic-events", "eventHubName": "orders"}),
)
"""What is in the subscription, in the order in which it is made."""

NEW: Mapping[str, Object] = {
    "authorization:RoleAssignment": _assignment(3, REGISTRY, PLANE, ACR_PULL),
    "containerregistry:Registry": THERE | {"registryName": "moreimages", "sku": {"name": "Standard"}},
    "containerregistry:ScopeMap": HERE
    | {"registryName": "images", "scopeMapName": "others", "actions": ["repositories/orders/content/read"]},
    "containerregistry:TaskRun": HERE
    | {
        "registryName": "images",
        "taskRunName": "build",
        "runRequest": {
            "type": "DockerBuildRequest",
            "dockerFilePath": "Dockerfile",
            "platform": {"os": "Linux"},
            "sourceLocation": "https://github.com/contoso/shop.git",
        },
    },
    "containerregistry:Token": HERE
    | {"registryName": "images", "tokenName": "puller", "scopeMapId": SCOPE_MAP, "status": "enabled"},
    "containerservice:AgentPool": HERE | {"resourceName": "aks", "agentPoolName": "user"} | POOL_INPUTS,
    "containerservice:MaintenanceConfiguration": HERE
    | {"resourceName": "aks", "configName": "aksManagedAutoUpgradeSchedule", "maintenanceWindow": WINDOW},
    "containerservice:ManagedCluster": THERE | {"resourceName": "second"} | CLUSTER_INPUTS,
    "cosmosdb:DatabaseAccount": THERE
    | {"accountName": "orders", "databaseAccountOfferType": "Standard", "locations": [{"locationName": "westeurope"}]},
    "cosmosdb:SqlResourceSqlRoleAssignment": HERE
    | {
        "accountName": "shop",
        "roleAssignmentId": "00000000-0000-4000-8000-000000000001",
        "roleDefinitionId": f"{COSMOS}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002",
        "principalId": uuid_of(PLANE, "principal"),
        "scope": COSMOS,
    },
    "eventhub:ConsumerGroup": HERE
    | {"namespaceName": "basic-events", "eventHubName": "orders", "consumerGroupName": "$Default"},
    "eventhub:EventHub": HERE | {"namespaceName": "shop-events", "eventHubName": "orders", "partitionCount": 4},
    "eventhub:Namespace": THERE | {"namespaceName": "more-events"},
    "keyvault:Vault": THERE
    | {"vaultName": "shop-keys", "properties": {"tenantId": SUBSCRIPTION, "sku": {"family": "A", "name": "standard"}}},
    "managedidentity:FederatedIdentityCredential": HERE
    | {"resourceName": "plane", "federatedIdentityCredentialResourceName": "second"}
    | CREDENTIAL
    | {"subject": "system:serviceaccount:keda:keda-operator"},
    "managedidentity:UserAssignedIdentity": THERE | {"resourceName": "third"},
    "monitor:AzureMonitorWorkspace": THERE | {"azureMonitorWorkspaceName": "more-metrics"},
    "monitor:DataCollectionEndpoint": THERE | {"dataCollectionEndpointName": "endpoint"},
    "monitor:DataCollectionRule": THERE | {"dataCollectionRuleName": "more"} | FLOWS,
    "monitor:DataCollectionRuleAssociation": {
        "resourceUri": CLUSTER,
        "associationName": "collect",
        "dataCollectionRuleId": RULE,
    },
    "monitor:DiagnosticSetting": {"resourceUri": CLUSTER, "name": "logs"} | SETTING,
    "network:NatGateway": THERE
    | {"natGatewayName": "second", "sku": {"name": "Standard"}, "publicIpAddresses": [{"id": SPARE_ADDRESS}]},
    "network:NetworkSecurityGroup": THERE | {"networkSecurityGroupName": "guard"},
    "network:PrivateDnsZoneGroup": HERE
    | {
        "privateEndpointName": "registry",
        "privateDnsZoneGroupName": "default",
        "privateDnsZoneConfigs": [{"name": "zone", "privateDnsZoneId": ZONE}],
    },
    "network:PrivateEndpoint": THERE | {"privateEndpointName": "registry"} | PRIVATE,
    "network:PublicIPAddress": THERE
    | {"publicIpAddressName": "third", "sku": {"name": "Standard"}, "publicIPAllocationMethod": "Static"},
    "network:Route": HERE
    | {"routeTableName": "routes", "routeName": "out", "addressPrefix": "0.0.0.0/0", "nextHopType": "Internet"},
    "network:RouteTable": THERE | {"routeTableName": "more"},
    "network:Subnet": _subnet("more", "10.1.32.0/24"),
    "network:VirtualNetwork": THERE
    | {"virtualNetworkName": "second", "addressSpace": {"addressPrefixes": ["10.2.0.0/16", "10.3.0.0/16"]}},
    "operationalinsights:Workspace": THERE | {"workspaceName": "more-logs", "retentionInDays": 30},
    "privatedns:PrivateZone": HERE | {"location": "global", "privateZoneName": "privatelink.azurecr.io"},
    "privatedns:VirtualNetworkLink": HERE
    | {
        "location": "global",
        "privateZoneName": "privatelink.westeurope.azmk8s.io",
        "virtualNetworkLinkName": "network",
        "virtualNetwork": {"id": NETWORK},
        "registrationEnabled": False,
    },
    "resources:ResourceGroup": THERE | {"resourceGroupName": "second"},
    "servicebus:Namespace": THERE | {"namespaceName": "more-messages"},
    "servicebus:NamespaceAuthorizationRule": HERE
    | {"namespaceName": "shop-messages", "authorizationRuleName": "app", "rights": ["Listen", "Send"]},
    "servicebus:Queue": HERE | {"namespaceName": "shop-messages", "queueName": "orders"},
    "servicebus:Topic": HERE | {"namespaceName": "shop-messages", "topicName": "orders"},
    "servicebus:Subscription": HERE
    | {"namespaceName": "shop-messages", "topicName": "orders", "subscriptionName": "billing"},
    "storage:BlobContainer": HERE | {"accountName": "shopstorage", "containerName": "hosts"},
    "storage:Queue": HERE | {"accountName": "shopstorage", "queueName": "orders"},
    "storage:StorageAccount": THERE
    | {"accountName": "morestorage", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}},
    "storage:Table": HERE | {"accountName": "shopstorage", "tableName": "orders"},
}
"""Inputs for one more of each kind."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    "network:PrivateDnsZoneGroup": ("network:PrivateEndpoint",),
    "servicebus:Subscription": ("servicebus:Topic",),
}
"""What of `NEW` must be made before."""


def subscription(folder: Path) -> Azure:
    """With everything in `EXISTING`."""
    azure = Azure(Settings(folder, seconds=0))
    for kind, inputs in EXISTING:
        azure.create(f"azure-native:{kind}", inputs)
    return azure


def changed(inputs: Object, **changes: Any) -> Object:
    """Inputs with other values at dotted paths such as `agentPoolProfiles.0.count`; None takes a value away."""
    result = copy.deepcopy(inputs)
    for path, value in changes.items():
        at: Any = result
        *outer, last = [int(name) if name.isdigit() else name for name in path.split(".")]
        for name in outer:
            at = at[name] if isinstance(name, int) else at.setdefault(name, {})
        if value is None:
            at.pop(last, None)
        else:
            at[last] = value
    return result


def write_of(azure: Azure, kind: str, inputs: Object, before: Record | None = None) -> Write:
    """What a rule is asked about."""
    known = KINDS[f"azure-native:{kind}"]
    return Write(known, identifier(known, inputs), Given(inputs), azure.cloud.read(), before)
