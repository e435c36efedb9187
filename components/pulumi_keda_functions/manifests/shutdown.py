"""How a pod that is scaled in or replaced ends its work.

The host stops listening at SIGTERM, waits for the requests that it has, and gives other functions ten seconds more;
what it does not end comes back to its queue (https://github.com/Azure/azure-functions-host/issues/9822).
"""

from collections.abc import Iterator

from ..app_arguments import GroupOverride
from ..problems import Problem
from ..scaling import AppSettings
from ..values import Value
from .choices import Choice
from .model import Body

DRAIN = "FUNCTIONS_ENABLE_DRAIN_ON_APP_STOPPING"
"""The host drains in Kubernetes anyway, which it knows by a variable that not every kind of node sets."""
TIMEOUT = "ASPNETCORE_SHUTDOWNTIMEOUTSECONDS"
"""How long the host waits for requests; 5 or 30 seconds by default, by its version
(https://learn.microsoft.com/aspnet/core/fundamentals/host/web-host#shutdown-timeout)."""
RESERVE = 5
"""Seconds of the grace period in which the host, done or not, ends by itself."""


def grace_period(chosen: GroupOverride) -> Body:
    """Field of the pod's spec."""
    seconds = chosen.get("graceful_shutdown_seconds")
    return {} if seconds is None else {"terminationGracePeriodSeconds": seconds}


def shutdown_settings(chosen: GroupOverride, settings: AppSettings) -> dict[str, Value]:
    """What the host is told of it, beside what the settings say."""
    seconds = chosen.get("graceful_shutdown_seconds")
    if seconds is None:
        return {}
    told: dict[str, Value] = {DRAIN: "true", TIMEOUT: str(max(seconds - RESERVE, 1))}
    return {name: value for name, value in told.items() if settings.find(name) is None}


def problems_in_shutdown(choice: Choice) -> Iterator[Problem]:
    """A time that is none."""
    seconds = choice.given.get("graceful_shutdown_seconds")
    if isinstance(seconds, int) and seconds < 1:
        message = f"{seconds} leaves a pod no time at all"
        yield Problem(f"{choice.where}graceful_shutdown_seconds", message, "give 1 second at least")
