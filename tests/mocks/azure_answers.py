"""What Azure computes of resources, in as few words as components read."""

import base64
import uuid
from collections.abc import Mapping

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
TENANT = "00000000-0000-0000-0000-00000000000a"
GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/shop"
KINDS = {
    "azure-native:containerregistry:Registry": "Microsoft.ContainerRegistry/registries",
    "azure-native:containerregistry:ScopeMap": "Microsoft.ContainerRegistry/registries/shop/scopeMaps",
    "azure-native:containerservice:ManagedCluster": "Microsoft.ContainerService/managedClusters",
    "azure-native:managedidentity:UserAssignedIdentity": "Microsoft.ManagedIdentity/userAssignedIdentities",
    "azure-native:monitor:AzureMonitorWorkspace": "Microsoft.Monitor/accounts",
    "azure-native:network:Subnet": "Microsoft.Network/virtualNetworks/shop/subnets",
    "azure-native:network:VirtualNetwork": "Microsoft.Network/virtualNetworks",
    "azure-native:operationalinsights:Workspace": "Microsoft.OperationalInsights/workspaces",
    "azure-native:storage:StorageAccount": "Microsoft.Storage/storageAccounts",
}

KUBELET = "00000000-0000-0000-0000-00000000000b"
ISSUER = "https://westeurope.oic.prod-aks.azure.com/issuer/"
KUBECONFIG = """\
apiVersion: v1
kind: Config
users:
- name: clusterUser_shop_shop
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: kubelogin
      args: [get-token, --server-id, 6dae42f8, --client-id, 80faf920, --login, devicecode]
"""


def resource_id(kind: str, name: str) -> str | None:
    """The id of a resource of that type; None where components read none."""
    return f"{GROUP}/providers/{KINDS[kind]}/{name}" if kind in KINDS else None


def guid(what: str, name: str) -> str:
    """An id that Entra makes, the same for the same."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{what}/{name}"))


def computed(kind: str, name: str, inputs: Mapping[str, object]) -> dict[str, object]:
    """Outputs that are not inputs."""
    match kind:
        case "azure-native:containerregistry:Registry":
            called = inputs["registryName"]
            return {"name": called, "loginServer": f"{called}.azurecr.io"}
        case "azure-native:containerregistry:Token":
            return {"name": inputs["tokenName"]}
        case "azure-native:managedidentity:UserAssignedIdentity":
            known = {f"{what}Id": guid(what, name) for what in ("client", "principal")}
            return {"name": f"{name}-1a2b", "tenantId": TENANT, **known}
        case "azure-native:containerservice:ManagedCluster":
            return {"name": inputs["resourceName"], **_of_cluster(inputs)}
        case kind if kind.startswith("azure-native:"):
            return {"name": name}
        case _:
            return {}


def _of_cluster(inputs: Mapping[str, object]) -> dict[str, object]:
    add_ons = inputs["addonProfiles"]
    assert isinstance(add_ons, dict)
    with_identity = {
        name: {**profile, "identity": {"objectId": guid("object", name)}} if profile["enabled"] else profile
        for name, profile in add_ons.items()
    }
    identity = inputs["identity"]
    assert isinstance(identity, dict)
    return {
        "addonProfiles": with_identity,
        # Told as a list, answered as a mapping.
        "identity": {**identity, "userAssignedIdentities": dict.fromkeys(identity["userAssignedIdentities"])},
        "currentKubernetesVersion": f"{inputs.get('kubernetesVersion', '1.33')}.7",
        "identityProfile": {"kubeletidentity": {"objectId": KUBELET, "clientId": guid("client", "kubelet")}},
        "nodeResourceGroup": "MC_shop_shop_westeurope",
        "oidcIssuerProfile": {"enabled": True, "issuerURL": ISSUER},
    }


def answered(token: str) -> dict[str, object] | None:
    """The result of an invoke; None for those that no component needs."""
    if token == "azure-native:authorization:getClientConfig":
        return {"subscriptionId": SUBSCRIPTION, "tenantId": TENANT, "clientId": "", "objectId": ""}
    if token == "azure-native:containerservice:listManagedClusterUserCredentials":
        return {"kubeconfigs": [{"name": "clusterUser", "value": base64.b64encode(KUBECONFIG.encode()).decode()}]}
    if token == "azure-native:storage:listStorageAccountKeys":
        return {"keys": [{"keyName": "key1", "value": "a2V5", "permissions": "FULL", "creationTime": ""}]}
    return None
