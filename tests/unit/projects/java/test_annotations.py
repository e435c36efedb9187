"""Each annotation: the type of its binding and the properties that it gives."""

import pytest

from .conftest import ReadSources


@pytest.mark.parametrize(
    ("annotation", "binding_type", "settings"),
    [
        pytest.param(
            '@QueueTrigger(name = "m", queueName = "orders", connection = "C", dataType = "binary")',
            "queueTrigger",
            {"queueName": "orders", "connection": "C", "dataType": "binary"},
            id="storage queue",
        ),
        pytest.param(
            '@ServiceBusQueueTrigger(name = "m", queueName = "q", connection = "C", isSessionsEnabled = true)',
            "serviceBusTrigger",
            {"queueName": "q", "connection": "C", "isSessionsEnabled": True},
            id="Service Bus queue",
        ),
        pytest.param(
            '@ServiceBusTopicTrigger(name = "m", topicName = "t", subscriptionName = "s", connection = "C", '
            "cardinality = Cardinality.MANY, access = AccessRights.LISTEN)",
            "serviceBusTrigger",
            {
                "topicName": "t",
                "subscriptionName": "s",
                "connection": "C",
                "cardinality": "MANY",
                "access": "LISTEN",
            },
            id="Service Bus topic",
        ),
        pytest.param(
            '@EventHubTrigger(name = "m", eventHubName = "h", connection = "C")',
            "eventHubTrigger",
            {"eventHubName": "h", "connection": "C", "cardinality": "MANY"},
            id="an event hub delivers many unless told",
        ),
        pytest.param(
            '@EventHubTrigger(name = "m", eventHubName = "h", connection = "C", cardinality = Cardinality.ONE, '
            'consumerGroup = "g")',
            "eventHubTrigger",
            {"eventHubName": "h", "connection": "C", "cardinality": "ONE", "consumerGroup": "g"},
            id="event hub, one at a time",
        ),
        pytest.param(
            '@KafkaTrigger(name = "m", topic = "t", brokerList = "%B%", consumerGroup = "g", lagThreshold = 50, '
            "protocol = BrokerProtocol.SASLSSL, authenticationMode = BrokerAuthenticationMode.PLAIN)",
            "kafkaTrigger",
            {
                "topic": "t",
                "brokerList": "%B%",
                "consumerGroup": "g",
                "lagThreshold": 50,
                "protocol": "SASLSSL",
                "authenticationMode": "PLAIN",
            },
            id="Kafka",
        ),
        pytest.param(
            '@RabbitMQTrigger(queueName = "q", connectionStringSetting = "R")',
            "rabbitMqTrigger",
            {"queueName": "q", "connectionStringSetting": "R"},
            id="RabbitMQ",
        ),
        pytest.param(
            '@BlobTrigger(name = "b", path = "in/{name}", connection = "C", source = "EventGrid")',
            "blobTrigger",
            {"path": "in/{name}", "connection": "C", "source": "EventGrid"},
            id="blob",
        ),
        pytest.param(
            '@CosmosDBTrigger(name = "d", databaseName = "d", collectionName = "c", connectionStringSetting = "C", '
            'leaseCollectionName = "l", createLeaseCollectionIfNotExists = true)',
            "cosmosDBTrigger",
            {
                "databaseName": "d",
                "collectionName": "c",
                "connectionStringSetting": "C",
                "leaseCollectionName": "l",
                "createLeaseCollectionIfNotExists": True,
            },
            id="Cosmos DB by the names of extension 3",
        ),
        pytest.param(
            '@CosmosDBTrigger(name = "d", databaseName = "d", containerName = "c", connection = "C", '
            "maxItemsPerInvocation = 50)",
            "cosmosDBTrigger",
            {"databaseName": "d", "containerName": "c", "connection": "C", "maxItemsPerInvocation": 50},
            id="Cosmos DB by the names of extension 4",
        ),
        pytest.param(
            '@TimerTrigger(name = "t", schedule = "%Schedule%")', "timerTrigger", {"schedule": "%Schedule%"}, id="timer"
        ),
        pytest.param(
            '@HttpTrigger(name = "r", methods = {HttpMethod.GET, HttpMethod.POST}, route = "orders/{id}", '
            "authLevel = AuthorizationLevel.ANONYMOUS)",
            "httpTrigger",
            {"methods": ["GET", "POST"], "route": "orders/{id}", "authLevel": "ANONYMOUS"},
            id="HTTP",
        ),
        pytest.param('@HttpTrigger(name = "r")', "httpTrigger", {"authLevel": "FUNCTION"}, id="HTTP asks for a key"),
        pytest.param('@EventGridTrigger(name = "e")', "eventGridTrigger", {}, id="Event Grid"),
        pytest.param(
            '@SQLTrigger(name = "c", tableName = "dbo.T", connectionStringSetting = "S")',
            "sqlTrigger",
            {"tableName": "dbo.T", "connectionStringSetting": "S"},
            id="SQL, in any letter case",
        ),
        pytest.param(
            '@MySqlTrigger(name = "c", tableName = "T", connectionStringSetting = "S")',
            "mysqlTrigger",
            {"tableName": "T", "connectionStringSetting": "S"},
            id="MySQL",
        ),
        pytest.param("@WarmupTrigger", "warmupTrigger", {}, id="warm-up, without parentheses"),
        pytest.param('@DurableOrchestrationTrigger(name = "c")', "orchestrationTrigger", {}, id="orchestration"),
        pytest.param('@DurableActivityTrigger(name = "c")', "activityTrigger", {}, id="activity"),
        pytest.param('@DurableEntityTrigger(name = "c")', "entityTrigger", {}, id="entity"),
        pytest.param(
            '@RedisListTrigger(name = "e", connection = "R", key = "k", maxBatchSize = 8)',
            "redisListTrigger",
            {"connection": "R", "key": "k", "maxBatchSize": 8},
            id="Redis list",
        ),
        pytest.param(
            '@RedisStreamTrigger(name = "e", connection = "R", key = "k")',
            "redisStreamTrigger",
            {"connection": "R", "key": "k"},
            id="Redis stream",
        ),
        pytest.param(
            '@RedisPubSubTrigger(name = "e", connection = "R", channel = "c")',
            "redisPubSubTrigger",
            {"connection": "R", "channel": "c"},
            id="Redis pub/sub",
        ),
        pytest.param(
            '@DaprTopicTrigger(name = "e", pubSubName = "p", topic = "t")',
            "daprTopicTrigger",
            {"pubSubName": "p", "topic": "t"},
            id="Dapr topic",
        ),
        pytest.param('@DaprServiceInvocationTrigger(name = "e")', "daprServiceInvocationTrigger", {}, id="Dapr call"),
        pytest.param(
            '@McpToolTrigger(name = "say")', "mcpToolTrigger", {"toolName": "say"}, id="the name is the tool's"
        ),
        pytest.param(
            '@CustomBinding(direction = "in", name = "m", type = "signalRTrigger")',
            "signalRTrigger",
            {},
            id="a custom binding tells its type",
        ),
        pytest.param(
            '@com.microsoft.azure.functions.annotation.TimerTrigger(name = "t", schedule = "0 0 3 * * *")',
            "timerTrigger",
            {"schedule": "0 0 3 * * *"},
            id="a full name",
        ),
    ],
)
def test_trigger(read_java: ReadSources, annotation: str, binding_type: str, settings: dict[str, object]) -> None:
    reading = read_java(f'@FunctionName("f") public void f({annotation} final String m, ExecutionContext c) {{}}')
    assert reading.problems == ()
    (function,) = reading.functions
    assert (function.name, function.trigger.type) == ("f", binding_type)
    assert function.trigger.properties == settings


def test_a_function_is_found_where_its_annotation_stands(read_java: ReadSources) -> None:
    reading = read_java(
        """
        // @FunctionName("commented")
        @FunctionName("first")
        public void run(@TimerTrigger(name = "t", schedule = "0 0 3 * * *") String t) {}
        static class Inner {
            @FunctionName("second")
            public void run(@TimerTrigger(name = "t", schedule = "0 0 4 * * *") String t) {}
        }
        """
    )
    assert [(function.name, function.where) for function in reading.functions] == [
        ("first", "src/main/java/com/acme/Functions.java:6"),
        ("second", "src/main/java/com/acme/Functions.java:9"),
    ]


def test_other_bindings_follow_the_trigger(read_java: ReadSources) -> None:
    reading = read_java(
        """
        @FunctionName("f")
        @QueueOutput(name = "$return", queueName = "out", connection = "C")
        public String f(@BindingName("id") String id,
                        @BlobInput(name = "b", path = "in/{id}", connection = "C") byte[] blob,
                        @QueueTrigger(name = "m", queueName = "q", connection = "C") String m) { return m; }

        @FunctionName("http")
        public HttpResponseMessage http(@HttpTrigger(name = "r") HttpRequestMessage<String> r) { return null; }

        @FunctionName("silent")
        public void silent(@HttpTrigger(name = "r") HttpRequestMessage<String> r) {}
        """
    )
    assert [[binding.type for binding in function.bindings] for function in reading.functions] == [
        ["blob", "queue"],
        ["http"],
        [],
    ]
    assert reading.functions[0].trigger.type == "queueTrigger"


def test_the_storage_account_is_the_connection_of_storage_bindings_without_one(read_java: ReadSources) -> None:
    reading = read_java(
        """
        static final String ACCOUNT = "Shared";
        @FunctionName("f")
        @StorageAccount(ACCOUNT)
        public void f(@QueueTrigger(name = "m", queueName = "q") String m,
                      @BlobOutput(name = "b", path = "out", connection = "Own") OutputBinding<String> b,
                      @TableOutput(name = "t", tableName = "t", connection = "") OutputBinding<String> t,
                      @EventHubOutput(name = "e", eventHubName = "h", connection = "Hub") OutputBinding<String> e) {}
        """
    )
    (function,) = reading.functions
    connections = [binding.properties["connection"] for binding in (function.trigger, *function.bindings)]
    assert connections == ["Shared", "Own", "Shared", "Hub"]
    assert reading.problems == ()


def test_an_annotation_of_the_projects_own_is_a_binding_by_custom_binding(read_java: ReadSources) -> None:
    reading = read_java(
        """
        @FunctionName("f")
        public void f(@ListTrigger(key = "orders", batch = 4) String m) {}
        """,
        ListTrigger="""
        @CustomBinding(direction = "in", name = "", type = ListTrigger.TYPE)
        public @interface ListTrigger {
            String TYPE = "redis" + "ListTrigger";
            String key();
            int batch() default 1;
        }
        """,
    )
    (function,) = reading.functions
    assert (function.trigger.type, function.trigger.properties) == ("redisListTrigger", {"key": "orders", "batch": 4})
    assert reading.problems == ()
