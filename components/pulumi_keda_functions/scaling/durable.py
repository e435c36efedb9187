"""Durable Functions, whose orchestrations, activities, entities and clients are of one piece.

They share a task hub: one that is missing from a Deployment is missed there
(https://github.com/Azure/azure-functions-core-tools/issues/2345). How they scale is up to the provider that keeps
the hub (https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-storage-providers).
"""

from collections.abc import Callable, Mapping

from ..problems import Problem, Severity
from ..projects import Function
from . import durable_sql, durable_storage
from .app import App
from .connections import setting_of_name
from .host_texts import host_text
from .model import FunctionScaling, Need

TRIGGERS = frozenset({"orchestrationtrigger", "activitytrigger", "entitytrigger"})
CLIENTS = frozenset({"durableclient", "orchestrationclient"})
AZURE_STORAGE = "azureStorage"
SCHEDULER_CONNECTION = "DURABLE_TASK_SCHEDULER_CONNECTION_STRING"


def is_durable(function: Function) -> bool:
    """Whether it is run by the task hub or talks to it."""
    return function.trigger.type.casefold() in TRIGGERS or any(
        binding.type.casefold() in CLIENTS for binding in function.bindings
    )


def scaling(function: Function, app: App) -> FunctionScaling:
    """By the work in the hub, which every function of it shares."""
    written = host_text(app, "extensions.durableTask.storageProvider.type")
    provider = written.text if written else AZURE_STORAGE
    return PROVIDERS.get(provider.casefold(), without_scaler)(function, app)


def managed(function: Function, app: App) -> FunctionScaling:
    """One replica at all times: only Container Apps have a scaler for the scheduler."""
    written = host_text(app, "extensions.durableTask.storageProvider.connectionStringName")
    _, unset = setting_of_name(
        app, function, written.text if written else SCHEDULER_CONNECTION, named_by="connectionStringName in host.json"
    )
    unscaled = without_scaler(function, app)
    return FunctionScaling(unscaled.need, unscaled.reason, problems=(*unset, *unscaled.problems))


def without_scaler(function: Function, app: App) -> FunctionScaling:
    """One replica at all times, since KEDA cannot see the hub's work."""
    written = host_text(app, "extensions.durableTask.storageProvider.type")
    provider, where = (written.text, written.where) if written else (AZURE_STORAGE, function.where)
    message = f"{function.name}: KEDA has no scaler for the durable storage provider {provider!r}"
    remedy = "add a trigger of type cpu to its group, or use the provider azureStorage or mssql"
    warning = Problem(where, message, remedy, Severity.WARNING)
    return FunctionScaling(Need.RESIDENT, f"durable task hub at {provider}: no scaler, a replica stays", (), (warning,))


PROVIDERS: Mapping[str, Callable[[Function, App], FunctionScaling]] = {
    "azuremanaged": managed,
    "azurestorage": durable_storage.scaling,
    "mssql": durable_sql.scaling,
    "netherite": without_scaler,
}
"""By the provider's name, in lower case."""
