"""Azure Event Hubs, and the built-in endpoint of an IoT Hub: `eventHubTrigger` → KEDA's `azure-eventhub`.

KEDA counts the events of each partition behind the checkpoint that the host keeps in its own storage account, and asks
for no more replicas than there are partitions. A partition without a checkpoint counts in full
(https://keda.sh/docs/latest/scalers/azure-event-hub/,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-hubs-trigger).
"""

from dataclasses import replace

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Derived, Setting, Value, in_words, joined
from .app import App, Expanded
from .clouds import cloud_metadata
from .connections import Connection, find_connection, host_storage, section_setting, without_address
from .derived_texts import derived, problems_in_derived
from .host_numbers import Number, bundle_major, number, written_number
from .model import Authentication, BySecrets, FunctionScaling, KedaTrigger, Need, Principal, Role
from .resource_parts import ALL, event_hub
from .service_bus import first_label
from .storage_queue import account_of_uri

ADDRESS = "fullyQualifiedNamespace"
BLOB_ADDRESSES = ("blobServiceUri", "serviceUri")
CHECKPOINTS = "azure-webjobs-eventhub"
"""The container in which the extension keeps them."""
DEFAULT_GROUP = "$Default"


def scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the events of a hub that its consumer group has not got to."""
    hub, group, threshold = hub_name(function, app), consumer_group(function, app), events_per_replica(app)
    source, storage = find_connection(app, function, None), host_storage(app, function)
    problems = (*hub.problems, *group.problems, *source.problems, *storage.problems)
    entity = f"Event Hub {in_words(hub.value) or 'of the connection string'}"
    needed = roles(source, storage, app.plain_text(hub.value))
    if source.uses_identity != storage.uses_identity and not (source.problems or storage.problems):
        own = tuple(role for role in needed if role.principal is Principal.APP)
        return replace(by_one_identity(function, source, storage, entity, problems), roles=own)
    metadata: dict[str, Value] = {
        "consumerGroup": group.value,
        **checkpoints(app),
        "unprocessedEventThreshold": str(threshold),
    }
    authentication: Authentication
    if source.uses_identity:
        addresses, missing = identity_metadata(function, hub, source, storage, app)
        metadata |= addresses
        authentication = source.identity(app)
    else:
        connection = Derived(connection_to_hub, joined(Setting(source.name), ";EntityPath=", hub.value))
        # A connection that was not found has been told already; its name stands for no text.
        missing = () if source.problems else problems_in_derived(app, function, REMEDY, connection)
        secrets: dict[str, Value] = {"connection": connection, "storageConnection": Setting(storage.name)}
        authentication = BySecrets(secrets, about=in_words(hub.value).casefold())
    return FunctionScaling(
        Need.EVENTS,
        f"{entity}, consumer group {in_words(group.value)}, {threshold} events per replica ({threshold.origin})",
        (KedaTrigger("azure-eventhub", metadata, authentication),),
        (*problems, *missing),
        needed,
    )


def hub_name(function: Function, app: App) -> Expanded:
    """The hub as the trigger names it, `path` being the name's old name. Empty where it leaves that to the
    connection string, whose own `EntityPath` comes first anyway."""
    name = next(filter(function.trigger.has, ("eventHubName", "path")), None)
    return app.read(function, name) if name else Expanded("")


def consumer_group(function: Function, app: App) -> Expanded:
    """The consumer group, `$Default` where the trigger names none."""
    if not function.trigger.has("consumerGroup"):
        return Expanded(DEFAULT_GROUP)
    return app.read(function, "consumerGroup")


def events_per_replica(app: App) -> Number:
    """A batch, or what host.json says that a replica shall be scaled by.

    The extension took 10 events at a time before its version 6, and kept the number elsewhere before 5. Bundles bring
    6 from 4 on and 5 from 3 on (https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-hubs#hostjson-settings).
    """
    bundle = bundle_major(app)
    if bundle < 3:
        return number(app, "extensions.eventHubs.eventProcessorOptions.maxBatchSize", 10)
    target = written_number(app, "extensions.eventHubs.targetUnprocessedEventThreshold")
    return target or number(app, "extensions.eventHubs.maxEventBatchSize", 100 if bundle >= 4 else 10)


def checkpoints(app: App) -> dict[str, Value]:
    """Where the host keeps its checkpoints: in the metadata of blobs from extension 5 on, in their text before."""
    if bundle_major(app) < 3:
        return {"checkpointStrategy": "azureFunction"}
    return {"blobContainer": CHECKPOINTS, "checkpointStrategy": "blobMetadata"}


REMEDY = "give the connection string of the hub or its namespace, for an IoT Hub its Event Hub-compatible endpoint"


def connection_to_hub(text: str) -> str:
    """A connection string of one hub: the first `EntityPath` of `text` counts, host and hub are in lower case.

    The host names checkpoints after both in lower case, KEDA looks for them under what it reads here. And KEDA 2.16 to
    2.20 fails where the hub stands beside a connection string instead of in it
    (https://github.com/kedacore/keda/pull/7926).
    """
    fields: dict[str, tuple[str, str]] = {}
    for part in text.split(";"):
        key, _, value = (piece.strip() for piece in part.partition("="))
        if value:
            fields.setdefault(key.casefold(), (key, value))
    if missing := [key for key in ("Endpoint", "EntityPath") if key.casefold() not in fields]:
        raise ValueError(f"is no connection string of an Event Hub: it has no {' and no '.join(missing)}")
    in_lower_case = {"endpoint", "entitypath"}
    return ";".join(
        f"{key}={value.lower() if folded in in_lower_case else value}" for folded, (key, value) in fields.items()
    )


def identity_metadata(
    function: Function, hub: Expanded, source: Connection, storage: Connection, app: App
) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """What KEDA needs to know beside an identity: namespace, hub and storage account."""
    metadata: dict[str, Value] = {"eventHubName": derived(lower_case, hub.value)}
    problems = [*app.read(function, "eventHubName").problems] if hub == Expanded("") else []
    if host := section_setting(app, source, ADDRESS):
        metadata |= {"eventHubNamespace": Derived(namespace_of, host), **cloud_metadata(app, host)}
    else:
        problems.append(without_address(function, source, ADDRESS))
    if account := section_setting(app, storage, "accountName"):
        metadata["storageAccountName"] = account
    elif uri := section_setting(app, storage, *BLOB_ADDRESSES):
        metadata["storageAccountName"] = Derived(account_of_uri, uri)
    elif not storage.problems:
        problems.append(without_address(function, storage, "accountName", *BLOB_ADDRESSES))
    return metadata, tuple(problems)


def lower_case(text: str) -> str:
    """`orders` of `Orders`: the host lower-cases what it names checkpoints after."""
    return text.lower()


def namespace_of(host_name: str) -> str:
    """`contoso` of `Contoso.servicebus.windows.net`."""
    return first_label(host_name).lower()


def roles(source: Connection, storage: Connection, hub: str | None) -> tuple[Role, ...]:
    """What identities read of the hub, and of its checkpoints in a container that the host makes."""
    receiver = "Azure Event Hubs Data Receiver"
    return (
        *source.roles(app=receiver, keda=receiver, part=event_hub(hub) if hub else ALL),
        *storage.roles(app="Storage Blob Data Owner", keda="Storage Blob Data Reader"),
    )


def by_one_identity(
    function: Function, source: Connection, storage: Connection, entity: str, problems: tuple[Problem, ...]
) -> FunctionScaling:
    """A replica at all times: KEDA signs in at the hub and at the storage account in the same way, or not at all."""
    identity, secret = (source, storage) if source.uses_identity else (storage, source)
    message = (
        f"{function.name}: KEDA cannot scale on {entity}: connection {identity.name} is identity-based, "
        f"{secret.name} is a connection string, and KEDA's scaler takes both in one way"
    )
    remedy = f"replace {secret.name} by {secret.name}__… for an identity, or {identity.name}__… by {identity.name}"
    return FunctionScaling(
        Need.RESIDENT,
        f"{entity}: KEDA cannot sign in, a replica stays",
        problems=(*problems, Problem(function.where, message, remedy, Severity.WARNING)),
    )
