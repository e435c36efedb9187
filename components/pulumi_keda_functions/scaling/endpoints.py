"""Where functions are called over HTTP, and with which of the host's keys.

Keys are named as in the Secret that the host reads them from
(https://learn.microsoft.com/azure/azure-functions/function-keys-how-to).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..projects import Function
from ..values import Value
from . import blob, durable, http, webhooks
from .app import App
from .webhooks import Webhook

HTTP = "httptrigger"
MASTER_KEY = "host.master"
"""Opens everything, the host's own endpoints included."""
HOST_KEY = "host.function.default"
"""Opens every HTTP function."""
LEVELS = {"anonymous": None, "admin": MASTER_KEY}
"""The key that an HTTP function asks for, by its `authLevel`; at every other level it is the function's own."""


@dataclass(frozen=True)
class Endpoint:
    """Where one function is called."""

    function: str
    path: Value
    """After the host's address: `/api/orders/{id}`."""
    key: str | None
    """The key that opens it; None: it answers everybody."""


def endpoint(function: Function, app: App) -> Endpoint | None:
    """Where `function` is called; None where nobody calls it over HTTP."""
    if function.trigger.type.casefold() == HTTP:
        level = str(function.trigger.properties.get("authLevel")).casefold()
        return Endpoint(function.name, http.url_path(function, app), LEVELS.get(level, function_key(function)))
    if hook := webhook(function):
        return Endpoint(function.name, hook.path, system_key(hook))
    return None


def keys(functions: Iterable[Function]) -> tuple[str, ...]:
    """Every key that the host looks up where it runs `functions`.

    Each HTTP function has its own, whatever its level: without one the host answers wrong keys by an error of its own
    (https://github.com/Azure/azure-functions-host/issues/10740).
    """
    needed = [MASTER_KEY, HOST_KEY]
    for function in functions:
        if function.trigger.type.casefold() == HTTP:
            needed.append(function_key(function))
        if hook := webhook(function):
            needed.append(system_key(hook))
        if durable.is_durable(function):
            needed.append(system_key(Webhook("durabletask")))
    return tuple(dict.fromkeys(needed))


def webhook(function: Function) -> Webhook | None:
    """Where a service calls the function through an extension of the host."""
    kind = function.trigger.type.casefold()
    if kind in webhooks.CALLERS:
        return webhooks.webhook(function)
    return blob.webhook(function) if kind == "blobtrigger" and blob.is_told_by_event_grid(function) else None


def function_key(function: Function) -> str:
    """The host looks it up in lower case, however the function is written."""
    return f"functions.{function.name.lower()}.default"


def system_key(hook: Webhook) -> str:
    """What an extension's caller shows."""
    return f"host.systemKey.{hook.key}"
