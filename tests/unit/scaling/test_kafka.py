import pytest
from pulumi_keda_functions.problems import Severity, errors
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import AppSettings, BySecrets, KedaTrigger, Need
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.kafka import broker_addresses, event_hubs_endpoint, scaling
from pulumi_keda_functions.values import Derived, Setting, Value

from tests.unit.sample import app, function, host, messages, only_trigger

BROKERS = "broker.example:9092"
ORDERS: dict[str, Property] = {"topic": "orders", "brokerList": "Brokers", "consumerGroup": "billing"}
EVENT_HUBS: dict[str, Property] = {"topic": "orders", "brokerList": "Brokers", "eventHubConnectionString": "Hub"}


def test_a_topic_scales_from_zero_by_its_lag() -> None:
    scaled = scaling(function("kafkaTrigger", ORDERS), app({"Brokers": None}))
    assert scaled.need is Need.EVENTS
    assert (
        scaled.reason
        == "Kafka topic orders, consumer group billing, 1000 messages per replica (lagThreshold 1000 by default)"
    )
    assert only_trigger(scaled) == KedaTrigger(
        "kafka",
        {
            "bootstrapServers": Derived(broker_addresses, Setting("Brokers")),
            "topic": "orders",
            "consumerGroup": "billing",
            "lagThreshold": "1000",
            "offsetResetPolicy": "earliest",
        },
    )
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("brokers", "expected"),
    [
        pytest.param("%Brokers%", Derived(broker_addresses, Setting("Brokers")), id="an expression"),
        pytest.param("brokers", Derived(broker_addresses, Setting("Brokers")), id="the name of a setting"),
        pytest.param("Kafka", Derived(broker_addresses, Setting("ConnectionStrings__Kafka")), id="a connection string"),
        pytest.param("a.example,b:9093", "a.example:9092,b:9093", id="the brokers themselves"),
    ],
)
def test_brokers(brokers: str, expected: Value) -> None:
    settings = {"Brokers": None, "ConnectionStrings__Kafka": None}
    scaled = scaling(function("kafkaTrigger", ORDERS | {"brokerList": brokers}), app(settings))
    assert only_trigger(scaled).metadata["bootstrapServers"] == expected
    assert scaled.problems == ()


def test_without_any_settings_a_name_is_taken_for_a_setting() -> None:
    scaled = scaling(function("kafkaTrigger", ORDERS), App(host(), AppSettings(assumed=True)))
    assert only_trigger(scaled).metadata["bootstrapServers"] == Derived(broker_addresses, Setting("Brokers"))
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a:9092", "a:9092", id="as KEDA wants it"),
        pytest.param(" a , SASL_SSL://b:9093/, ", "a:9092,b:9093", id="as librdkafka takes it"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_broker_addresses(text: str, expected: str) -> None:
    assert broker_addresses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("contoso", "contoso.servicebus.windows.net:9093", id="a namespace"),
        pytest.param("contoso.servicebus.windows.net:9093", "contoso.servicebus.windows.net:9093", id="in full"),
        pytest.param("contoso.servicebus.windows.net", "contoso.servicebus.windows.net:9093", id="without a port"),
    ],
)
def test_event_hubs_endpoint(text: str, expected: str) -> None:
    assert event_hubs_endpoint(text) == expected


@pytest.mark.parametrize(
    ("properties", "group"),
    [
        pytest.param({}, "$Default", id="the default group"),
        pytest.param({"consumerGroup": "%Group%"}, Setting("Group"), id="a group of one's own"),
    ],
)
def test_event_hubs_speak_kafka(properties: dict[str, Property], group: Value) -> None:
    settings = {"Brokers": None, "Hub": None, "Group": None}
    scaled = scaling(function("kafkaTrigger", EVENT_HUBS | properties), app(settings))
    assert only_trigger(scaled) == KedaTrigger(
        "kafka",
        {
            "bootstrapServers": Derived(event_hubs_endpoint, Setting("Brokers")),
            "topic": "orders",
            "consumerGroup": group,
            "lagThreshold": "1000",
            "offsetResetPolicy": "earliest",
            "tls": "enable",
            "sasl": "plaintext",
            "version": "1.0.0",
        },
        BySecrets({"username": "$ConnectionString", "password": Setting("Hub")}, about="kafka"),
    )
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("properties", "content", "expected"),
    [
        pytest.param({"lagThreshold": 50}, {}, {"lagThreshold": "50"}, id="the trigger's own lag"),
        pytest.param({}, {"autoOffsetReset": "Latest"}, {"offsetResetPolicy": "latest"}, id="from the latest"),
        pytest.param({}, {"autoOffsetReset": "Earliest"}, {"offsetResetPolicy": "earliest"}, id="from the earliest"),
        pytest.param({"topic": "%Topic%"}, {}, {"topic": Setting("Topic")}, id="a topic from a setting"),
        pytest.param({"topic": "Topic"}, {}, {"topic": Setting("Topic")}, id="a topic by the name of a setting"),
    ],
)
def test_metadata(properties: dict[str, Property], content: dict[str, Json], expected: dict[str, Value]) -> None:
    configured = app({"Brokers": None, "Topic": None}, {"extensions": {"kafka": content}})
    scaled = scaling(function("kafkaTrigger", ORDERS | properties), configured)
    assert expected.items() <= only_trigger(scaled).metadata.items()


def test_the_reason_names_settings_and_never_their_values() -> None:
    scaled = scaling(function("kafkaTrigger", ORDERS | {"topic": "x-%Part%"}), app({"Brokers": None, "Part": "secret"}))
    assert scaled.reason.startswith("Kafka topic x-<Part>,")


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {"topic": ""},
            {},
            [
                "function_app.py:7: f: kafkaTrigger has no topic: give topic",
                "function_app.py:7: f: brokerList is 'Brokers', which is neither a setting of the app nor host:port: "
                "add Brokers to settings, or give the brokers as host:port,host:port",
            ],
            id="no topic, and brokers that nothing gives",
        ),
        pytest.param(
            {"consumerGroup": None},
            {"Brokers": BROKERS},
            ["function_app.py:7: f: kafkaTrigger has no consumerGroup: give consumerGroup"],
            id="no consumer group",
        ),
        pytest.param(
            {"lagThreshold": "many"},
            {"Brokers": BROKERS},
            [
                "function_app.py:7: f: lagThreshold is 'many': 1 to 2147483647 is allowed: "
                "correct lagThreshold, or leave it out for 1000"
            ],
            id="a lag that is no number",
        ),
        pytest.param(
            {"eventHubConnectionString": "Endpoint=sb://c/;SharedAccessKey=secret"},
            {"Brokers": BROKERS},
            [
                "function_app.py:7: f: eventHubConnectionString is not the name of a setting that the app has: "
                "put the secret into settings, and its name into eventHubConnectionString"
            ],
            id="a secret in the code, told without it",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], settings: dict[str, str | None], expected: list[str]) -> None:
    assert messages(scaling(function("kafkaTrigger", ORDERS | properties), app(settings)).problems) == expected


def test_where_keda_cannot_sign_in_a_replica_stays() -> None:
    scaled = scaling(function("kafkaTrigger", {**ORDERS, "protocol": "SaslSsl"}), app({"Brokers": None}))
    assert scaled.need is Need.RESIDENT
    assert scaled.triggers == ()
    assert scaled.reason == "Kafka topic orders: KEDA cannot sign in, a replica stays"
    assert [problem.severity for problem in scaled.problems] == [Severity.WARNING]
    assert errors(scaled.problems) == ()
