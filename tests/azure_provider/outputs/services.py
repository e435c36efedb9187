"""Other services: addresses and identifiers that programs hand on."""

from tools.kubernetes_provider.property_values import Object

from ..cloud import Resources
from ..identifiers import name_in, uuid_of
from .output import Computed


def registry(own: str, inputs: Object, _resources: Resources) -> Object:
    """Its host name."""
    return {
        "loginServer": f"{name_in(own).lower()}.azurecr.io",
        "adminUserEnabled": inputs.get("adminUserEnabled", False),
        "publicNetworkAccess": inputs.get("publicNetworkAccess", "Enabled"),
        "zoneRedundancy": inputs.get("zoneRedundancy", "Disabled"),
        "sku": {"tier": inputs["sku"]["name"]},
    }


def task_run(own: str, inputs: Object, _resources: Resources) -> Object:
    """A run that has succeeded, with a digest for each image that it pushed."""
    request = inputs.get("runRequest") or {}
    names = request.get("imageNames") or []
    host = f"{own.split('/')[-3].lower()}.azurecr.io"
    images = [
        {
            "registry": host,
            "repository": name.rpartition(":")[0] or name,
            "tag": name.rpartition(":")[2],
            "digest": f"sha256:{uuid_of(own + name, 'digest').replace('-', '') * 2}",
        }
        for name in names
    ]
    return {"runResult": {"runId": uuid_of(own, "run")[:4], "status": "Succeeded", "outputImages": images}}


def workspace(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Its id among data sources."""
    return {"customerId": uuid_of(own, "customer")}


def public_ip(own: str, _inputs: Object, _resources: Resources) -> Object:
    """An address out of the block for documentation."""
    return {"ipAddress": f"203.0.113.{int(uuid_of(own, 'address')[:2], 16)}", "resourceGuid": uuid_of(own, "guid")}


def virtual_network(own: str, _inputs: Object, _resources: Resources) -> Object:
    """An id that no name tells."""
    return {"resourceGuid": uuid_of(own, "guid")}


def role_assignment(_own: str, inputs: Object, _resources: Resources) -> Object:
    """Azure finds the type of a principal out."""
    return {"principalType": inputs.get("principalType", "User")}


def storage_account(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Where its services answer."""
    name = name_in(own)
    endpoints = {
        service: f"https://{name}.{service}.core.windows.net/" for service in ("blob", "file", "queue", "table")
    }
    return {"primaryEndpoints": endpoints, "primaryLocation": "westeurope"}


def messaging_namespace(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Where Service Bus and Event Hubs answer."""
    return {"serviceBusEndpoint": f"https://{name_in(own)}.servicebus.windows.net:443/"}


def data_collection_endpoint(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Where agents send metrics and logs."""
    host = f"{name_in(own).lower()}-{uuid_of(own, 'endpoint')[:4]}.westeurope-1"
    return {
        "immutableId": f"dce-{uuid_of(own, 'immutable').replace('-', '')}",
        "logsIngestion": {"endpoint": f"https://{host}.ingest.monitor.azure.com"},
        "metricsIngestion": {"endpoint": f"https://{host}.metrics.ingest.monitor.azure.com"},
        "configurationAccess": {"endpoint": f"https://{host}.handler.control.monitor.azure.com"},
    }


def data_collection_rule(own: str, _inputs: Object, _resources: Resources) -> Object:
    """The id that agents know it by."""
    return {"immutableId": f"dcr-{uuid_of(own, 'immutable').replace('-', '')}"}


def vault(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Where it answers."""
    return {"properties": {"vaultUri": f"https://{name_in(own)}.vault.azure.net/"}}


def database_account(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Where it answers."""
    return {"documentEndpoint": f"https://{name_in(own)}.documents.azure.com:443/"}


COMPUTED = {
    "azure-native:authorization:RoleAssignment": Computed(outputs=role_assignment),
    "azure-native:containerregistry:Registry": Computed(outputs=registry),
    "azure-native:containerregistry:TaskRun": Computed(outputs=task_run),
    "azure-native:cosmosdb:DatabaseAccount": Computed(outputs=database_account),
    "azure-native:eventhub:Namespace": Computed(outputs=messaging_namespace),
    "azure-native:keyvault:Vault": Computed(outputs=vault),
    "azure-native:monitor:DataCollectionEndpoint": Computed(outputs=data_collection_endpoint),
    "azure-native:monitor:DataCollectionRule": Computed(outputs=data_collection_rule),
    "azure-native:network:PublicIPAddress": Computed(outputs=public_ip),
    "azure-native:network:VirtualNetwork": Computed(outputs=virtual_network),
    "azure-native:operationalinsights:Workspace": Computed(outputs=workspace),
    "azure-native:servicebus:Namespace": Computed(outputs=messaging_namespace),
    "azure-native:storage:StorageAccount": Computed(outputs=storage_account),
}
