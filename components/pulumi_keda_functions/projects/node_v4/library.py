"""The bindings of @azure/functions and durable-functions: what each of their functions writes.

(https://github.com/Azure/azure-functions-nodejs-library, `src/app.ts`, `src/trigger.ts`, `src/input.ts`,
`src/output.ts`; https://github.com/Azure/azure-functions-durable-js, `src/app.ts`)
"""

from collections.abc import Callable, Mapping

from ...values import Setting
from .mcp import prompt_properties, resource_properties, tool_properties
from .operators import fallen_back, truth
from .things import UNDEFINED, Array, External, Object, Thing

FUNCTIONS = "@azure/functions"
DURABLE = "durable-functions"

TRIGGERS: Mapping[str, str] = {
    "http": "httpTrigger",
    "timer": "timerTrigger",
    "storageBlob": "blobTrigger",
    "storageQueue": "queueTrigger",
    "serviceBusQueue": "serviceBusTrigger",
    "serviceBusTopic": "serviceBusTrigger",
    "eventHub": "eventHubTrigger",
    "eventGrid": "eventGridTrigger",
    "cosmosDB": "cosmosDBTrigger",
    "sql": "sqlTrigger",
    "mySql": "mysqlTrigger",
    "warmup": "warmupTrigger",
    "webPubSub": "webPubSubTrigger",
    "mcpTool": "mcpToolTrigger",
    "mcpResource": "mcpResourceTrigger",
    "mcpPrompt": "mcpPromptTrigger",
    "connectorTrigger": "connectorTrigger",
}
"""What `app.X` and `trigger.X` stand for."""
HTTP_METHODS: Mapping[str, str] = {
    "get": "GET",
    "put": "PUT",
    "post": "POST",
    "patch": "PATCH",
    "deleteRequest": "DELETE",
}
"""What `app.X` answers."""
DURABLE_TRIGGERS: Mapping[str, str] = {
    "orchestration": "orchestrationTrigger",
    "activity": "activityTrigger",
    "entity": "entityTrigger",
}
"""What `app.X` and `trigger.X` of durable-functions stand for."""
CLIENT_TRIGGERS = frozenset(
    {"http", "timer", "storageBlob", "storageQueue", "serviceBusQueue", "serviceBusTopic", "eventHub", "eventGrid"}
    | {"cosmosDB", "generic"}
)
"""What `app.client.X` of durable-functions offers: the same as `app.X` of @azure/functions, with a durable client."""
DURABLE_CLIENT = "durableClient"

INPUTS: Mapping[str, str] = {
    "storageBlob": "blob",
    "table": "table",
    "cosmosDB": "cosmosDB",
    "sql": "sql",
    "mySql": "mysql",
    "webPubSubConnection": "webPubSubConnection",
    "webPubSubContext": "webPubSubContext",
}
OUTPUTS: Mapping[str, str] = {
    "http": "http",
    "storageBlob": "blob",
    "table": "table",
    "storageQueue": "queue",
    "serviceBusQueue": "serviceBus",
    "serviceBusTopic": "serviceBus",
    "eventHub": "eventHub",
    "eventGrid": "eventGrid",
    "cosmosDB": "cosmosDB",
    "sql": "sql",
    "mySql": "mysql",
    "webPubSub": "webPubSub",
}
BINDINGS: Mapping[tuple[str, str], Mapping[str, str]] = {
    (FUNCTIONS, "trigger"): TRIGGERS,
    (FUNCTIONS, "input"): INPUTS,
    (FUNCTIONS, "output"): OUTPUTS,
    (DURABLE, "trigger"): DURABLE_TRIGGERS,
    (DURABLE, "input"): {DURABLE_CLIENT: DURABLE_CLIENT},
}
"""The functions that make a binding, by where they are."""

DECLARING = frozenset(TRIGGERS) | frozenset(HTTP_METHODS) | frozenset(DURABLE_TRIGGERS) | {"generic"}
"""Methods of an app that declare a function."""
SHARED_NAMES = frozenset(HTTP_METHODS) | {"http", "timer", "sql", "generic", "warmup", "entity", "activity"}
"""Of these, names that other libraries use, too: an Express application has `get`."""
HARMLESS = frozenset({"setup", "hook"})
"""What an app offers that declares no function."""


def is_app(thing: Thing) -> bool:
    """Whether functions are declared on it."""
    return isinstance(thing, External) and (
        (thing.library in {FUNCTIONS, DURABLE} and thing.path == ("app",))
        or (thing.library == DURABLE and thing.path == ("app", "client"))
    )


def made_binding(path: External, options: Thing) -> Object | None:
    """The binding that `trigger.storageQueue(options)` and its like give back; None where it is none of these."""
    if len(path.path) != 2 or (path.library, path.path[0]) not in BINDINGS:
        return None
    group, name = path.path
    given = options if isinstance(options, Object) else Object()
    if name == "generic":
        return given
    binding_type = BINDINGS[path.library, group].get(name)
    return binding_of(binding_type, given) if binding_type else None


def binding_of(binding_type: str, options: Object) -> Object:
    """A binding of this type with the properties that the library gives it."""
    convert = CONVERSIONS.get(binding_type)
    properties = convert(options) if convert else dict(options.properties)
    return Object({**properties, "type": binding_type}, options.unread)


def http_properties(options: Object) -> dict[str, Thing]:
    """An HTTP trigger's: anonymous, and answering GET and POST, when left out."""
    level, methods = options.get("authLevel"), options.get("methods")
    default = "anonymous"
    if isinstance(level, Setting):
        level = fallen_back(level, default)
    return options.properties | {
        "authLevel": default if truth(level) is False else level,
        "methods": Array(["GET", "POST"]) if truth(methods) is False else methods,
    }


def web_pub_sub_properties(options: Object) -> dict[str, Thing]:
    """Of Web PubSub: the older `connection` becomes one of `connections`."""
    properties = dict(options.properties)
    connection = properties.pop("connection", UNDEFINED)
    if properties.get("connections", UNDEFINED) in (None, UNDEFINED) and truth(connection) is not False:
        properties["connections"] = Array([connection])
    return properties


CONVERSIONS: Mapping[str, Callable[[Object], dict[str, Thing]]] = {
    "httpTrigger": http_properties,
    "webPubSubTrigger": web_pub_sub_properties,
    "webPubSubContext": web_pub_sub_properties,
    "mcpToolTrigger": tool_properties,
    "mcpResourceTrigger": resource_properties,
    "mcpPromptTrigger": prompt_properties,
}
"""What the library changes about the properties that it is given, by the binding's type."""
