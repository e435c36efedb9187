"""Blobs: `blobTrigger` → KEDA's `azure-queue` on the queue in which the host keeps the blobs that it found.

That queue is in the host's own storage account, whatever account the blobs are in. KEDA's `azure-blob` counts the blobs
that there are, not those that are new, and so never comes to rest on a container that keeps its blobs
(https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger).
"""

from ..projects import Function
from ..values import Value, in_words, joined
from .app import App
from .connections import Connection, find_connection, host_storage
from .host_numbers import Number, bundle_major, number
from .model import FunctionScaling, KedaTrigger, Need, Principal, Role
from .storage_queue import account_name
from .storage_queue import messages_per_replica as queue_messages_per_replica
from .webhooks import Webhook

QUEUE = "azure-webjobs-blobtrigger-"
"""Beginning of the queue's name; the host's id follows."""
SCANS = "a replica stays to scan for it"


def scaling(function: Function, app: App) -> FunctionScaling:
    """From one replica on, by the blobs that were found: by scans of a replica, or told by Event Grid."""
    path = app.read(function, "path")
    blobs = storage = host_storage(app, function)
    if function.trigger.has("connection"):
        blobs = find_connection(app, function, None)
    count = blobs_per_replica(app)
    queue = joined(QUEUE, app.host_id)
    account, missing = account_name(function, storage, app)
    metadata: dict[str, Value] = {"queueName": queue, "queueLength": str(count), **account}
    problems = dict.fromkeys((*path.problems, *blobs.problems, *storage.problems, *missing))
    told = is_told_by_event_grid(function)
    how = f"Event Grid {webhook(function)}" if told else SCANS
    return FunctionScaling(
        Need.HTTP if told else Need.RESIDENT,
        f"blob {in_words(path.value)}: {how}; {count} found blobs per replica ({count.origin})",
        (KedaTrigger("azure-queue", metadata, storage.authentication(app)),),
        tuple(problems),
        roles(blobs, storage),
    )


def is_told_by_event_grid(function: Function) -> bool:
    """Whether new blobs are announced to the function, in place of scans for them."""
    source = str(function.trigger.properties.get("source", ""))
    return source.replace("_", "").casefold() == "eventgrid"


def webhook(function: Function) -> Webhook:
    """Where Event Grid tells the function of new blobs."""
    return Webhook("blobs", f"Host.Functions.{function.name}")


def blobs_per_replica(app: App) -> Number:
    """Blobs that one replica works on at a time.

    Bundles before 3 bring an extension that treats them like the messages of any queue
    (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob#hostjson-settings).
    """
    if bundle_major(app) < 3:
        return queue_messages_per_replica(app)
    return number(app, "extensions.blobs.maxDegreeOfParallelism", 8 * app.cores)


def roles(blobs: Connection, storage: Connection) -> tuple[Role, ...]:
    """What the app needs at the blobs and at the host's queue, and KEDA at the queue alone."""
    of_blobs = ("Storage Blob Data Owner", "Storage Queue Data Contributor") if blobs.uses_identity else ()
    distinct = dict.fromkeys(Role(role, blobs.name, Principal.APP) for role in of_blobs)
    queue = storage.roles(app="Storage Queue Data Contributor", keda="Storage Queue Data Reader")
    return tuple(distinct | dict.fromkeys(queue))
