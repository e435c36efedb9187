"""Triggers that a service calls over HTTP, at an endpoint of the host's extensions.

https://learn.microsoft.com/azure/azure-functions/function-keys-how-to#understand-keys
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..projects import Function
from .app import App
from .model import FunctionScaling, Need


@dataclass(frozen=True)
class Caller:
    """A service that calls functions."""

    name: str
    """For a person."""
    extension: str
    """The endpoint's last part, and the beginning of its key's name."""
    names_function: bool = False
    """Whether the call says which function it is for."""


EVENT_GRID = Caller("Event Grid", "eventgrid", names_function=True)
MCP = Caller("an MCP client", "mcp")
CALLERS: Mapping[str, Caller] = {
    "connectortrigger": Caller("a connector", "connector", names_function=True),
    "eventgridtrigger": EVENT_GRID,
    "mcpprompttrigger": MCP,
    "mcpresourcetrigger": MCP,
    "mcptooltrigger": MCP,
    "signalrtrigger": Caller("SignalR Service", "signalr"),
    "webpubsubtrigger": Caller("Web PubSub", "webpubsub"),
}
"""By the trigger's type, in lower case."""


def scaling(function: Function, _app: App) -> FunctionScaling:
    """At least one replica, as for any request."""
    caller = CALLERS[function.trigger.type.casefold()]
    called = webhook(caller.extension, function_name=function.name if caller.names_function else None)
    return FunctionScaling(Need.HTTP, f"{caller.name} {called}")


def webhook(extension: str, *, function_name: str | None) -> str:
    """Where an extension is called, and with which key: `calls /runtime/webhooks/mcp (system key mcp_extension)`."""
    query = f"?functionName={function_name}" if function_name else ""
    return f"calls /runtime/webhooks/{extension}{query} (system key {extension}_extension)"
