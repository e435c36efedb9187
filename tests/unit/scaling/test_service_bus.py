import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import ByIdentity, BySecrets, Need
from pulumi_keda_functions.scaling.clouds import cloud_of
from pulumi_keda_functions.scaling.service_bus import first_label, messages_per_replica, scaling
from pulumi_keda_functions.values import Derived, Setting, Value

from tests.unit.sample import app, function, messages, only_trigger

CONNECTION: dict[str, str | None] = {"AzureWebJobsServiceBus": None}
TOPIC: dict[str, Property] = {"topicName": "%Topic%", "subscriptionName": "mail"}


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param({"queueName": "orders"}, {"queueName": "orders", "messageCount": "16"}, id="a queue"),
        pytest.param(
            TOPIC,
            {"topicName": Setting("Topic"), "subscriptionName": "mail", "messageCount": "16"},
            id="a topic and its subscription",
        ),
    ],
)
def test_metadata(properties: dict[str, Property], expected: dict[str, Value]) -> None:
    scaled = scaling(function("serviceBusTrigger", properties), app({**CONNECTION, "Topic": "t"}))
    assert scaled.need is Need.EVENTS
    assert only_trigger(scaled).metadata == expected
    assert only_trigger(scaled).authentication == BySecrets({"connection": Setting("AzureWebJobsServiceBus")})
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("properties", "content", "expected"),
    [
        pytest.param({}, {}, 16, id="single messages: calls on one core"),
        pytest.param({}, {"maxConcurrentCalls": 4}, 4, id="single messages: host.json wins"),
        pytest.param({"cardinality": "MANY"}, {}, 1000, id="a batch: its size, in any case"),
        pytest.param({"cardinality": "many"}, {"maxMessageBatchSize": 50}, 50, id="a batch: host.json wins"),
        pytest.param({"isSessionsEnabled": True}, {}, 8, id="sessions"),
        pytest.param({"isSessionsEnabled": "true"}, {"maxConcurrentSessions": 3}, 3, id="sessions as text"),
        pytest.param({}, {"messageHandlerOptions": {"maxConcurrentCalls": 4}}, 16, id="old names are not read"),
    ],
)
def test_messages_per_replica(properties: dict[str, Property], content: dict[str, Json], expected: int) -> None:
    configured = app(CONNECTION, {"extensions": {"serviceBus": content}})
    assert messages_per_replica(function("serviceBusTrigger", properties), configured).value == expected


@pytest.mark.parametrize(
    ("properties", "content", "expected"),
    [
        pytest.param({}, {"messageHandlerOptions": {"maxConcurrentCalls": 4}}, 4, id="single messages"),
        pytest.param({"cardinality": "many"}, {"batchOptions": {"maxMessageCount": 9}}, 9, id="a batch"),
        pytest.param({"isSessionsEnabled": True}, {}, 2000, id="sessions"),
    ],
)
def test_bundles_before_3_know_other_names(
    properties: dict[str, Property], content: dict[str, Json], expected: int
) -> None:
    bundle: dict[str, Json] = {"extensions": {"serviceBus": content}, "extensionBundle": {"version": "[2.*, 3.0.0)"}}
    assert messages_per_replica(function("serviceBusTrigger", properties), app(CONNECTION, bundle)).value == expected


def test_an_identity_needs_the_namespace() -> None:
    by_identity = app({"Orders__fullyQualifiedNamespace": None})
    scaled = scaling(function("serviceBusTrigger", {"queueName": "q", "connection": "Orders"}), by_identity)
    assert only_trigger(scaled).metadata["namespace"] == Derived(
        first_label, Setting("Orders__fullyQualifiedNamespace")
    )
    assert only_trigger(scaled).authentication == ByIdentity()
    assert only_trigger(scaled).metadata["cloud"] == Derived(cloud_of, Setting("Orders__fullyQualifiedNamespace"))
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("host", "cloud"),
    [("contoso.servicebus.windows.net", None), ("contoso.servicebus.usgovcloudapi.net", "AzureUSGovernmentCloud")],
)
def test_an_identity_in_another_cloud(host: str, cloud: str | None) -> None:
    by_identity = app({"Orders__fullyQualifiedNamespace": host})
    scaled = scaling(function("serviceBusTrigger", {"queueName": "q", "connection": "Orders"}), by_identity)
    assert only_trigger(scaled).metadata.get("cloud") == cloud


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {"topicName": "t"},
            CONNECTION,
            "function_app.py:7: f: serviceBusTrigger has no subscriptionName: give subscriptionName",
            id="a topic without subscription",
        ),
        pytest.param(
            {"queueName": "q", "connection": "Orders"},
            {"Orders__credential": "x"},
            "function_app.py:7: f: connection Orders is identity-based and has no address: "
            "add Orders__fullyQualifiedNamespace to settings",
            id="an identity without a namespace",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], settings: dict[str, str | None], expected: str) -> None:
    assert messages(scaling(function("serviceBusTrigger", properties), app(settings)).problems) == [expected]
