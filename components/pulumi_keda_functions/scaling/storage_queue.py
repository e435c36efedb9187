"""Azure Storage queues: `queueTrigger` → KEDA's `azure-queue`.

https://keda.sh/docs/latest/scalers/azure-storage-queue/,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger
"""

import re

from ..problems import Problem
from ..projects import Function
from ..values import Derived, Value, in_words
from .app import App
from .app_settings import HOST_STORAGE
from .clouds import cloud_metadata
from .connections import Connection, find_connection, section_setting, without_address
from .host_numbers import Number, number
from .model import FunctionScaling, KedaTrigger, Need, Role
from .resource_parts import ALL, storage_queue
from .storage_accounts import problem_in_account

ADDRESSES = ("queueServiceUri", "serviceUri")
_NAME = re.compile(r"(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*")
"""https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata"""


def scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the messages in the queue, those being worked on included."""
    queue = app.read(function, "queueName")
    source = find_connection(app, function, HOST_STORAGE)
    length = messages_per_replica(app)
    # The host lower-cases what is written; what a setting holds is checked instead, since it may not be known yet.
    name = queue.value.lower() if isinstance(queue.value, str) else queue.value
    account, problems = account_name(function, source, app)
    metadata: dict[str, Value] = {"queueName": name, "queueLength": str(length), **account}
    return FunctionScaling(
        Need.EVENTS,
        f"storage queue {in_words(name)}, {length} messages per replica ({length.origin})",
        (KedaTrigger("azure-queue", metadata, source.authentication(app)),),
        (*queue.problems, *source.problems, *problems, *name_problems(function, queue.value, app)),
        roles(source, app.plain_text(name)),
    )


def roles(source: Connection, queue: str | None) -> tuple[Role, ...]:
    """KEDA looks at the queue alone. The host makes another one beside it, for messages that keep failing."""
    return source.roles(
        app="Storage Queue Data Contributor",
        keda="Storage Queue Data Reader",
        keda_part=storage_queue(queue) if queue else ALL,
    )


def messages_per_replica(app: App) -> Number:
    """Messages that one replica holds: a batch, and the next one that it fetches while half of the first remains.

    The host fetches when `newBatchThreshold` are left, by default half a batch for each core
    (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#host-json).
    """
    batch = number(app, "extensions.queues.batchSize", 16)
    return batch + number(app, "extensions.queues.newBatchThreshold", batch.value // 2 * app.cores)


def account_name(function: Function, source: Connection, app: App) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """`accountName`, which KEDA needs beside an identity; what is wrong with a connection string."""
    if not source.uses_identity:
        text = app.settings.plain.get(source.name, "")
        problem = problem_in_account(app.settings.place(source.name), text)
        return {}, (problem,) if problem else ()
    if account := section_setting(app, source, "accountName"):
        return {"accountName": account}, ()
    if uri := section_setting(app, source, *ADDRESSES):
        return {"accountName": Derived(account_of_uri, uri), **cloud_metadata(app, uri)}, ()
    return {}, (without_address(function, source, "accountName", *ADDRESSES),)


def account_of_uri(uri: str) -> str:
    """`contoso` of `https://contoso.queue.core.windows.net`."""
    return uri.partition("://")[2].partition(".")[0]


def name_problems(function: Function, name: Value, app: App) -> tuple[Problem, ...]:
    """A name as written that Azure Storage refuses, as far as it is known."""
    text = app.plain_text(name)
    if not text or _NAME.fullmatch(text.lower() if isinstance(name, str) else text):
        return ()
    told = repr(name) if isinstance(name, str) else f"what {in_words(name)} gives"
    message = f"{function.name}: no storage queue can be called {told}"
    return (Problem(function.where, message, "use 3 to 63 lower-case letters, digits and single dashes"),)
