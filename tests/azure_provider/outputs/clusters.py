"""Managed clusters and their pools: versions, addresses, and the identities that Azure makes beside them."""

from collections.abc import Mapping

from tools.kubernetes_provider.property_values import Object

from ..cloud import Record, Resources
from ..identifiers import group_of, name_in, uuid_of
from ..kubernetes_versions import DEFAULT, full_version
from ..settings import SUBSCRIPTION, TENANT
from .identities import ids, made_identity
from .output import Computed, merged

CLUSTER = "azure-native:containerservice:ManagedCluster"
POOL = "azure-native:containerservice:AgentPool"
ADD_ON_IDENTITIES: Mapping[str, str] = {
    "aciConnectorLinux": "aciconnectorlinux",
    "azureKeyvaultSecretsProvider": "azurekeyvaultsecretsprovider",
    "azurepolicy": "azurepolicy",
    "omsagent": "omsagent",
}
"""Prefix of the identity that Azure makes for each add-on."""
LONGEST_GROUP = 80


def node_group(own: str, inputs: Object) -> str:
    """The resource group of a cluster's machines."""
    given = inputs.get("nodeResourceGroup")
    return str(given or f"MC_{group_of(own)}_{name_in(own)}_{_location(inputs)}"[:LONGEST_GROUP])


def _location(inputs: Object) -> str:
    return str(inputs["location"]).replace(" ", "").lower()


def _kubelet(own: str, inputs: Object) -> Record:
    return made_identity(node_group(own, inputs), f"{name_in(own)}-agentpool", _location(inputs), own)


def _add_ons(inputs: Object) -> dict[str, Object]:
    return {name: add_on for name, add_on in (inputs.get("addonProfiles") or {}).items() if add_on.get("enabled")}


def _add_on_identity(own: str, inputs: Object, add_on: str) -> Record:
    name = f"{ADD_ON_IDENTITIES[add_on]}-{name_in(own)}"
    return made_identity(node_group(own, inputs), name, _location(inputs), own)


def beside_cluster(own: str, inputs: Object, _resources: Resources) -> list[Record]:
    """The node resource group, the kubelet's identity unless one is given, one identity for each add-on."""
    group = node_group(own, inputs)
    location = {"location": _location(inputs)}
    group_record = Record(
        f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{group}",
        "azure-native:resources:ResourceGroup",
        {"resourceGroupName": group} | location,
        {"name": group, "type": "Microsoft.Resources/resourceGroups"} | location,
        own,
    )
    kubelet = [] if "kubeletidentity" in (inputs.get("identityProfile") or {}) else [_kubelet(own, inputs)]
    known = [_add_on_identity(own, inputs, name) for name in _add_ons(inputs) if name in ADD_ON_IDENTITIES]
    return [group_record, *kubelet, *known]


def cluster(own: str, inputs: Object, resources: Resources) -> Object:
    """What Azure tells of a cluster beyond its inputs."""
    prefix = str(inputs.get("dnsPrefix") or inputs.get("fqdnSubdomain"))
    host = f"{prefix}-{uuid_of(own, 'fqdn')[:8]}.hcp.{_location(inputs)}.azmk8s.io"
    access = inputs.get("apiServerAccessProfile") or {}
    private = bool(access.get("enablePrivateCluster"))
    version = full_version(str(inputs.get("kubernetesVersion") or DEFAULT))
    network = inputs.get("networkProfile") or {}
    told: Object = {
        "agentPoolProfiles": _pools(own, inputs, resources, version),
        "currentKubernetesVersion": version,
        "kubernetesVersion": inputs.get("kubernetesVersion") or DEFAULT,
        "enableRBAC": inputs.get("enableRBAC", True),
        "identityProfile": _identity_profile(own, inputs),
        "maxAgentPools": 100,
        "networkProfile": _network(network),
        "nodeResourceGroup": node_group(own, inputs),
        "oidcIssuerProfile": _issuer(own, inputs),
        "powerState": {"code": "Running"},
        "sku": {"name": "Base", "tier": "Free"} | (inputs.get("sku") or {}),
        "supportPlan": inputs.get("supportPlan", "KubernetesOfficial"),
    }
    told |= {"privateFQDN": f"{prefix}.privatelink.{_location(inputs)}.azmk8s.io"} if private else {"fqdn": host}
    if private and access.get("enablePrivateClusterPublicFQDN", True):
        told["fqdn"] = host
    add_ons = {
        name: {"identity": ids(_add_on_identity(own, inputs, name).id)}
        for name in _add_ons(inputs)
        if name in ADD_ON_IDENTITIES
    }
    return told | ({"addonProfiles": merged(inputs["addonProfiles"], add_ons)} if add_ons else {})


def _identity_profile(own: str, inputs: Object) -> Object:
    given = (inputs.get("identityProfile") or {}).get("kubeletidentity")
    return {"kubeletidentity": ids(given["resourceId"]) if given else ids(_kubelet(own, inputs).id)}


def _issuer(own: str, inputs: Object) -> Object:
    if not (inputs.get("oidcIssuerProfile") or {}).get("enabled"):
        return {"enabled": False}
    return {
        "enabled": True,
        "issuerURL": f"https://{_location(inputs)}.oic.prod-aks.azure.com/{TENANT}/{uuid_of(own, 'issuer')}/",
    }


def _network(given: Object) -> Object:
    """What Azure chooses where nothing is said."""
    overlay = given.get("networkPluginMode") == "overlay" or not given.get("networkPlugin")
    chosen: Object = {
        "dnsServiceIP": "10.0.0.10",
        "ipFamilies": ["IPv4"],
        "loadBalancerSku": "standard",
        "networkDataplane": "azure",
        "networkPlugin": "azure",
        "outboundType": "loadBalancer",
        "serviceCidr": "10.0.0.0/16",
    }
    chosen |= {"networkPluginMode": "overlay", "podCidr": "10.244.0.0/16"} if overlay else {}
    chosen |= given
    return chosen | {"serviceCidrs": [chosen["serviceCidr"]]}


def _pools(own: str, inputs: Object, resources: Resources, version: str) -> list[Object]:
    inline = [pool_answer(pool, inputs, version) for pool in inputs.get("agentPoolProfiles") or []]
    separate = [
        {"name": record.name} | {name: value for name, value in record.outputs.items() if name not in ("name", "type")}
        for record in resources.inside(own)
        if record.token == POOL
    ]
    return [*inline, *separate]


def pool_answer(pool: Object, cluster_inputs: Object, cluster_version: str) -> Object:
    """A pool with what Azure chooses where nothing is said."""
    network = cluster_inputs.get("networkProfile") or {}
    flat = network.get("networkPlugin") == "azure" and network.get("networkPluginMode") != "overlay"
    version = pool.get("orchestratorVersion")
    chosen: Object = {
        "count": pool.get("count", pool.get("minCount", 1)),
        "currentOrchestratorVersion": full_version(str(version)) if version else cluster_version,
        "enableAutoScaling": False,
        "enableFIPS": False,
        "enableNodePublicIP": False,
        "kubeletDiskType": "OS",
        "maxPods": 30 if flat else 250,
        "mode": "User",
        "orchestratorVersion": version or cluster_version,
        "osDiskSizeGB": 128,
        "osDiskType": "Managed",
        "osSKU": "Windows2022" if pool.get("osType") == "Windows" else "Ubuntu",
        "osType": "Linux",
        "powerState": {"code": "Running"},
        "provisioningState": "Succeeded",
        "scaleDownMode": "Delete",
    }
    return chosen | pool


def agent_pool(own: str, inputs: Object, resources: Resources) -> Object:
    """A pool that is a resource of its own."""
    found = resources.get(own.rpartition("/agentPools/")[0])
    given = {name: value for name, value in inputs.items() if name not in ("resourceGroupName", "resourceName", "type")}
    given.pop("agentPoolName", None)
    version = str(found.outputs["currentKubernetesVersion"]) if found else full_version(DEFAULT)
    return pool_answer(given, found.inputs if found else {}, version)


COMPUTED = {
    CLUSTER: Computed(outputs=cluster, beside=beside_cluster),
    POOL: Computed(outputs=agent_pool),
}
