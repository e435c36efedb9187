"""What is wrong with an input, told so that a person can mend it.

Every reader, planner and check returns its problems instead of raising, so that one error can name them all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the work."""

    ERROR = "error"
    """Nothing is created until it is mended."""
    WARNING = "warning"
    """The work goes on; a person should know."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong."""

    where: str
    """A place: `host.json:3`, `function_app.py:14`, or the name of an argument."""
    message: str
    """What is wrong, the value given and the values allowed. Never a secret's value."""
    remedy: str
    """What to do about it."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.where}: {self.message}: {self.remedy}"


class InvalidInputError(ValueError):
    """Raised once, with every problem that was found."""

    def __init__(self, subject: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [f"{subject}: nothing was created", *(f"  - {problem}" for problem in self.problems)]
        super().__init__("\n".join(lines))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop the work."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
