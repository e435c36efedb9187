"""KEDA understands what is rendered for Event Hubs, Kafka, RabbitMQ and Redis, none of which is there to be reached."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cluster.operator_words import Opinion, words_about
from tests.cluster.rendered_app import RenderedApp, rendered_app
from tests.unit.sample import STORAGE
from tools.cluster import Cluster

NOBODY = "127.0.0.1:1"
"""Where nothing listens."""
NAMESPACE = "Endpoint=sb://Contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0"
Binding = Mapping[str, object]

HUB: Binding = {"type": "eventHubTrigger", "eventHubName": "Orders", "connection": "Hub", "cardinality": "many"}
IDENTITIES = {"Hub__fullyQualifiedNamespace": "c.servicebus.windows.net", "AzureWebJobsStorage__accountName": "c"}
KAFKA: Binding = {"type": "kafkaTrigger", "brokerList": "Brokers", "topic": "orders", "consumerGroup": "billing"}
SIGNED_IN: Binding = {**KAFKA, "protocol": "SASLSSL", "username": "User", "password": "Password"}
OIDC: Binding = {
    **KAFKA,
    "protocol": "SaslPlaintext",
    "authenticationMode": "OAuthBearer",
    "oAuthBearerMethod": "Oidc",
    "oAuthBearerClientId": "client",
    "oAuthBearerClientSecret": "Password",
    "oAuthBearerTokenEndpointUrl": f"http://{NOBODY}/token",
    "oAuthBearerScope": "kafka",
}
RABBIT: Binding = {"type": "rabbitMQTrigger", "queueName": "orders", "connectionStringSetting": "Rabbit"}
RABBIT_PARTS: Binding = {
    "type": "rabbitMQTrigger",
    "queueName": "orders",
    "hostName": "127.0.0.1",
    "port": 1,
    "userNameSetting": "User",
    "passwordSetting": "Password",
}
LIST: Binding = {"type": "redisListTrigger", "key": "orders", "connection": "Redis"}
STREAM: Binding = {"type": "redisStreamTrigger", "key": "orders", "connection": "Redis"}
SETTINGS = {**STORAGE, "Brokers": NOBODY, "User": "me", "Password": "p@ss/word, or not"}


@pytest.mark.parametrize(
    ("binding", "settings", "scaler"),
    [
        pytest.param(HUB, {**STORAGE, "Hub": NAMESPACE}, "azure-eventhub", id="a hub"),
        pytest.param(HUB, {**STORAGE, "Hub": f"{NAMESPACE};EntityPath=Own"}, "azure-eventhub", id="a hub of its own"),
        pytest.param(HUB, IDENTITIES, "azure-eventhub", id="a hub by identity"),
    ],
)
def test_event_hubs_are_understood(
    cluster: Cluster, namespace: str, tmp_path: Path, binding: Binding, settings: Mapping[str, str], scaler: str
) -> None:
    app = one_function(namespace, tmp_path, binding, settings)
    assert [trigger["type"] for trigger in app.triggers] == [scaler]
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.SCALERS_MADE, words.text


@pytest.mark.parametrize(
    ("binding", "settings", "scaler"),
    [
        pytest.param(KAFKA, {}, "kafka", id="Kafka"),
        pytest.param({**SIGNED_IN, "authenticationMode": "PLAIN"}, {}, "kafka", id="Kafka by password"),
        pytest.param({**SIGNED_IN, "authenticationMode": "SCRAMSHA512"}, {}, "kafka", id="Kafka by SCRAM"),
        pytest.param(OIDC, {}, "kafka", id="Kafka by OIDC"),
        pytest.param(
            {**KAFKA, "eventHubConnectionString": "Hub"},
            {"Brokers": "nobody.invalid", "Hub": NAMESPACE},
            "kafka",
            id="Event Hubs by Kafka's protocol",
        ),
        pytest.param(RABBIT, {"Rabbit": f"amqp://me:secret@{NOBODY}/"}, "rabbitmq", id="RabbitMQ"),
        pytest.param(
            {**RABBIT, "disableCertificateValidation": True},
            {"Rabbit": f"amqps://me:secret@{NOBODY}/shop"},
            "rabbitmq",
            id="RabbitMQ with any certificate",
        ),
        pytest.param(RABBIT_PARTS, {}, "rabbitmq", id="RabbitMQ in parts"),
        pytest.param(LIST, {"Redis": NOBODY}, "redis", id="a Redis list"),
        pytest.param(
            LIST, {"Redis": f"{NOBODY},user=me,password=a=b,ssl=True,defaultDatabase=2"}, "redis", id="Redis by TLS"
        ),
        pytest.param(STREAM, {"Redis": f"{NOBODY},password=secret"}, "redis-streams", id="a Redis stream"),
    ],
)
def test_what_is_wrong_is_only_that_nobody_answers(
    cluster: Cluster, namespace: str, tmp_path: Path, binding: Binding, settings: Mapping[str, str], scaler: str
) -> None:
    app = one_function(namespace, tmp_path, binding, SETTINGS | dict(settings))
    assert [trigger["type"] for trigger in app.triggers] == [scaler]
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.UNREACHABLE, words.text


def test_a_mistake_is_told_from_a_broker_that_is_not_there(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    app = one_function(namespace, tmp_path, KAFKA, SETTINGS)
    app.triggers[0]["metadata"]["sasl"] = "plain"
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.REFUSED
    assert 'parameter "sasl" value "plain" must be one of' in words.text


def one_function(namespace: str, folder: Path, binding: Binding, settings: Mapping[str, str]) -> RenderedApp:
    return rendered_app(namespace, folder, {"process": [binding]}, settings)
