"""A durable task hub in Azure Storage → KEDA's `azure-queue` on its queues.

Activities wait in one queue, orchestrations and entities in one for each partition, so that no more replicas than
partitions work on these. A message stays in its queue as long as it is worked on; one for a timer is there, invisible,
until the timer is due (https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-azure-storage-provider).
"""

import re

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Derived, Value, in_words, joined
from .app import App
from .app_settings import HOST_STORAGE
from .change_tables import site_name
from .connections import Connection, connection_of_name
from .host_numbers import Number, number
from .host_texts import HostText, host_text
from .model import FunctionScaling, KedaTrigger, Need, Principal, Role
from .storage_queue import account_name

PREFIX = "extensions.durableTask"
DEFAULT_HUB = "TestHubName"
_HUB = re.compile("[A-Za-z][A-Za-z0-9]{2,44}")


def scaling(function: Function, app: App) -> FunctionScaling:
    """From one replica on, or from zero where the user asks for it and the queues are there from an earlier start."""
    hub, misnamed = task_hub(function, app)
    storage = hub_storage(function, app)
    activities = number(app, f"{PREFIX}.maxConcurrentActivityFunctions", 10 * app.cores)
    orchestrators = number(app, f"{PREFIX}.maxConcurrentOrchestratorFunctions", 10 * app.cores)
    partitions = number(app, f"{PREFIX}.storageProvider.partitionCount", 4)
    account, missing = account_name(function, storage, app)
    queues = {"workitems": activities} | {f"control-{index:02}": orchestrators for index in range(partitions.value)}
    stops = app.may_stop(function)
    stays = "" if stops else "; keeps one replica, since the first start makes the queues that KEDA reads"
    return FunctionScaling(
        Need.EVENTS if stops else Need.RESIDENT,
        f"durable task hub {in_words(hub)}, {activities} activities and {orchestrators} orchestrations per replica "
        f"({activities.origin}, {orchestrators.origin}), {partitions} partitions ({partitions.origin}){stays}",
        tuple(
            queue_trigger(joined(hub, "-", queue), length, account, storage, app) for queue, length in queues.items()
        ),
        (*misnamed, *storage.problems, *missing),
        roles(storage),
    )


def queue_trigger(
    queue: Value, length: Number, account: dict[str, Value], storage: Connection, app: App
) -> KedaTrigger:
    """The scaler for one of the hub's queues."""
    metadata: dict[str, Value] = {"queueName": queue, "queueLength": str(length), **account}
    return KedaTrigger("azure-queue", metadata, storage.authentication(app))


def hub_storage(function: Function, app: App) -> Connection:
    """The connection that host.json names under either of two names, else the host's own."""
    for name in ("connectionName", "connectionStringName"):
        if written := host_text(app, f"{PREFIX}.storageProvider.{name}"):
            return connection_of_name(app, function, written.text, named_by=f"{name} in {written.where}")
    return connection_of_name(app, function, HOST_STORAGE, named_by="the task hub's storage")


def task_hub(function: Function, app: App) -> tuple[Value, tuple[Problem, ...]]:
    """The hub's name as its queues begin: what host.json says, else made of the site's name, else a default."""
    if written := host_text(app, f"{PREFIX}.hubName"):
        value = app.expand(written.text)
        hub = value.lower() if isinstance(value, str) else Derived(lower_case, value)
        return hub, (*app.unresolved(function, "hubName", written.text), *problems_in_hub(app, value, written))
    if site := site_name(app):
        return Derived(hub_of_site, site), ()
    message = f"the durable task hub has no name, and so is {DEFAULT_HUB}, as in any app that gives it none"
    remedy = f"give {PREFIX}.hubName, so that another app at the same storage account does not share it"
    return DEFAULT_HUB.lower(), (
        Problem(app.host.where("extensions", "durableTask"), message, remedy, Severity.WARNING),
    )


def problems_in_hub(app: App, value: Value, written: HostText) -> tuple[Problem, ...]:
    """A name that the host would refuse."""
    text = app.plain_text(value)
    if text is None or _HUB.fullmatch(text):
        return ()
    message = f"{PREFIX}.hubName is {written.text!r}, and no task hub can be called {text!r}"
    return (Problem(written.where, message, "use 3 to 45 letters and digits, a letter first"),)


def lower_case(text: str) -> str:
    """`orders` of `Orders`: the names of queues are in lower case."""
    return text.lower()


def hub_of_site(site: str) -> str:
    """`contosoorders` of `contoso-orders`: letters and digits, a letter first, 3 to 45 in all, in lower case."""
    kept = "".join(filter(str.isalnum, site))
    if not kept:
        return "defaulttaskhub"
    name = ("t" + kept if kept[0].isnumeric() else kept)[:45]
    return (name if len(name) >= 3 else f"{name}Hub").lower()


def roles(storage: Connection) -> tuple[Role, ...]:
    """The hub is made of blobs and tables as well, at which KEDA does not look."""
    if not storage.uses_identity:
        return ()
    others = ("Storage Blob Data Contributor", "Storage Table Data Contributor")
    return (
        *storage.roles(app="Storage Queue Data Contributor", keda="Storage Queue Data Reader"),
        *(Role(role, storage.name, Principal.APP) for role in others),
    )
