"""Azure roles that the app needs beside those of its triggers: for the host's own storage, and for other bindings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..projects import Binding, Function
from .app import App
from .app_settings import HOST_STORAGE
from .connections import connection_of_name
from .cosmos_db import DEFAULT_CONNECTION as COSMOS_DB
from .model import Principal, Role
from .resource_parts import ALL, event_hub, service_bus_queue, topic
from .service_bus import DEFAULT_CONNECTION as SERVICE_BUS


@dataclass(frozen=True)
class BindingRole:
    """What a binding that starts nothing asks for, whether it reads or writes."""

    role: str
    connection: str | None
    """The one that it uses where it names none."""
    named_by: tuple[str, ...] = ("connection",)
    parts: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """The part of the resource that it is enough on, by the property that names it. None where the binding makes what
    it writes to."""


HOST_ROLES = ("Storage Blob Data Owner", "Storage Table Data Contributor")
"""Locks and keys are blobs, diagnostic events go to a table
(https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity)."""
BINDING_ROLES: Mapping[str, BindingRole] = {
    "blob": BindingRole("Storage Blob Data Owner", HOST_STORAGE),
    "cosmosdb": BindingRole(
        "Cosmos DB Built-in Data Contributor", COSMOS_DB, ("connection", "connectionStringSetting")
    ),
    "eventhub": BindingRole("Azure Event Hubs Data Sender", None, parts={"eventHubName": event_hub, "path": event_hub}),
    "queue": BindingRole("Storage Queue Data Contributor", HOST_STORAGE),
    "servicebus": BindingRole(
        "Azure Service Bus Data Sender", SERVICE_BUS, parts={"queueName": service_bus_queue, "topicName": topic}
    ),
    "table": BindingRole("Storage Table Data Contributor", HOST_STORAGE),
}
"""By the binding's type in lower case
(https://learn.microsoft.com/azure/azure-functions/functions-reference#grant-permission-to-the-identity)."""


def host_roles(functions: Iterable[Function], app: App) -> Iterator[Role]:
    """Of the host that runs `functions`, where its connections are identity-based."""
    if app.settings.assumed:
        return
    for function in functions:
        storage = connection_of_name(app, function, HOST_STORAGE)
        if storage.uses_identity:
            yield from (Role(role, storage.name, Principal.APP) for role in HOST_ROLES)
        for binding in function.bindings:
            if (known := BINDING_ROLES.get(binding.type.casefold())) and (name := _connection(binding, known, app)):
                # A binding that lacks its connection fails in the host: what is planned here does not hang on it.
                connection = connection_of_name(app, function, name)
                if connection.uses_identity:
                    yield Role(known.role, connection.name, Principal.APP, _part(binding, known, app))


def _connection(binding: Binding, known: BindingRole, app: App) -> str | None:
    named = (binding.properties.get(property_) for property_ in known.named_by)
    written = next((each for each in named if each), known.connection)
    return None if written is None else app.plain_text(app.expand(written))


def _part(binding: Binding, known: BindingRole, app: App) -> str:
    """What the binding uses of its connection, where that is known and one thing: `{…}` in a name makes it many."""
    for name, part in known.parts.items():
        if written := binding.properties.get(name):
            text = app.plain_text(app.expand(written))
            return part(text) if text and "{" not in part(text) else ALL
    return ALL
