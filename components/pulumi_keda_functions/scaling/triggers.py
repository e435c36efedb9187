"""Which file knows how a trigger scales.

A trigger of any other type gets a running replica and a warning, never an invented scaler: KEDA refuses a whole
ScaledObject for one type that it does not know.
"""

import difflib
from collections.abc import Callable, Mapping

from ..problems import Problem, Severity
from ..projects import Function
from . import http, service_bus, storage_queue, timer
from .app import App
from .model import FunctionScaling, Need

SCALINGS: Mapping[str, Callable[[Function, App], FunctionScaling]] = {
    "httpTrigger": http.scaling,
    "queueTrigger": storage_queue.scaling,
    "serviceBusTrigger": service_bus.scaling,
    "timerTrigger": timer.scaling,
}
"""By the trigger's type, which the host reads without regard to case."""
_FOLDED = {kind.casefold(): known for kind, known in SCALINGS.items()}


def scaling(function: Function, app: App) -> FunctionScaling:
    """How `function` scales."""
    known = _FOLDED.get(function.trigger.type.casefold(), without_scaler)
    return known(function, app)


def without_scaler(function: Function, _app: App) -> FunctionScaling:
    """One replica at all times, since nothing tells KEDA when to start one."""
    kind = function.trigger.type
    meant = difflib.get_close_matches(kind, SCALINGS, 1, cutoff=0.9)
    warning = Problem(
        function.where,
        f"{function.name}: {kind} is not scaled: one replica at least runs at all times",
        f"did you mean {meant[0]}?" if meant else "nothing to do, if one replica is enough",
        Severity.WARNING,
    )
    return FunctionScaling(Need.RESIDENT, f"{kind}: no scaler, a replica stays", problems=(warning,))
