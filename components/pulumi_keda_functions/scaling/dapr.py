"""Dapr: triggers that a sidecar calls.

https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr
"""

from collections.abc import Mapping

from ..projects import Function
from ..values import in_words
from .app import App
from .model import FunctionScaling, Need

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "daprbindingtrigger": ("bindingName",),
    "daprserviceinvocationtrigger": ("methodName",),
    "daprtopictrigger": ("pubSubName", "topic"),
}
"""The properties that say what calls the function, by the trigger's type in lower case."""
PORT = 3001
"""On which the extension listens for the sidecar."""
APP_PORT = "DAPR_APP_PORT"
"""The setting that says another."""


def scaling(function: Function, app: App) -> FunctionScaling:
    """One replica at all times: with the last one its sidecar would go, and nobody would hear of work."""
    properties = function.trigger.properties
    named = [
        in_words(app.expand(properties[name]))
        for name in NAMED_BY[function.trigger.type.casefold()]
        if name in properties
    ]
    what = "/".join(named) or function.name
    return FunctionScaling(Need.RESIDENT, f"Dapr {what}: its sidecar needs a replica")
