"""Declarations that static reading cannot know: in loops, factories, at run time.

They are problems, so that no function is dropped in silence; declaring the functions by hand settles them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..problems import Problem, Severity


@dataclass(frozen=True)
class Unread(Problem):
    """A declaration of functions that cannot be read."""


EXAMPLE: Mapping[str, str] = {"queueName": "orders", "connection": "AzureWebJobsStorage"}


def unread(
    where: str,
    message: str,
    trigger: str = "queueTrigger",
    settings: Mapping[str, str] = EXAMPLE,
    severity: Severity = Severity.ERROR,
) -> Unread:
    """The problem, whose remedy shows the lines to declare a function of that trigger with."""
    return Unread(where, message, by_hand(trigger, settings), severity)


def by_hand(trigger: str = "queueTrigger", settings: Mapping[str, str] = EXAMPLE) -> str:
    """How to declare a function that cannot be read, in one line of YAML."""
    given = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return f"declare it by hand, under functions: - {{name: …, trigger: {trigger}, settings: {{{given}}}}}"
