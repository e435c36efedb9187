"""Names of functions, as the host takes them."""

import re
from collections.abc import Iterable

from ..problems import Problem
from .model import Function

NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,127}")
"""The host's rule."""


def name_problems(functions: Iterable[Function]) -> list[Problem]:
    """Names that no host accepts, and names given twice: the host compares them without regard to case."""
    problems = []
    first: dict[str, Function] = {}
    for function in functions:
        if not NAME.fullmatch(function.name):
            message = f"{function.name!r} is no name for a function"
            remedy = "begin with a letter and go on with letters, digits, _ and -, 128 at most"
            problems.append(Problem(function.where, message, remedy))
        other = first.setdefault(function.name.lower(), function)
        if other is not function:
            message = f"function {function.name} has the name of the one at {other.where}, letter case aside"
            problems.append(Problem(function.where, message, "rename one of them"))
    return problems
