"""Which file knows how a trigger scales.

A trigger of any other type gets a running replica and a warning, never an invented scaler: KEDA refuses a whole
ScaledObject for one type that it does not know.
"""

from collections.abc import Callable, Mapping

from ..problems import Problem, Severity
from ..projects import Function
from . import http, service_bus, storage_queue, timer
from .app import App
from .model import FunctionScaling, Need

SCALINGS: Mapping[str, Callable[[Function, App], FunctionScaling]] = {
    "httptrigger": http.scaling,
    "queuetrigger": storage_queue.scaling,
    "servicebustrigger": service_bus.scaling,
    "timertrigger": timer.scaling,
}
"""By the trigger's type without regard to case, as the host reads it."""


def scaling(function: Function, app: App) -> FunctionScaling:
    """How `function` scales."""
    known = SCALINGS.get(function.trigger.type.casefold(), without_scaler)
    return known(function, app)


def without_scaler(function: Function, _app: App) -> FunctionScaling:
    """One replica at all times, since nothing tells KEDA when to start one."""
    kind = function.trigger.type
    warning = Problem(
        function.where,
        f"{function.name}: {kind} is not scaled: one replica at least runs at all times",
        "nothing to do, unless it should scale to zero",
        Severity.WARNING,
    )
    return FunctionScaling(Need.RESIDENT, f"{kind}: no scaler, a replica stays", problems=(warning,))
