"""Azure Service Bus: `serviceBusTrigger` → KEDA's `azure-servicebus`.

KEDA reads runtime properties of the entity, so a connection string needs the Manage claim and an identity needs
Azure Service Bus Data Owner, more than the function itself
(https://keda.sh/docs/latest/scalers/azure-service-bus/, https://github.com/kedacore/keda/issues/7822).
"""

from collections.abc import Mapping

from ..projects import Function
from ..values import Derived, Value, in_words
from .app import App, Expanded
from .clouds import cloud_metadata
from .connections import find_connection, section_setting, without_address
from .host_numbers import Number, bundle_major, number
from .model import FunctionScaling, KedaTrigger, Need
from .resource_parts import ALL, service_bus_queue, subscription
from .truths import is_true

DEFAULT_CONNECTION = "AzureWebJobsServiceBus"
ADDRESS = "fullyQualifiedNamespace"


def scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the active messages of a queue, or of a topic's subscription."""
    readings = entity(function, app)
    names: dict[str, Value] = {key: reading.value for key, reading in readings.items()}
    problems = [problem for reading in readings.values() for problem in reading.problems]
    source = find_connection(app, function, DEFAULT_CONNECTION)
    count = messages_per_replica(function, app)
    metadata: dict[str, Value] = {**names, "messageCount": str(count)}
    if source.uses_identity:
        if host := section_setting(app, source, ADDRESS):
            metadata |= {"namespace": Derived(first_label, host), **cloud_metadata(app, host)}
        else:
            problems.append(without_address(function, source, ADDRESS))
    return FunctionScaling(
        Need.EVENTS,
        f"Service Bus {'/'.join(map(in_words, names.values()))}, {count} messages per replica ({count.origin})",
        (KedaTrigger("azure-servicebus", metadata, source.authentication(app)),),
        (*problems, *source.problems),
        source.roles(
            app="Azure Service Bus Data Receiver",
            keda="Azure Service Bus Data Owner",
            part=part_of_namespace(names, app),
        ),
    )


def part_of_namespace(names: Mapping[str, Value], app: App) -> str:
    """The queue or the topic's subscription, as far as its name is known."""
    known = [text for text in map(app.plain_text, names.values()) if text]
    match known:
        case [queue] if len(names) == 1:
            return service_bus_queue(queue)
        case [topic_name, name]:
            return subscription(topic_name, name)
        case _:
            return ALL


def entity(function: Function, app: App) -> dict[str, Expanded]:
    """The queue, or the topic and subscription. KEDA refuses a subscription beside a queue name."""
    names = ("topicName", "subscriptionName") if function.trigger.has("topicName") else ("queueName",)
    return {name: app.read(function, name) for name in names}


def messages_per_replica(function: Function, app: App) -> Number:
    """What one replica works on at a time: sessions, a batch, or single messages on each core.

    Bundles before 3 bring an extension that has the same limits under other names
    (https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus#hostjson-settings).
    """
    old = bundle_major(app) < 3
    if is_true(function.trigger.properties.get("isSessionsEnabled")):
        if old:
            return number(app, "extensions.serviceBus.sessionHandlerOptions.maxConcurrentSessions", 2000)
        return number(app, "extensions.serviceBus.maxConcurrentSessions", 8)
    if str(function.trigger.properties.get("cardinality", "one")).casefold() == "many":
        return number(
            app, f"extensions.serviceBus.{'batchOptions.maxMessageCount' if old else 'maxMessageBatchSize'}", 1000
        )
    path = "messageHandlerOptions.maxConcurrentCalls" if old else "maxConcurrentCalls"
    return number(app, f"extensions.serviceBus.{path}", 16 * app.cores)


def first_label(host_name: str) -> str:
    """`contoso` of `contoso.servicebus.windows.net`."""
    return host_name.partition(".")[0]
