import pytest
from pulumi_keda_functions.keda.model import (
    NO_AUTHENTICATION,
    UNSEEN_AUTHENTICATION,
    GivenAuthentication,
    GivenTrigger,
)
from pulumi_keda_functions.keda.triggers import problems_in_trigger
from pulumi_keda_functions.values import Setting, Value

IDENTITY = GivenAuthentication(identity="azure-workload")
CONNECTION = GivenAuthentication(frozenset({"connection"}))
BOTH_CONNECTIONS = GivenAuthentication(frozenset({"connection", "storageConnection"}))
PASSWORD = GivenAuthentication(frozenset({"username", "password"}))
QUEUE: dict[str, Value] = {"queueName": "orders", "connectionFromEnv": "Storage"}
RABBIT: dict[str, Value] = {"queueName": "orders", "hostFromEnv": "Rabbit"}
KAFKA: dict[str, Value] = {"bootstrapServers": "kafka:9092", "consumerGroup": "g", "topic": "orders"}
WINDOW: dict[str, Value] = {"timezone": "Europe/Berlin", "start": "0 6 * * *", "end": "0 20 * * *"}


def messages(
    scaler: str,
    metadata: dict[str, Value],
    authentication: GivenAuthentication = NO_AUTHENTICATION,
    metric_type: str | None = None,
    version: tuple[int, int] | None = None,
) -> list[str]:
    given = GivenTrigger(scaler, metadata, authentication, metric_type)
    return [str(problem) for problem in problems_in_trigger(given, "triggers[0]", version)]


@pytest.mark.parametrize(
    ("scaler", "metadata", "expected"),
    [
        pytest.param(
            "azure-queue",
            QUEUE | {"queueLenght": "5"},
            "triggers[0].metadata.queueLenght: azure-queue has no parameter 'queueLenght', KEDA would ignore it: "
            "did you mean queueLength?",
            id="a misspelt key",
        ),
        pytest.param(
            "azure-queue",
            QUEUE | {"queuelength": "5"},
            "triggers[0].metadata.queuelength: azure-queue has no parameter 'queuelength', KEDA would ignore it: "
            "did you mean queueLength?",
            id="a key in the wrong case",
        ),
        pytest.param(
            "azure-queue",
            QUEUE | {"metricType": "Value"},
            "triggers[0].metadata.metricType: azure-queue has no parameter 'metricType', KEDA would ignore it: "
            "write metricType beside metadata, not in it",
            id="a field of the trigger among its metadata",
        ),
        pytest.param(
            "azure-queue",
            QUEUE | {"queueLength": "five"},
            "triggers[0].metadata.queueLength: queueLength of azure-queue is 'five', where a whole number such as 10 "
            "is expected: write a whole number such as 10, or leave it out for 5",
            id="a value of the wrong type",
        ),
        pytest.param(
            "azure-queue",
            QUEUE | {"queueLengthStrategy": "visible"},
            "triggers[0].metadata.queueLengthStrategy: queueLengthStrategy of azure-queue is 'visible', where all or "
            "visibleonly is expected: write all or visibleonly, or leave it out for all",
            id="a value that is not allowed",
        ),
        pytest.param(
            "azure-queue",
            {"connectionFromEnv": "Storage", "queueNameFromEnv": "Name"},
            "triggers[0].metadata.queueNameFromEnv: azure-queue does not read queueName from the environment "
            "(queueNameFromEnv): give it as queueName in metadata",
            id="an environment variable for what has none",
        ),
        pytest.param(
            "azure-servicebus",
            {"queueName": "orders", "connection": Setting("Bus")},
            "triggers[0].metadata.connection: azure-servicebus does not read connection in metadata: give it as "
            "connectionFromEnv in metadata (the name of an environment variable) or as parameter connection of a "
            "TriggerAuthentication",
            id="a connection string in metadata",
        ),
        pytest.param(
            "prometheus",
            {"serverAddress": "http://p", "threshold": "1"},
            "triggers[0].metadata: prometheus needs query, which is not given: give it as query in metadata",
            id="a required key that is not there",
        ),
        pytest.param(
            "prometheus",
            {"serverAddress": "http://p", "threshold": "1", "query": " "},
            "triggers[0].metadata: prometheus needs query, which is not given: give it as query in metadata",
            id="a required key without content",
        ),
        pytest.param(
            "azure-servicbus",
            {},
            "triggers[0].type: KEDA 2.21.0 has no scaler 'azure-servicbus': did you mean azure-servicebus?",
            id="a scaler that there is not",
        ),
        pytest.param(
            "cpu",
            {"value": "60", "type": "Utilization"},
            "triggers[0].metadata.type: cpu no longer takes type: The 'type' setting is DEPRECATED and is removed in "
            "v2.18 - Use 'metricType' instead.",
            id="a key that KEDA gave up",
        ),
    ],
)
def test_a_mistake_reads_well(scaler: str, metadata: dict[str, Value], expected: str) -> None:
    assert expected in messages(scaler, metadata, metric_type="Utilization" if scaler == "cpu" else None)


@pytest.mark.parametrize(
    ("scaler", "metadata", "authentication"),
    [
        pytest.param("azure-queue", QUEUE | {"queueLength": Setting("Target")}, NO_AUTHENTICATION, id="a setting"),
        pytest.param("azure-queue", {"queueName": "q"}, UNSEEN_AUTHENTICATION, id="an authentication of somebody else"),
        pytest.param("azure-queue", {"queueName": "q", "accountName": "a"}, IDENTITY, id="an identity"),
        pytest.param("azure-queue", QUEUE | {"queueLength": " 7 "}, NO_AUTHENTICATION, id="space around a value"),
        pytest.param("azure-queue", QUEUE | {"cloud": "azurechinacloud"}, NO_AUTHENTICATION, id="a cloud in any case"),
        pytest.param("external", {"scalerAddress": "s:1", "what": "ever"}, NO_AUTHENTICATION, id="free metadata"),
        pytest.param(
            "external-push", {"scalerAddress": "s:1", "aFromEnv": "A"}, NO_AUTHENTICATION, id="free variables"
        ),
        pytest.param(
            "azure-eventhub",
            {"consumerGroup": "$Default", "blobContainer": "c", "checkpointStrategy": "blobMetadata"},
            BOTH_CONNECTIONS,
            id="an event hub whose connection string names it",
        ),
        pytest.param("rabbitmq", RABBIT, NO_AUTHENTICATION, id="a target by default"),
        pytest.param("redis", {"listName": "l", "addressFromEnv": "Redis"}, NO_AUTHENTICATION, id="a redis address"),
        pytest.param(
            "redis-cluster",
            {"listName": "l", "hosts": "a,b", "ports": "1,2"},
            NO_AUTHENTICATION,
            id="hosts under their other name",
        ),
        pytest.param("kafka", KAFKA | {"sasl": "plaintext", "tls": "enable"}, PASSWORD, id="kafka with a password"),
        pytest.param(
            "kafka", KAFKA | {"partitionLimitation": "1,2,10-12"}, NO_AUTHENTICATION, id="ranges of kafka's partitions"
        ),
        pytest.param("cron", WINDOW | {"desiredReplicas": "1"}, NO_AUTHENTICATION, id="a window"),
    ],
)
def test_what_is_right_or_not_known_is_let_through(
    scaler: str, metadata: dict[str, Value], authentication: GivenAuthentication
) -> None:
    assert messages(scaler, metadata, authentication) == []


@pytest.mark.parametrize(
    ("scaler", "metadata", "authentication", "expected"),
    [
        pytest.param(
            "azure-queue", {"queueName": "q"}, NO_AUTHENTICATION, "no pod identity needs connection", id="queue"
        ),
        pytest.param("azure-queue", {"queueName": "q"}, IDENTITY, "a pod identity needs accountName", id="its account"),
        pytest.param("azure-blob", {"blobContainerName": "c"}, IDENTITY, "needs accountName", id="blob"),
        pytest.param(
            "azure-queue", QUEUE | {"queueLength": "0"}, NO_AUTHENTICATION, "queueLength of", id="a zero target"
        ),
        pytest.param(
            "azure-queue", QUEUE | {"cloud": "Private"}, NO_AUTHENTICATION, "needs endpointSuffix", id="a private cloud"
        ),
        pytest.param("azure-servicebus", {}, CONNECTION, "needs queueName or topicName", id="no entity"),
        pytest.param(
            "azure-servicebus", {"topicName": "t"}, CONNECTION, "subscriptionName beside topicName", id="topic"
        ),
        pytest.param(
            "azure-servicebus",
            {"queueName": "q", "subscriptionName": "s"},
            CONNECTION,
            "queueName or subscriptionName, not both",
            id="a queue's subscription",
        ),
        pytest.param("azure-servicebus", {"queueName": "q"}, IDENTITY, "needs namespace", id="no namespace"),
        pytest.param("azure-eventhub", {}, CONNECTION, "needs storageConnection", id="no checkpoints"),
        pytest.param(
            "azure-eventhub",
            {"eventHubNamespace": "n", "eventHubName": "h"},
            IDENTITY,
            "needs storageAccountName or storageConnection",
            id="no checkpoints by identity",
        ),
        pytest.param(
            "rabbitmq", RABBIT | {"mode": "QueueLength"}, NO_AUTHENTICATION, "value beside mode", id="no value"
        ),
        pytest.param("rabbitmq", RABBIT | {"value": "5"}, NO_AUTHENTICATION, "mode beside value", id="no mode"),
        pytest.param(
            "rabbitmq",
            RABBIT | {"usernameFromEnv": "U"},
            NO_AUTHENTICATION,
            "password beside username",
            id="no password",
        ),
        pytest.param("kafka", KAFKA | {"sasl": "plaintext"}, NO_AUTHENTICATION, "needs username", id="sasl"),
        pytest.param("kafka", KAFKA | {"sasl": "plain"}, PASSWORD, "sasl of kafka is 'plain'", id="another sasl"),
        pytest.param("kafka", KAFKA | {"lagThreshold": "-1"}, NO_AUTHENTICATION, "lagThreshold of kafka", id="lag"),
        pytest.param("redis", {"listName": "l"}, NO_AUTHENTICATION, "needs address or host", id="no address"),
        pytest.param("redis", {"listName": "l", "host": "h"}, NO_AUTHENTICATION, "port beside host", id="no port"),
        pytest.param(
            "mssql", {"query": "q", "targetValue": "1"}, NO_AUTHENTICATION, "connectionString or host", id="mssql"
        ),
        pytest.param(
            "cron", WINDOW | {"desiredReplicas": "0"}, NO_AUTHENTICATION, "desiredReplicas of cron", id="none"
        ),
        pytest.param(
            "prometheus",
            {"serverAddress": "s", "query": "q", "threshold": "1", "authModes": "basic,bearer"},
            NO_AUTHENTICATION,
            "keep only one of bearer, basic or oauth",
            id="two ways to sign in",
        ),
        pytest.param(
            "prometheus",
            {"serverAddress": "s", "query": "q", "threshold": "1", "authMode": "bearer"},
            NO_AUTHENTICATION,
            "needs bearerToken",
            id="no token",
        ),
        pytest.param(
            "graphite",
            {"serverAddress": "s", "query": "q", "threshold": "1", "queryTime": "t", "authModes": "tls"},
            NO_AUTHENTICATION,
            "authModes of graphite is 'tls', where basic is expected",
            id="a way to sign in that the scaler does not have",
        ),
        pytest.param(
            "azure-queue",
            {"queueName": "q"},
            GivenAuthentication(frozenset({"conection"})),
            "did you mean connection?",
            id="a misspelt parameter of the authentication",
        ),
    ],
)
def test_parameters_that_do_not_go_together(
    scaler: str, metadata: dict[str, Value], authentication: GivenAuthentication, expected: str
) -> None:
    assert [message for message in messages(scaler, metadata, authentication) if expected in message]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("61 * * * *", "'61' is no minute from 0 to 59", id="out of bounds"),
        pytest.param("0 6 * *", "it has 4 fields instead of 5", id="four fields"),
        pytest.param("0 0 6 * * *", "it has 6 fields instead of 5", id="seconds"),
        pytest.param("@daily", "it has 1 fields instead of 5", id="a word for a schedule"),
        pytest.param("0 6 * * 7", "'7' is no day of week from 0 to 6", id="a seventh day"),
        pytest.param("0 6 * * fri-mon", "'fri-mon' is no day of week", id="a range that runs back"),
        pytest.param("*/0 * * * *", "'*/0' is no minute", id="a step of nothing"),
        pytest.param("0 20 * * *", "start and end of cron are both '0 20 * * *'", id="a window without length"),
        pytest.param("*/5 6-8,10 1 jan-mar mon-fri/2", None, id="lists, ranges, words and steps"),
        pytest.param("TZ=UTC 0 6 ? * *", None, id="a zone in front"),
    ],
)
def test_cron_windows(start: str, expected: str | None) -> None:
    found = messages("cron", WINDOW | {"start": start, "desiredReplicas": "1"})
    assert (expected is None) == (found == [])
    assert expected is None or any(expected in message for message in found)


@pytest.mark.parametrize(
    ("scaler", "metric_type", "value", "right"),
    [
        pytest.param("cpu", "Utilization", "60", True, id="percent"),
        pytest.param("memory", "AverageValue", "200Mi", True, id="an amount"),
        pytest.param("cpu", "AverageValue", "500m", True, id="thousandths"),
        pytest.param("cpu", "Utilization", "60%", False, id="a sign for percent"),
        pytest.param("cpu", "AverageValue", "500 m", False, id="no amount"),
        pytest.param("cpu", None, "60", False, id="no metric type"),
        pytest.param("memory", "Value", "200Mi", False, id="the total"),
        pytest.param("azure-queue", "Value", "", True, id="the total of a queue"),
        pytest.param("azure-queue", "Utilization", "", False, id="percent of a queue"),
        pytest.param("azure-queue", "averageValue", "", False, id="a metric type in the wrong case"),
    ],
)
def test_metric_types(scaler: str, metric_type: str | None, value: str, right: bool) -> None:
    metadata: dict[str, Value] = QUEUE if scaler == "azure-queue" else {"value": value}
    assert (messages(scaler, metadata, metric_type=metric_type) == []) is right


@pytest.mark.parametrize(
    ("scaler", "metadata", "version", "since"),
    [
        pytest.param("azure-cosmosdb", {}, (2, 20), "2.21", id="a scaler that came later"),
        pytest.param(
            "azure-queue", QUEUE | {"queueLengthStrategy": "all"}, (2, 14), "2.15", id="a key that came later"
        ),
        pytest.param("azure-queue", QUEUE | {"queueLengthStrategy": "all"}, (2, 15), None, id="a key that is there"),
        pytest.param("azure-queue", QUEUE, (2, 8), None, id="a scaler as old as apps can be"),
    ],
)
def test_what_an_older_keda_lacks(
    scaler: str, metadata: dict[str, Value], version: tuple[int, int], since: str | None
) -> None:
    found = [message for message in messages(scaler, metadata, version=version) if "came with" in message]
    assert len(found) == (since is not None)
    assert all(f"install KEDA {since} or later" in message for message in found)


def test_a_secret_is_never_told() -> None:
    given: dict[str, Value] = {"queueName": "q", "connection": "Endpoint=sb://x;SharedAccessKey=c2VjcmV0"}
    assert messages("azure-servicebus", given)
    assert not any("c2VjcmV0" in message for message in messages("azure-servicebus", given))
