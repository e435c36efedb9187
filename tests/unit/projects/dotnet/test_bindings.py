"""Attributes of triggers become bindings, with the names and values that the isolated SDK writes."""

from collections.abc import Mapping

import pytest
from pulumi_keda_functions.projects.dotnet.binding_attributes import CONSTRUCTORS
from pulumi_keda_functions.projects.model import Property

from .conftest import ReadCode, function, in_class


@pytest.mark.parametrize(
    ("attribute", "kind", "properties"),
    [
        pytest.param('QueueTrigger("q")', "queueTrigger", {"queueName": "q"}, id="a queue"),
        pytest.param(
            'QueueTrigger("q", Connection = "C")',
            "queueTrigger",
            {"queueName": "q", "connection": "C"},
            id="connection",
        ),
        pytest.param('QueueTrigger(queueName: "q")', "queueTrigger", {"queueName": "q"}, id="a named argument"),
        pytest.param('QueueTriggerAttribute("q")', "queueTrigger", {"queueName": "q"}, id="with its suffix"),
        pytest.param(
            'Microsoft.Azure.Functions.Worker.QueueTrigger("q")', "queueTrigger", {"queueName": "q"}, id="a full name"
        ),
        pytest.param(
            'global::Microsoft.Azure.Functions.Worker.QueueTriggerAttribute("q")',
            "queueTrigger",
            {"queueName": "q"},
            id="a full name from the root",
        ),
        pytest.param(
            'ServiceBusTrigger("q", IsSessionsEnabled = true)',
            "serviceBusTrigger",
            {"queueName": "q", "isSessionsEnabled": True, "cardinality": "One"},
            id="Service Bus: a queue",
        ),
        pytest.param(
            'ServiceBusTrigger("t", "s", IsBatched = true)',
            "serviceBusTrigger",
            {"topicName": "t", "subscriptionName": "s", "cardinality": "Many"},
            id="Service Bus: a topic",
        ),
        pytest.param(
            'ServiceBusTrigger(subscriptionName: "s", topicName: "t")',
            "serviceBusTrigger",
            {"topicName": "t", "subscriptionName": "s", "cardinality": "One"},
            id="Service Bus: named the other way round",
        ),
        pytest.param(
            'ServiceBusTrigger("t", subscriptionName: "s")',
            "serviceBusTrigger",
            {"topicName": "t", "subscriptionName": "s", "cardinality": "One"},
            id="Service Bus: one named",
        ),
        pytest.param(
            'EventHubTrigger("h", Connection = "C", ConsumerGroup = "g")',
            "eventHubTrigger",
            {"eventHubName": "h", "connection": "C", "consumerGroup": "g", "cardinality": "Many"},
            id="Event Hubs",
        ),
        pytest.param(
            'EventHubTrigger("h", IsBatched = false)',
            "eventHubTrigger",
            {"eventHubName": "h", "cardinality": "One"},
            id="Event Hubs: single events",
        ),
        pytest.param(
            'KafkaTrigger("Broker", "t", ConsumerGroup = "g", Protocol = BrokerProtocol.SaslSsl, '
            'AuthenticationMode = BrokerAuthenticationMode.Plain, Username = "%U%", LagThreshold = 50)',
            "kafkaTrigger",
            {
                "brokerList": "Broker",
                "topic": "t",
                "consumerGroup": "g",
                "protocol": "SaslSsl",
                "authenticationMode": "Plain",
                "username": "%U%",
                "lagThreshold": 50,
                "cardinality": "One",
            },
            id="Kafka",
        ),
        pytest.param(
            'RabbitMQTrigger("q", ConnectionStringSetting = "R")',
            "rabbitMQTrigger",
            {"queueName": "q", "connectionStringSetting": "R"},
            id="RabbitMQ",
        ),
        pytest.param(
            'RabbitMQTrigger("h", "U", "P", 5672, "q")',
            "rabbitMQTrigger",
            {"hostName": "h", "userNameSetting": "U", "passwordSetting": "P", "port": 5672, "queueName": "q"},
            id="RabbitMQ: a host",
        ),
        pytest.param(
            'BlobTrigger("in/{name}", Source = BlobTriggerSource.EventGrid, Connection = "C")',
            "blobTrigger",
            {"path": "in/{name}", "source": "EventGrid", "connection": "C"},
            id="a blob",
        ),
        pytest.param('BlobTrigger(blobPath: "in/{n}")', "blobTrigger", {"path": "in/{n}"}, id="a blob, named"),
        pytest.param(
            'CosmosDBTrigger(databaseName: "d", containerName: "c", Connection = "C", LeaseContainerName = "l", '
            "CreateLeaseContainerIfNotExists = true)",
            "cosmosDBTrigger",
            {
                "databaseName": "d",
                "containerName": "c",
                "connection": "C",
                "leaseContainerName": "l",
                "createLeaseContainerIfNotExists": True,
            },
            id="Cosmos DB",
        ),
        pytest.param(
            'CosmosDBTrigger("d", "c", ConnectionStringSetting = "C", LeaseCollectionName = "l")',
            "cosmosDBTrigger",
            {"databaseName": "d", "collectionName": "c", "connectionStringSetting": "C", "leaseCollectionName": "l"},
            id="Cosmos DB: extension 3",
        ),
        pytest.param(
            'SqlTrigger("[dbo].[Orders]", "Sql")',
            "sqlTrigger",
            {"tableName": "[dbo].[Orders]", "connectionStringSetting": "Sql"},
            id="SQL",
        ),
        pytest.param(
            'MySqlTrigger("Orders", "MySql", "Leases")',
            "mySqlTrigger",
            {"tableName": "Orders", "connectionStringSetting": "MySql", "leasesTableName": "Leases"},
            id="MySQL",
        ),
        pytest.param(
            'TimerTrigger("0 */5 * * * *", RunOnStartup = false)',
            "timerTrigger",
            {"schedule": "0 */5 * * * *", "runOnStartup": False},
            id="a timer",
        ),
        pytest.param("HttpTrigger", "httpTrigger", {}, id="HTTP without parentheses"),
        pytest.param("HttpTrigger()", "httpTrigger", {}, id="HTTP without arguments"),
        pytest.param(
            'HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "orders/{id}")',
            "httpTrigger",
            {"authLevel": "Anonymous", "methods": ["get", "post"], "route": "orders/{id}"},
            id="HTTP: level and methods",
        ),
        pytest.param('HttpTrigger("get")', "httpTrigger", {"methods": ["get"]}, id="HTTP: methods only"),
        pytest.param(
            'HttpTrigger(AuthorizationLevel.Function, new[] { "get" }, Route = null)',
            "httpTrigger",
            {"authLevel": "Function", "methods": ["get"]},
            id="HTTP: an array of methods, no route",
        ),
        pytest.param("EventGridTrigger", "eventGridTrigger", {"cardinality": "One"}, id="Event Grid"),
        pytest.param(
            'SignalRTrigger("chat", "messages", "send", "user", "text", ConnectionStringSetting = "S")',
            "signalRTrigger",
            {
                "hubName": "chat",
                "category": "messages",
                "event": "send",
                "parameterNames": ["user", "text"],
                "connectionStringSetting": "S",
            },
            id="SignalR",
        ),
        pytest.param(
            'SignalRTrigger(hubName: "chat", category: "messages", @event: "send")',
            "signalRTrigger",
            {"hubName": "chat", "category": "messages", "event": "send"},
            id="SignalR: a keyword for a name",
        ),
        pytest.param(
            'WebPubSubTrigger("chat", WebPubSubEventType.User, "message")',
            "webPubSubTrigger",
            {"hub": "chat", "eventType": "User", "eventName": "message"},
            id="Web PubSub",
        ),
        pytest.param(
            'WebPubSubTrigger(WebPubSubEventType.System, "connect")',
            "webPubSubTrigger",
            {"eventType": "System", "eventName": "connect"},
            id="Web PubSub without a hub",
        ),
        pytest.param(
            'RedisListTrigger("Redis", "orders", maxBatchSize: 8, listDirection: ListDirection.RIGHT)',
            "redisListTrigger",
            {"connection": "Redis", "key": "orders", "maxBatchSize": 8, "listDirection": "RIGHT"},
            id="a Redis list",
        ),
        pytest.param(
            'RedisStreamTrigger("Redis", "orders", 500, 4)',
            "redisStreamTrigger",
            {"connection": "Redis", "key": "orders", "pollingIntervalInMs": 500, "maxBatchSize": 4},
            id="a Redis stream",
        ),
        pytest.param(
            'RedisPubSubTrigger("Redis", "news")',
            "redisPubSubTrigger",
            {"connection": "Redis", "channel": "news"},
            id="Redis pub/sub",
        ),
        pytest.param(
            'OrchestrationTrigger(Orchestration = "Ship")',
            "orchestrationTrigger",
            {"orchestration": "Ship"},
            id="an orchestration",
        ),
        pytest.param("ActivityTrigger", "activityTrigger", {}, id="an activity"),
        pytest.param('EntityTrigger(EntityName = "Cart")', "entityTrigger", {"entityName": "Cart"}, id="an entity"),
        pytest.param(
            'DaprTopicTrigger("bus", Topic = "orders", Route = "o")',
            "daprTopicTrigger",
            {"pubSubName": "bus", "topic": "orders", "route": "o"},
            id="a Dapr topic",
        ),
        pytest.param(
            'DaprBindingTrigger(BindingName = "cron")', "daprBindingTrigger", {"bindingName": "cron"}, id="Dapr binding"
        ),
        pytest.param(
            'DaprServiceInvocationTrigger(MethodName = "m")',
            "daprServiceInvocationTrigger",
            {"methodName": "m"},
            id="a Dapr service",
        ),
        pytest.param("WarmupTrigger", "warmupTrigger", {}, id="warm-up"),
        pytest.param(
            'McpToolTrigger("save", "Saves an order")',
            "mcpToolTrigger",
            {"toolName": "save", "description": "Saves an order"},
            id="an MCP tool",
        ),
        pytest.param(
            'McpResourceTrigger("file://orders", "orders", MimeType = "text/plain")',
            "mcpResourceTrigger",
            {"uri": "file://orders", "resourceName": "orders", "mimeType": "text/plain"},
            id="an MCP resource",
        ),
        pytest.param(
            'AssistantSkillTrigger("Adds an order")',
            "assistantSkillTrigger",
            {"functionDescription": "Adds an order"},
            id="an assistant's skill",
        ),
        pytest.param(
            'FileTrigger(Path = "in", Filter = "*.csv", Depth = 2)',
            "fileTrigger",
            {"path": "in", "filter": "*.csv", "depth": 2},
            id="a trigger of another extension",
        ),
    ],
)
def test_an_isolated_trigger(
    read_code: ReadCode, attribute: str, kind: str, properties: Mapping[str, Property]
) -> None:
    reading = read_code(in_class(function(attribute)))
    assert reading.problems == ()
    (found,) = reading.functions
    assert (found.trigger.type, found.trigger.properties) == (kind, properties)


def test_arguments_of_an_unknown_constructor_are_told(read_code: ReadCode) -> None:
    reading = read_code(in_class(function('FileTrigger("in", Filter = "*.csv")')))
    assert reading.functions[0].trigger.properties == {"filter": "*.csv"}
    (problem,) = reading.problems
    assert (problem.severity, problem.where) == ("warning", "Orders.cs:5")
    assert "1 arguments in `FileTrigger` of function Work" in problem.message


def test_rest_parameters_come_last() -> None:
    assert not [
        parameters
        for forms in CONSTRUCTORS.values()
        for parameters in forms
        if any(name.startswith("*") for name in parameters[:-1])
    ]
