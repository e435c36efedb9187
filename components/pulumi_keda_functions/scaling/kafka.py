"""Kafka, and Event Hubs by the Kafka protocol: `kafkaTrigger` → KEDA's `kafka`.

KEDA measures how far the consumer group is behind the end of each partition, and asks for no more replicas than there
are partitions (https://keda.sh/docs/latest/scalers/apache-kafka/,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka-trigger).
"""

import re

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Setting, Value, in_words
from .app import App, Expanded
from .binding_numbers import binding_number
from .derived_texts import derived
from .host_texts import host_text
from .kafka_security import Security, of_brokers, of_event_hubs
from .model import BySecrets, FunctionScaling, KedaTrigger, Need
from .secure_settings import text_or_setting

EVENT_HUBS = "eventHubConnectionString"
"""The property that says that the brokers are an Event Hubs namespace."""
NAMESPACE_END = ".servicebus.windows.net"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
"""What may name a setting, and has no port or domain as a broker's address has."""


def scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the messages of a topic that the consumer group has not got to."""
    on_event_hubs = bool(function.trigger.properties.get(EVENT_HUBS))
    topic = text_or_setting(app, function, "topic")
    group = consumer_group(function, app, on_event_hubs=on_event_hubs)
    brokers = bootstrap_servers(function, app, on_event_hubs=on_event_hubs)
    security = of_event_hubs(function, app, EVENT_HUBS) if on_event_hubs else of_brokers(function, app)
    lag, problems_in_lag = binding_number(app, function, "lagThreshold", 1000)
    problems = (*topic.problems, *group.problems, *brokers.problems, *security.problems, *problems_in_lag)
    entity = f"Kafka topic {in_words(topic.value)}"
    if security.unsupported:
        return without_sign_in(function, entity, security, problems)
    metadata: dict[str, Value] = {
        "bootstrapServers": brokers.value,
        "topic": topic.value,
        "consumerGroup": group.value,
        "lagThreshold": str(lag),
        "offsetResetPolicy": offset_reset_policy(app),
        **security.metadata,
    }
    authentication = BySecrets(security.secrets, about="kafka") if security.secrets else None
    return FunctionScaling(
        Need.EVENTS,
        f"{entity}, consumer group {in_words(group.value)}, {lag} messages per replica ({lag.origin})",
        (KedaTrigger("kafka", metadata, authentication),),
        problems,
    )


def consumer_group(function: Function, app: App, *, on_event_hubs: bool) -> Expanded:
    """The consumer group. Only Event Hubs has one that the extension takes by itself."""
    if on_event_hubs and not function.trigger.properties.get("consumerGroup"):
        return Expanded("$Default")
    return text_or_setting(app, function, "consumerGroup")


def bootstrap_servers(function: Function, app: App, *, on_event_hubs: bool) -> Expanded:
    """The brokers as KEDA wants them, from a setting or from a text that shows to be no setting's name."""
    reading = text_or_setting(app, function, "brokerList")
    if on_event_hubs:
        return Expanded(derived(event_hubs_endpoint, reading.value), reading.problems)
    value = reading.value
    if isinstance(value, str) and _NAME.fullmatch(value):
        if app.settings.assumed:
            return Expanded(derived(broker_addresses, Setting(value)))
        message = f"{function.name}: brokerList is {value!r}, which is neither a setting of the app nor host:port"
        remedy = f"add {value} to settings, or give the brokers as host:port,host:port"
        return Expanded(value, (Problem(function.where, message, remedy),))
    return Expanded(derived(broker_addresses, value), reading.problems)


def broker_addresses(text: str) -> str:
    """`a:9092,b:9093` of `a, SASL_SSL://b:9093`: librdkafka, which the host uses, needs no port and takes a protocol
    (https://docs.confluent.io/platform/current/clients/librdkafka/html/md_CONFIGURATION.html)."""
    hosts = [part.strip().rpartition("://")[2].rstrip("/") for part in text.split(",")]
    return ",".join(host if re.search(r":\d+$", host) else f"{host}:9092" for host in hosts if host)


def event_hubs_endpoint(text: str) -> str:
    """`contoso.servicebus.windows.net:9093` of `contoso`, or of an address in full, as the extension reads it."""
    address = text.strip().rpartition("://")[2].rstrip("/")
    if NAMESPACE_END not in address:
        return f"{address}{NAMESPACE_END}:9093"
    return address if re.search(r":\d+$", address) else f"{address}:9093"


def offset_reset_policy(app: App) -> str:
    """Where a group without offsets begins: at the earliest message, unless host.json says Latest. KEDA's own default
    would see no backlog before the group's first commit."""
    chosen = host_text(app, "extensions.kafka.autoOffsetReset")
    return "latest" if chosen and chosen.text.casefold() == "latest" else "earliest"


def without_sign_in(
    function: Function, entity: str, security: Security, problems: tuple[Problem, ...]
) -> FunctionScaling:
    """A replica at all times, since KEDA cannot sign in at the brokers."""
    warning = Problem(
        function.where,
        f"{function.name}: KEDA cannot scale on {entity}: {security.unsupported}",
        "use Plain, ScramSha256, ScramSha512 or OAuthBearer with method Oidc, or keep the one replica",
        Severity.WARNING,
    )
    return FunctionScaling(
        Need.RESIDENT, f"{entity}: KEDA cannot sign in, a replica stays", problems=(*problems, warning)
    )
