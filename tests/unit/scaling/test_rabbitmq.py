import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import BySecrets, KedaTrigger, Need
from pulumi_keda_functions.scaling.rabbitmq import amqp_uri, messages_per_replica, scaling
from pulumi_keda_functions.values import Derived, Setting, resolve

from tests.unit.sample import app, function, messages, only_trigger

ORDERS: dict[str, Property] = {"queueName": "orders", "connectionStringSetting": "Rabbit"}
URI = "amqp://user:secret@rabbit.example:5672/orders"
IN_HOST = "AzureFunctionsJobHost__extensions__rabbitMQ__connectionString"
PARTS: dict[str, Property] = {
    "queueName": "orders",
    "hostName": "rabbit.example",
    "userNameSetting": "%RabbitUser%",
    "passwordSetting": "RabbitPassword",
}


def host(**rabbit: Json) -> dict[str, Json]:
    return {"extensions": {"rabbitMQ": rabbit}}


def test_a_queue_scales_from_zero_by_its_messages() -> None:
    scaled = scaling(function("rabbitMQTrigger", ORDERS), app({"Rabbit": None}))
    assert scaled.need is Need.EVENTS
    assert scaled.reason == "RabbitMQ queue orders, 30 messages per replica (prefetchCount 30 by default)"
    assert only_trigger(scaled) == KedaTrigger(
        "rabbitmq",
        {"queueName": "orders", "mode": "QueueLength", "value": "30"},
        BySecrets({"host": Derived(amqp_uri, Setting("Rabbit"))}),
    )
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(host(prefetchCount=5), (5, "prefetchCount 5 in host.json"), id="what it fetches ahead"),
        pytest.param(host(prefetchCount=0), (1000, "prefetchCount 0 in host.json, no limit"), id="no limit"),
    ],
)
def test_messages_per_replica(content: dict[str, Json], expected: tuple[int, str]) -> None:
    count = messages_per_replica(app({}, content))
    assert (count.value, count.origin) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(URI, URI, id="a virtual host"),
        pytest.param(" amqps://u:p@h ", "amqps://u:p@h", id="the default virtual host"),
        pytest.param("AMQP://u:p@h:5672/", "AMQP://u:p@h:5672", id="a slash alone names none"),
        pytest.param("amqp://u:p@h/?heartbeat=5", "amqp://u:p@h?heartbeat=5", id="a slash alone before a query"),
        pytest.param("amqp://u:p@h/%2F", "amqp://u:p@h/%2F", id="the default virtual host by name"),
    ],
)
def test_amqp_uri(text: str, expected: str) -> None:
    assert amqp_uri(text) == expected


@pytest.mark.parametrize("text", ["", "secret", "https://rabbit:15672", "amqp:///orders"])
def test_what_is_no_uri_is_told_without_the_secret(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is no URI of a RabbitMQ broker$"):
        amqp_uri(text)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param({}, "amqp://me:p%40ss%2Fword@rabbit.example", id="on the usual port"),
        pytest.param({"port": 5673}, "amqp://me:p%40ss%2Fword@rabbit.example:5673", id="on another port"),
        pytest.param({"hostName": "%Host%"}, "amqp://me:p%40ss%2Fword@h", id="a host from a setting"),
        pytest.param({"userNameSetting": "you"}, "amqp://you:p%40ss%2Fword@rabbit.example", id="a user as it is"),
    ],
)
def test_extensions_before_2_take_the_broker_in_parts(properties: dict[str, Property], expected: str) -> None:
    settings = {"RabbitUser": "me", "RabbitPassword": "p@ss/word", "Host": "h"}
    scaled = scaling(function("rabbitMQTrigger", PARTS | properties), app(dict.fromkeys(settings)))
    authentication = only_trigger(scaled).authentication
    assert isinstance(authentication, BySecrets)
    assert resolve(authentication.secrets["host"], settings) == expected
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("properties", "settings", "setting"),
    [
        pytest.param({}, {"ConnectionStrings__Rabbit": None, "Rabbit": None}, "ConnectionStrings__Rabbit", id="first"),
        pytest.param({}, {"RABBIT": None, "AzureWebJobsRabbit": None}, "RABBIT", id="in any case, without a prefix"),
        pytest.param({"connectionStringSetting": "%Which%"}, {"Which": "Rabbit", "Rabbit": None}, "Rabbit", id="named"),
        pytest.param({"connectionStringSetting": None}, {IN_HOST: URI}, IN_HOST, id="the one of host.json"),
    ],
)
def test_the_connection_is_looked_up_as_the_extension_does(
    properties: dict[str, Property], settings: dict[str, str | None], setting: str
) -> None:
    scaled = scaling(function("rabbitMQTrigger", ORDERS | properties), app(settings))
    assert only_trigger(scaled).authentication == BySecrets({"host": Derived(amqp_uri, Setting(setting))})
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("properties", "content"),
    [
        pytest.param({"disableCertificateValidation": True}, {}, id="the trigger says so"),
        pytest.param({}, host(disableCertificateValidation="true"), id="host.json says so"),
    ],
)
def test_any_certificate_is_trusted_where_the_app_trusts_it(
    properties: dict[str, Property], content: dict[str, Json]
) -> None:
    trigger = only_trigger(scaling(function("rabbitMQTrigger", ORDERS | properties), app({"Rabbit": None}, content)))
    assert trigger.metadata["unsafeSsl"] == "true"
    assert isinstance(trigger.authentication, BySecrets)
    assert trigger.authentication.secrets["tls"] == "enable"


@pytest.mark.parametrize(
    ("properties", "settings", "content", "expected"),
    [
        pytest.param(
            {},
            {},
            {},
            [
                "function_app.py:7: f: rabbitMQTrigger has no queueName: give queueName",
                "function_app.py:7: f: rabbitMQTrigger has no connectionStringSetting: give connectionStringSetting",
            ],
            id="nothing",
        ),
        pytest.param(
            ORDERS,
            {},
            {},
            [
                "function_app.py:7: f: connectionStringSetting is 'Rabbit', and no setting is called so: "
                "add Rabbit to settings"
            ],
            id="a setting that is not there",
        ),
        pytest.param(
            ORDERS,
            {"Rabbit": "https://secret"},
            {},
            [
                "function_app.py:7: f: Rabbit is no URI of a RabbitMQ broker: "
                "give an amqp:// or amqps:// URI, with user, password and virtual host"
            ],
            id="a setting that is no URI, told without its value",
        ),
        pytest.param(
            {**ORDERS, "connectionStringSetting": "%Which%"},
            {"Which": None},
            {},
            [
                "function_app.py:7: f: connectionStringSetting is <Which>, which is not known before `up`: "
                "write the setting's name there, or give it as plain text"
            ],
            id="a name that is known at up",
        ),
        pytest.param(
            {"queueName": "orders"},
            {},
            host(connectionString=URI),
            [
                "host.json: extensions.rabbitMQ.connectionString is a secret in the code: put it into settings, "
                "and the setting's name into the triggers' connectionStringSetting"
            ],
            id="a secret in host.json",
        ),
        pytest.param(
            {**PARTS, "passwordSetting": "hunter2", "userNameSetting": "%Nobody%"},
            {},
            {},
            [
                "function_app.py:7: f: userNameSetting is '%Nobody%', and no setting is called Nobody: "
                "add Nobody to settings",
                "function_app.py:7: f: passwordSetting is not the name of a setting that the app has: "
                "put the secret into settings, and its name into passwordSetting",
            ],
            id="a secret in the code",
        ),
    ],
)
def test_what_is_wrong(
    properties: dict[str, Property], settings: dict[str, str | None], content: dict[str, Json], expected: list[str]
) -> None:
    assert messages(scaling(function("rabbitMQTrigger", properties), app(settings, content)).problems) == expected
