"""HTTP: `httpTrigger`, which KEDA does not measure by itself.

https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger
"""

from ..projects import Function
from ..values import Value, in_words, joined
from .app import App
from .host_texts import host_text
from .model import FunctionScaling, Need

DEFAULT_PREFIX = "api"


def scaling(function: Function, app: App) -> FunctionScaling:
    """At least one replica, since a request cannot wait for the first."""
    return FunctionScaling(Need.HTTP, f"answers HTTP on {path(function, app)}")


def path(function: Function, app: App) -> str:
    """Where the function is called, for a person: `/api/orders/{id}`."""
    return in_words(url_path(function, app))


def url_path(function: Function, app: App) -> Value:
    """Where the function is called, after the host's address. Its name stands in for a route."""
    written = host_text(app, "extensions.http.routePrefix")
    prefix = (written.text if written else DEFAULT_PREFIX).strip("/")
    route = function.trigger.properties.get("route") or function.name
    shown = app.expand(route.strip("/") if isinstance(route, str) else route)
    return joined("/", prefix, "/" if prefix and shown else "", shown)
