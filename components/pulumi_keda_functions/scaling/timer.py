"""Timers: `timerTrigger`, which fires only in a replica that runs when it is due.

https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer
"""

from ..projects import Function
from ..values import in_words
from .app import App
from .connections import host_storage
from .model import FunctionScaling, Need


def scaling(function: Function, app: App) -> FunctionScaling:
    """One replica at all times. More do no harm: a lock in the host's storage account lets one of them fire."""
    schedule = app.read(function, "schedule")
    storage = host_storage(app, function)
    return FunctionScaling(
        Need.RESIDENT, f"timer {in_words(schedule.value)}", problems=(*schedule.problems, *storage.problems)
    )
