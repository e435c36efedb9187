"""Texts that KEDA needs in another form than the app's settings have them."""

from collections.abc import Callable

from ..problems import Problem
from ..projects import Function
from ..values import Derived, Value, settings_in
from .app import App


def derived(rule: Callable[[str], str], value: Value) -> Value:
    """What `rule` makes of `value`: at once where that is a text, else as soon as its settings are known."""
    return rule(value) if isinstance(value, str) else Derived(rule, value)


def problems_in_derived(app: App, function: Function, remedy: str, *values: Value) -> tuple[Problem, ...]:
    """What a rule says of a text that it cannot take apart, if that text is known already.

    The rule's ValueError goes on where the setting's name ends, and tells nothing of its value: `has no Endpoint`.
    """
    problems: dict[Problem, None] = {}
    for value in values:
        try:
            app.plain_text(value)
        except ValueError as error:
            names = " with ".join(sorted(setting.name for setting in settings_in(value)))
            problems[Problem(function.where, f"{function.name}: {names} {error}", remedy)] = None
    return tuple(problems)
