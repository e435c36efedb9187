"""HTTP: `httpTrigger`, which KEDA does not measure by itself."""

from ..projects import Function
from ..values import in_words
from .app import App
from .model import FunctionScaling, Need


def scaling(function: Function, app: App) -> FunctionScaling:
    """At least one replica, since a request cannot wait for the first."""
    route = function.trigger.properties.get("route")
    shown = in_words(app.expand(route)) if route else function.name
    return FunctionScaling(Need.HTTP, f"answers HTTP on {shown}")
