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


@dataclass(frozen=True)
class Webhook:
    """Where an extension of the host is called."""

    extension: str
    function: str | None = None
    """What the call says it is for; None: it says nothing."""

    @property
    def path(self) -> str:
        """`/runtime/webhooks/eventgrid?functionName=f`."""
        query = f"?functionName={self.function}" if self.function else ""
        return f"/runtime/webhooks/{self.extension}{query}"

    @property
    def key(self) -> str:
        """The system key that opens it: `eventgrid_extension`."""
        return f"{self.extension}_extension"

    def __str__(self) -> str:
        return f"calls {self.path} (system key {self.key})"


def webhook(function: Function) -> Webhook:
    """Where the function's caller calls."""
    caller = CALLERS[function.trigger.type.casefold()]
    return Webhook(caller.extension, function.name if caller.names_function else None)


def scaling(function: Function, _app: App) -> FunctionScaling:
    """At least one replica, as for any request."""
    caller = CALLERS[function.trigger.type.casefold()]
    return FunctionScaling(Need.HTTP, f"{caller.name} {webhook(function)}")
