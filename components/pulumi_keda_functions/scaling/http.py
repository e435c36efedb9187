"""HTTP: `httpTrigger`, which KEDA does not measure by itself.

https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger
"""

from ..projects import Function
from ..values import in_words
from .app import App
from .host_texts import host_text
from .model import FunctionScaling, Need

DEFAULT_PREFIX = "api"


def scaling(function: Function, app: App) -> FunctionScaling:
    """At least one replica, since a request cannot wait for the first."""
    return FunctionScaling(Need.HTTP, f"answers HTTP on {path(function, app)}")


def path(function: Function, app: App) -> str:
    """Where the function is called: `/api/orders/{id}`. Its name stands in for a route."""
    written = host_text(app, "extensions.http.routePrefix")
    prefix = written.text if written else DEFAULT_PREFIX
    route = function.trigger.properties.get("route")
    shown = in_words(app.expand(route)) if route else function.name
    return "/" + "/".join(part.strip("/") for part in (prefix, shown) if part.strip("/"))
