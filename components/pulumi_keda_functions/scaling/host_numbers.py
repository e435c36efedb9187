"""Numbers of host.json that decide how much work one replica takes on.

A setting `AzureFunctionsJobHost__extensions__queues__batchSize` overrides the property of that path
(https://learn.microsoft.com/azure/azure-functions/functions-host-json#override-hostjson-values).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..problems import Problem
from ..projects import Json
from .app import App
from .app_settings import HOST_OVERRIDE

POSITIVE = range(1, 1 << 31)
ALLOWED = {
    "extensions.blobs.maxDegreeOfParallelism": POSITIVE,
    "extensions.durableTask.maxConcurrentActivityFunctions": POSITIVE,
    "extensions.durableTask.maxConcurrentOrchestratorFunctions": POSITIVE,
    "extensions.durableTask.storageProvider.partitionCount": range(1, 17),
    "extensions.eventHubs.eventProcessorOptions.maxBatchSize": POSITIVE,
    "extensions.eventHubs.maxEventBatchSize": POSITIVE,
    "extensions.eventHubs.targetUnprocessedEventThreshold": POSITIVE,
    "extensions.mysql.maxChangesPerWorker": POSITIVE,
    "extensions.queues.batchSize": range(1, 33),
    "extensions.queues.newBatchThreshold": range(POSITIVE.stop),
    "extensions.rabbitMQ.prefetchCount": range(1 << 16),
    "extensions.serviceBus.maxConcurrentCalls": POSITIVE,
    "extensions.serviceBus.maxConcurrentSessions": POSITIVE,
    "extensions.serviceBus.maxMessageBatchSize": POSITIVE,
    "extensions.serviceBus.messageHandlerOptions.maxConcurrentCalls": POSITIVE,
    "extensions.serviceBus.sessionHandlerOptions.maxConcurrentSessions": POSITIVE,
    "extensions.serviceBus.batchOptions.maxMessageCount": POSITIVE,
    "extensions.sql.maxChangesPerWorker": POSITIVE,
}
"""What the host accepts, by path."""


@dataclass(frozen=True)
class Number:
    """A number that decides how an app scales, and where it comes from."""

    value: int
    origin: str
    """For a person: `batchSize 16 by default`, `batchSize 8 in host.json:4`."""

    def __str__(self) -> str:
        return str(self.value)

    def __add__(self, other: "Number") -> "Number":
        return Number(self.value + other.value, f"{self.origin} + {other.origin}")


def number(app: App, path: str, default: int) -> Number:
    """The number at `path`, one of `ALLOWED`; `default` where host.json and the settings have none."""
    return written_number(app, path) or Number(default, f"{path.rpartition('.')[2]} {default} by default")


def written_number(app: App, path: str) -> Number | None:
    """The number at `path`, one of `ALLOWED`, if host.json or the settings have it."""
    for where, value in written(app, path):
        if (whole := _whole(value)) is not None:
            return Number(whole, f"{path.rpartition('.')[2]} {whole} in {where}")
    return None


def problems_in_host_numbers(app: App) -> list[Problem]:
    """Numbers that the host would refuse at its start."""
    return [
        Problem(where, f"{path} is {value!r}: {allowed.start} to {allowed.stop - 1} is allowed", "correct it")
        for path, allowed in ALLOWED.items()
        for where, value in written(app, path)[:1]
        if (whole := _whole(value)) is None or whole not in allowed
    ]


def bundle_major(app: App) -> int:
    """The major version of the extension bundle; the current one where the project uses none."""
    bundle = _at(app.host.content, ["extensionBundle", "version"])
    found = re.match(r"[\[(]\s*(\d+)", bundle) if isinstance(bundle, str) else None
    return int(found[1]) if found else 4


def written(app: App, path: str) -> list[tuple[str, Json]]:
    """Where `path` is given, and what: the setting that overrides it first."""
    setting = HOST_OVERRIDE + path.replace(".", "__")
    keys = path.split(".")
    places: list[tuple[str, Json]] = []
    if (text := app.settings.text(setting)) is not None:
        places.append((app.settings.place(setting), text))
    if (value := _at(app.host.content, keys)) is not None:
        places.append((app.host.where(*keys), value))
    return places


def _at(value: Json, keys: list[str]) -> Json:
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = next((inner for name, inner in value.items() if name.casefold() == key.casefold()), None)
    return value


def _whole(value: Json) -> int | None:
    match value:
        case bool() | None:
            return None
        case int():
            return value
        case str() if re.fullmatch(r"\s*[-+]?\d+\s*", value):
            return int(value)
        case _:
            return None
