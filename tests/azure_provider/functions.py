"""Functions of the SDK: credentials and keys, who deploys, and the reading of any resource."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tools.kubernetes_provider.property_values import Object

from .azure import Azure
from .cloud import Record
from .identifiers import identifier, uuid_of
from .kinds import KINDS, Kind
from .kubeconfigs import admin_credentials, user_credentials
from .refusal import Refusal, RefusedError
from .sdk.functions import function_arguments
from .settings import DEPLOYER_CLIENT, DEPLOYER_OBJECT, SUBSCRIPTION, TENANT, Settings
from .type_check import misfits

Answer = Callable[[Record, Object, Settings], Object]


@dataclass(frozen=True)
class Function:
    """A function about one resource, which its arguments name."""

    kind: str
    answer: Answer


def call(token: str, arguments: Object, azure: Azure) -> Object:
    """What a function returns. Raises RefusedError for wrong arguments and for what does not exist."""
    known = function_arguments(token)
    if known is None:
        raise RefusedError([Refusal("NotFound", f"the SDK has no function {token}")])
    wrong = list(misfits(arguments, known))
    if wrong:
        raise RefusedError([Refusal("BadRequest", f"{token}: {misfit.reason}") for misfit in wrong])
    match token:
        case "azure-native:authorization:getClientConfig":
            return {
                "clientId": DEPLOYER_CLIENT,
                "objectId": DEPLOYER_OBJECT,
                "subscriptionId": SUBSCRIPTION,
                "tenantId": TENANT,
            }
        case "azure-native:authorization:getClientToken":
            return {"token": _secret(SUBSCRIPTION, f"token for {arguments.get('endpoint', 'management')}")}
    function = FUNCTIONS.get(token) or _getter(token)
    if function is None:
        raise RefusedError([Refusal("NotFound", f"{token} is not among tests/azure_provider/functions.py: add it")])
    return function.answer(_named(KINDS[function.kind], token, arguments, azure), arguments, azure.settings)


def _named(kind: Kind, token: str, arguments: Object, azure: Azure) -> Record:
    missing = [name for name in kind.parameters if arguments.get(name) is None]
    if missing:
        raise RefusedError([Refusal("BadRequest", f"{token}: missing required property '{name}'") for name in missing])
    own = identifier(kind, arguments)
    record = azure.read(own)
    if record is None:
        raise RefusedError([Refusal("ResourceNotFound", f"{token}: the resource '{own}' was not found")])
    return record


def _getter(token: str) -> Function | None:
    """`azure-native:network:getSubnet` reads a `network:Subnet`."""
    kind = token.replace(":get", ":")
    return (
        Function(kind, lambda record, _arguments, _settings: {"id": record.id} | record.outputs)
        if kind in KINDS
        else None
    )


def _secret(own: str, purpose: str) -> str:
    """A key that is the same in every run."""
    return base64.b64encode(uuid_of(own, purpose).encode()).decode()


def _registry_credentials(registry: Record, _arguments: Object, _settings: Settings) -> Object:
    if not registry.inputs.get("adminUserEnabled"):
        message = f"Admin user is disabled for the registry '{registry.name}'"
        raise RefusedError([Refusal("AdminUserDisabled", message)])
    passwords = [{"name": name, "value": _secret(registry.id, name)} for name in ("password", "password2")]
    return {"username": registry.name, "passwords": passwords}


def _upload_url(registry: Record, _arguments: Object, _settings: Settings) -> Object:
    path = f"tasks-source/202611230000/{uuid_of(registry.id, 'upload')}.tar.gz"
    return {"relativePath": path, "uploadUrl": f"https://{registry.name}.blob.core.windows.net/{path}?sig=x"}


def _storage_keys(account: Record, _arguments: Object, _settings: Settings) -> Object:
    keys = [
        {
            "keyName": name,
            "value": _secret(account.id, name),
            "permissions": "FULL",
            "creationTime": "2026-11-23T00:00:00Z",
        }
        for name in ("key1", "key2")
    ]
    return {"keys": keys}


def _namespace_keys(namespace: Record, arguments: Object, _settings: Settings) -> Object:
    rule = str(arguments.get("authorizationRuleName"))
    key = _secret(namespace.id, rule)
    connection = (
        f"Endpoint=sb://{namespace.name}.servicebus.windows.net/;SharedAccessKeyName={rule};SharedAccessKey={key}"
    )
    return {
        "keyName": rule,
        "primaryKey": key,
        "primaryConnectionString": connection,
        "secondaryKey": key,
        "secondaryConnectionString": connection,
    }


def _workspace_keys(workspace: Record, _arguments: Object, _settings: Settings) -> Object:
    return {"primarySharedKey": _secret(workspace.id, "1"), "secondarySharedKey": _secret(workspace.id, "2")}


CLUSTER = "azure-native:containerservice:ManagedCluster"
REGISTRY = "azure-native:containerregistry:Registry"
FUNCTIONS: Mapping[str, Function] = {
    "azure-native:containerservice:listManagedClusterAdminCredentials": Function(CLUSTER, admin_credentials),
    "azure-native:containerservice:listManagedClusterUserCredentials": Function(CLUSTER, user_credentials),
    "azure-native:containerregistry:listRegistryBuildSourceUploadUrl": Function(REGISTRY, _upload_url),
    "azure-native:containerregistry:listRegistryCredentials": Function(REGISTRY, _registry_credentials),
    "azure-native:eventhub:listNamespaceKeys": Function("azure-native:eventhub:Namespace", _namespace_keys),
    "azure-native:operationalinsights:getSharedKeys": Function(
        "azure-native:operationalinsights:Workspace", _workspace_keys
    ),
    "azure-native:servicebus:listNamespaceKeys": Function("azure-native:servicebus:Namespace", _namespace_keys),
    "azure-native:storage:listStorageAccountKeys": Function("azure-native:storage:StorageAccount", _storage_keys),
}
