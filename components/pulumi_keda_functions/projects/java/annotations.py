"""The annotations that declare bindings, and what the build makes of them.

From the libraries' class files (azure-functions-java-library 3.2.3, -sql 2.1.0, -rabbitmq 2.0.3,
durabletask-azure-functions 1.4.0; of Dapr, Redis, MySQL and SignalR their sources) and from the code that the Maven and
Gradle plugins share (https://github.com/microsoft/azure-maven-plugins, `BindingEnum`, `Binding`): an attribute becomes
the property of its name, enum members by their name. One that has the annotation's default is not written, save for an
event hub's cardinality and the level of an HTTP function; here an attribute is kept as written unless it is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Property


@dataclass(frozen=True)
class BindingAnnotation:
    """What an annotation on a parameter or method stands for."""

    type: str
    """The binding's type in function.json."""
    always: Mapping[str, Property] = field(default_factory=dict)
    """Properties that are written with the annotation's default where it leaves them out."""
    is_storage: bool = False
    """Whether `@StorageAccount` on the method gives it the connection that it leaves out."""
    named_by: str | None = None
    """A second property that takes the attribute `name`."""


TRIGGERS: Mapping[str, BindingAnnotation] = {
    "BlobTrigger": BindingAnnotation("blobTrigger", is_storage=True),
    "QueueTrigger": BindingAnnotation("queueTrigger", is_storage=True),
    "CosmosDBTrigger": BindingAnnotation("cosmosDBTrigger"),
    "EventHubTrigger": BindingAnnotation("eventHubTrigger", always={"cardinality": "MANY"}),
    "EventGridTrigger": BindingAnnotation("eventGridTrigger"),
    "HttpTrigger": BindingAnnotation("httpTrigger", always={"authLevel": "FUNCTION"}),
    "KafkaTrigger": BindingAnnotation("kafkaTrigger"),
    "ServiceBusQueueTrigger": BindingAnnotation("serviceBusTrigger"),
    "ServiceBusTopicTrigger": BindingAnnotation("serviceBusTrigger"),
    "TimerTrigger": BindingAnnotation("timerTrigger"),
    "WarmupTrigger": BindingAnnotation("warmupTrigger"),
    "McpToolTrigger": BindingAnnotation("mcpToolTrigger", named_by="toolName"),
    "McpPromptTrigger": BindingAnnotation("mcpPromptTrigger", named_by="promptName"),
    "McpResourceTrigger": BindingAnnotation("mcpResourceTrigger"),
    "DaprBindingTrigger": BindingAnnotation("daprBindingTrigger"),
    "DaprServiceInvocationTrigger": BindingAnnotation("daprServiceInvocationTrigger"),
    "DaprTopicTrigger": BindingAnnotation("daprTopicTrigger"),
    "DurableActivityTrigger": BindingAnnotation("activityTrigger"),
    "DurableEntityTrigger": BindingAnnotation("entityTrigger"),
    "DurableOrchestrationTrigger": BindingAnnotation("orchestrationTrigger"),
    "MySqlTrigger": BindingAnnotation("mysqlTrigger"),
    "RabbitMQTrigger": BindingAnnotation("rabbitMqTrigger"),
    "RedisListTrigger": BindingAnnotation("redisListTrigger"),
    "RedisPubSubTrigger": BindingAnnotation("redisPubSubTrigger"),
    "RedisStreamTrigger": BindingAnnotation("redisStreamTrigger"),
    "SignalRTrigger": BindingAnnotation("signalRTrigger"),
    "SqlTrigger": BindingAnnotation("sqlTrigger"),
    "AssistantSkillTrigger": BindingAnnotation("assistantSkillTrigger"),
}
INPUTS_AND_OUTPUTS: Mapping[str, BindingAnnotation] = {
    "BlobInput": BindingAnnotation("blob", is_storage=True),
    "BlobOutput": BindingAnnotation("blob", is_storage=True),
    "CosmosDBInput": BindingAnnotation("cosmosDB"),
    "CosmosDBOutput": BindingAnnotation("cosmosDB"),
    "EventGridOutput": BindingAnnotation("eventGrid"),
    "EventHubOutput": BindingAnnotation("eventHub"),
    "HttpOutput": BindingAnnotation("http"),
    "KafkaOutput": BindingAnnotation("kafka"),
    "QueueOutput": BindingAnnotation("queue", is_storage=True),
    "SendGridOutput": BindingAnnotation("sendGrid"),
    "ServiceBusQueueOutput": BindingAnnotation("serviceBus"),
    "ServiceBusTopicOutput": BindingAnnotation("serviceBus"),
    "TableInput": BindingAnnotation("table", is_storage=True),
    "TableOutput": BindingAnnotation("table", is_storage=True),
    "TwilioSmsOutput": BindingAnnotation("twilioSms"),
    "DaprPublishOutput": BindingAnnotation("daprPublish"),
    "DurableClientInput": BindingAnnotation("durableClient"),
    "MySqlInput": BindingAnnotation("mysql"),
    "MySqlOutput": BindingAnnotation("mysql"),
    "RabbitMQOutput": BindingAnnotation("rabbitMq"),
    "SignalRConnectionInfoInput": BindingAnnotation("SignalRConnectionInfo"),
    "SignalROutput": BindingAnnotation("SignalR"),
    "SqlInput": BindingAnnotation("sql"),
    "SqlOutput": BindingAnnotation("sql"),
}
BY_NAME: Mapping[str, BindingAnnotation] = {
    name.lower(): annotation for name, annotation in {**TRIGGERS, **INPUTS_AND_OUTPUTS}.items()
}
"""By the class's name in lower case, since the build compares without regard to case (`SQLTrigger`)."""

ENUM_ATTRIBUTES = frozenset(
    {"access", "authLevel", "authenticationMode", "cardinality", "commandType", "keyDataType", "methods"}
    | {"oAuthBearerMethod", "protocol"}
)
"""Attributes whose values are members of the libraries' enums."""

NO_BINDINGS = frozenset({"FunctionName", "StorageAccount", "BindingName", "FixedDelayRetry", "ExponentialBackoffRetry"})
"""Annotations of the library that declare none."""
