"""The attributes of triggers and bindings: which property each argument of a constructor sets.

The names are those of the attribute classes in the extensions, of the in-process model
(https://github.com/Azure/azure-webjobs-sdk, https://github.com/Azure/azure-webjobs-sdk-extensions) and of the isolated
one (https://github.com/Azure/azure-functions-dotnet-worker/tree/main/extensions), which mostly agree. Both SDKs write
a property under its own name, with a small first letter, but for a few that have another name in function.json.
"""

from collections.abc import Mapping

Parameters = tuple[str, ...]
"""The properties that a constructor's arguments set, in order; `*x` takes all that are left."""


def constructors(*forms: str) -> tuple[Parameters, ...]:
    """Constructors by the properties that their arguments set. Of those that fit, the first is meant."""
    return tuple(tuple(form.split()) for form in forms)


CONSTRUCTORS: Mapping[str, tuple[Parameters, ...]] = {
    "activityTrigger": (),
    "assistantSkillTrigger": constructors("functionDescription"),
    "blobTrigger": constructors("path"),
    "connectorTrigger": (),
    "cosmosDBTrigger": constructors("databaseName containerName", "databaseName collectionName"),
    "daprBindingTrigger": (),
    "daprServiceInvocationTrigger": (),
    "daprTopicTrigger": constructors("pubSubName"),
    "entityTrigger": (),
    "eventGridTrigger": (),
    "eventHubTrigger": constructors("eventHubName"),
    "httpTrigger": constructors("authLevel *methods", "*methods"),
    "kafkaTrigger": constructors("brokerList topic"),
    "mcpPromptTrigger": constructors("promptName"),
    "mcpResourceTrigger": constructors("uri resourceName"),
    "mcpToolTrigger": constructors("toolName description"),
    "mySqlTrigger": constructors("tableName connectionStringSetting leasesTableName"),
    "orchestrationTrigger": (),
    "queueTrigger": constructors("queueName"),
    "rabbitMQTrigger": constructors("queueName", "hostName userNameSetting passwordSetting port queueName"),
    "redisListTrigger": constructors("connection key pollingIntervalInMs maxBatchSize listDirection"),
    "redisPubSubTrigger": constructors("connection channel pattern"),
    "redisStreamTrigger": constructors("connection key pollingIntervalInMs maxBatchSize"),
    "serviceBusTrigger": constructors(
        "queueName", "topicName subscriptionName", "queueName accessRights", "topicName subscriptionName accessRights"
    ),
    "signalRTrigger": constructors("hubName category event *parameterNames"),
    "sqlTrigger": constructors("tableName connectionStringSetting leasesTableName"),
    "timerTrigger": constructors("schedule"),
    "warmupTrigger": (),
    "webPubSubTrigger": constructors("hub eventType eventName *connections", "eventType eventName *connections"),
    "blob": constructors("path access"),
    "cosmosDB": constructors("databaseName containerName", "databaseName collectionName"),
    "durableClient": (),
    "eventHub": constructors("eventHubName"),
    "kafka": constructors("brokerList topic"),
    "mySql": constructors("commandText connectionStringSetting commandType parameters"),
    "queue": constructors("queueName"),
    "redis": constructors("connection command"),
    "serviceBus": constructors("queueOrTopicName entityType"),
    "sql": constructors("commandText connectionStringSetting commandType parameters"),
    "table": constructors("tableName", "tableName partitionKey", "tableName partitionKey rowKey"),
}
"""By the type of the binding. A type that is not here has a constructor that is not known."""

ENUM_PROPERTIES = frozenset({"access", "accessRights", "authLevel", "commandType", "entityType", "eventType"})
"""Properties that an argument by position sets to the member of an enum, and to nothing else."""

RENAMED: Mapping[str, Mapping[str, str]] = {
    "blob": {"blobPath": "path"},
    "blobTrigger": {"blobPath": "path"},
    "serviceBusTrigger": {"access": "accessRights"},
    "timerTrigger": {"scheduleExpression": "schedule"},
}
"""What function.json calls a property of the class."""

BATCHES: Mapping[str, bool] = {
    "eventGridTrigger": False,
    "eventHubTrigger": True,
    "kafkaTrigger": False,
    "serviceBusTrigger": False,
}
"""Triggers that deliver batches if asked to, and whether isolated ones do unless told otherwise."""

EARLIER_COSMOS_DB = frozenset(
    {"connectionStringSetting", "leaseConnectionStringSetting", "leaseCollectionName", "leaseCollectionPrefix"}
    | {"createLeaseCollectionIfNotExists", "leasesCollectionThroughput", "collectionThroughput"}
)
"""Properties that the attributes have up to version 3 of the extension, which says collection for container."""

BINDINGS = frozenset(
    {"Blob", "CosmosDB", "DurableClient", "EventGrid", "EventHub", "Kafka", "McpToolProperty", "MySql", "Queue"}
    | {"OrchestrationClient", "RabbitMQ", "Redis", "SendGrid", "ServiceBus", "SignalR", "SignalRConnectionInfo"}
    | {"Sql", "Table", "TwilioSms", "WebPubSub", "WebPubSubConnection", "WebPubSubContext"}
)
"""Bindings besides the trigger whose attribute does not tell by its name that it is one."""

WITHOUT_SOURCE = frozenset(
    {"activityTrigger", "assistantSkillTrigger", "daprBindingTrigger", "daprServiceInvocationTrigger"}
    | {"daprTopicTrigger", "entityTrigger", "eventGridTrigger", "httpTrigger", "mcpPromptTrigger", "mcpResourceTrigger"}
    | {"mcpToolTrigger", "orchestrationTrigger", "signalRTrigger", "timerTrigger", "warmupTrigger", "webPubSubTrigger"}
)
"""Triggers without a source of messages: no scaler hangs on their properties."""


def is_trigger(attribute: str) -> bool:
    """Whether the attribute of that name starts a function."""
    return attribute.endswith("Trigger")


def is_other_binding(attribute: str) -> bool:
    """Whether the attribute of that name is a binding besides the trigger."""
    return attribute in BINDINGS or attribute.endswith(("Input", "Output"))


def binding_type(attribute: str) -> str:
    """The type that both SDKs make of an attribute's name: `queue` of `QueueOutput`."""
    name = attribute if is_trigger(attribute) else attribute.removesuffix("Input").removesuffix("Output")
    return lower_first(name)


def lower_first(name: str) -> str:
    """`Connection` as JSON has it."""
    return name[:1].lower() + name[1:]
