"""Numbers that a trigger itself gives, beside those of host.json."""

import re

from ..problems import Problem
from ..projects import Function
from .app import App, as_written
from .host_numbers import POSITIVE, Number


def binding_number(app: App, function: Function, name: str, default: int) -> tuple[Number, tuple[Problem, ...]]:
    """The trigger's property `name`, a whole number above 0; `default` where it has none or another text."""
    written = function.trigger.properties.get(name)
    otherwise = Number(default, f"{name} {default} by default")
    if written is None:
        return otherwise, ()
    text = app.plain_text(app.expand(written))
    if text is None and app.settings.assumed:
        return otherwise, ()
    if text is not None and re.fullmatch(r"\s*[0-9]{1,10}\s*", text) and int(text) in POSITIVE:
        return Number(int(text), f"{name} {int(text)} in {function.where}"), ()
    message = f"{function.name}: {name} is {as_written(written)}: 1 to {POSITIVE.stop - 1} is allowed"
    return otherwise, (Problem(function.where, message, f"correct {name}, or leave it out for {default}"),)
