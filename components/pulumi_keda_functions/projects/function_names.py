"""Names of functions, as the host takes them."""

import re
from collections.abc import Iterable

from ..problems import Problem
from .model import Function

NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,127}")
"""The host's rule."""


def name_problems(functions: Iterable[Function]) -> list[Problem]:
    """Names that no host accepts, and names given twice: the host compares them without regard to case.

    Registered in several ways, each under a condition of its own (`if` and its `else`), a function is still one. That
    only one of the conditions holds at a time is the program's business, and no reading of it could tell.
    """
    problems = []
    declared: dict[str, dict[str | None, Function]] = {}
    for function in functions:
        if not NAME.fullmatch(function.name):
            message = f"{function.name!r} is no name for a function"
            remedy = "begin with a letter and go on with letters, digits, _ and -, 128 at most"
            problems.append(Problem(function.where, message, remedy))
        alike = declared.setdefault(function.name.lower(), {})
        always = next(iter(alike.values()), None) if function.conditional is None else alike.get(None)
        other = always or alike.get(function.conditional)
        if other:
            message = f"function {function.name} has the name of the one at {other.where}, letter case aside"
            problems.append(Problem(function.where, message, "rename one of them"))
        alike.setdefault(function.conditional, function)
    return problems
