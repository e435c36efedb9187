"""RabbitMQ: `rabbitMQTrigger` → KEDA's `rabbitmq`, asked by AMQP for the messages that are ready.

https://keda.sh/docs/latest/scalers/rabbitmq-queue/,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-rabbitmq-trigger
"""

import re
from urllib.parse import quote

from ..problems import Problem
from ..projects import Function
from ..values import Derived, Setting, Value, in_words, joined
from .app import App, Expanded
from .app_settings import HOST_OVERRIDE
from .connections import setting_of_name
from .derived_texts import derived, problems_in_derived
from .host_numbers import Number, number
from .host_texts import host_text
from .model import BySecrets, FunctionScaling, KedaTrigger, Need
from .secure_settings import secret_setting, text_or_setting
from .truths import is_true

CONNECTION = "extensions.rabbitMQ.connectionString"
REMEDY = "give an amqp:// or amqps:// URI, with user, password and virtual host"
WITHOUT_PREFETCH_LIMIT = 1000
"""Messages per replica where the extension fetches without limit: the number that it scales by in Azure."""


def scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the messages in the queue that no replica has fetched."""
    queue, host, count = app.read(function, "queueName"), broker(function, app), messages_per_replica(app)
    metadata: dict[str, Value] = {"queueName": queue.value, "mode": "QueueLength", "value": str(count)}
    secrets: dict[str, Value] = {"host": host.value}
    if trusts_any_certificate(function, app):
        # KEDA heeds the one only where it finds the other.
        metadata["unsafeSsl"] = "true"
        secrets["tls"] = "enable"
    return FunctionScaling(
        Need.EVENTS,
        f"RabbitMQ queue {in_words(queue.value)}, {count} messages per replica ({count.origin})",
        (KedaTrigger("rabbitmq", metadata, BySecrets(secrets)),),
        (*queue.problems, *host.problems),
    )


def messages_per_replica(app: App) -> Number:
    """What one replica fetches ahead
    (https://learn.microsoft.com/azure/azure-functions/functions-bindings-rabbitmq#hostjson-settings)."""
    prefetched = number(app, "extensions.rabbitMQ.prefetchCount", 30)
    return prefetched if prefetched.value else Number(WITHOUT_PREFETCH_LIMIT, f"{prefetched.origin}, no limit")


def broker(function: Function, app: App) -> Expanded:
    """The broker's URI: from a setting, by the trigger or host.json, or put together as extensions before 2 do."""
    properties = function.trigger.properties
    if named := properties.get("connectionStringSetting"):
        setting, problems = named_setting(function, app, app.expand(named))
    elif from_host := host_text(app, CONNECTION):
        setting, problems = setting_of_host(app, from_host.where)
    elif properties.get("hostName"):
        return broker_of_parts(function, app)
    else:
        return app.read(function, "connectionStringSetting")
    if problems:
        return Expanded(setting, problems)
    uri = Derived(amqp_uri, setting)
    return Expanded(uri, problems_in_derived(app, function, REMEDY, uri))


def named_setting(function: Function, app: App, name: Value) -> tuple[Setting, tuple[Problem, ...]]:
    """The setting that the trigger names."""
    text = app.plain_text(name)
    if text is not None:
        return setting_of_name(app, function, text, named_by="connectionStringSetting")
    message = f"{function.name}: connectionStringSetting is {in_words(name)}, which is not known before `up`"
    problem = Problem(function.where, message, "write the setting's name there, or give it as plain text")
    return Setting(in_words(name)), () if app.settings.assumed else (problem,)


def setting_of_host(app: App, where: str) -> tuple[Setting, tuple[Problem, ...]]:
    """The setting that overrides host.json. A secret in the file itself is refused: it shows wherever the code does."""
    setting = HOST_OVERRIDE + CONNECTION.replace(".", "__")
    found = app.settings.find(setting)
    if found:
        return Setting(found), ()
    remedy = "put it into settings, and the setting's name into the triggers' connectionStringSetting"
    return Setting(setting), (Problem(where, f"{CONNECTION} is a secret in the code", remedy),)


def broker_of_parts(function: Function, app: App) -> Expanded:
    """`amqp://user:password@host:port`, of `hostName`, `userNameSetting`, `passwordSetting` and `port`."""
    host = text_or_setting(app, function, "hostName")
    user = text_or_setting(app, function, "userNameSetting")
    password = secret_setting(app, function, "passwordSetting")
    port = function.trigger.properties.get("port")
    credentials = joined(derived(percent_encoded, user.value), ":", derived(percent_encoded, password.value))
    address = joined(host.value, *([":", app.expand(port)] if port else []))
    return Expanded(joined("amqp://", credentials, "@", address), (*host.problems, *user.problems, *password.problems))


def percent_encoded(text: str) -> str:
    """As it stands in a URI."""
    return quote(text, safe="")


def amqp_uri(text: str) -> str:
    """The URI as KEDA reads it: a `/` alone after the host, the default virtual host to the extension, would name the
    one without a name."""
    uri = text.strip()
    if not re.match(r"amqps?://[^/?#]", uri, re.IGNORECASE):
        raise ValueError("is no URI of a RabbitMQ broker")
    return re.sub(r"^([a-z]+://[^/?#]*)/(?=[?#]|$)", r"\1", uri, flags=re.IGNORECASE)


def trusts_any_certificate(function: Function, app: App) -> bool:
    """Whether the trigger or host.json says so."""
    name = "disableCertificateValidation"
    everywhere = host_text(app, f"extensions.rabbitMQ.{name}")
    return is_true(function.trigger.properties.get(name)) or bool(everywhere and is_true(everywhere.text))
