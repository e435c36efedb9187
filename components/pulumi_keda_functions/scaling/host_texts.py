"""Texts of host.json that name things or tell how long they may take."""

from dataclasses import dataclass

from .app import App
from .host_numbers import written


@dataclass(frozen=True)
class HostText:
    """A text as host.json or a setting has it."""

    text: str
    where: str
    """`host.json:4`, or the setting that overrides it."""


def host_text(app: App, path: str) -> HostText | None:
    """What host.json or a setting has at `path`; None where there is nothing."""
    return next((HostText(str(value), where) for where, value in written(app, path)), None)
