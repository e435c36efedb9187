"""Which functions do not run.

https://learn.microsoft.com/azure/azure-functions/disable-function,
https://learn.microsoft.com/azure/azure-functions/functions-host-json#functions
"""

from collections.abc import Sequence

from ..projects import Function
from ..values import in_words
from .app import App
from .app_settings import HOST_OVERRIDE


def is_disabled(function: Function, app: App) -> bool:
    """Whether a setting, its function.json or the list of functions in host.json keeps the host from running it."""
    switch = app.settings.text(f"AzureWebJobs.{function.name}.Disabled")
    if switch is not None:
        return _is_on(switch)
    allowed = {name.casefold() for name in allow_list(app) if name}
    if allowed and function.name.casefold() not in allowed:
        return True
    match function.disabled:
        case bool(written):
            return written
        case name:
            deciding = in_words(app.expand(name)) if app.settings.assumed else app.plain_text(app.expand(name))
            return _is_on(app.settings.text(deciding or "") or "")


def _is_on(text: str) -> bool:
    return text.strip().casefold() in {"1", "true"}


def allow_list(app: App) -> Sequence[str]:
    """The functions that host.json or the settings name as the only ones to run; empty: all run."""
    listed = next((value for key, value in app.host.content.items() if key.casefold() == "functions"), None)
    names = dict(enumerate(map(str, listed))) if isinstance(listed, Sequence) and not isinstance(listed, str) else {}
    prefix = f"{HOST_OVERRIDE}functions__".casefold()
    overrides = {
        int(name[len(prefix) :]): text
        for name, text in app.settings.plain.items()
        if name.casefold().startswith(prefix) and name[len(prefix) :].isdecimal()
    }
    return tuple((names | overrides).values())
