"""What a reader finds in a project."""

from dataclasses import dataclass

from ..problems import Problem
from .model import Function


@dataclass(frozen=True)
class Reading:
    """Functions in the order of their declaration, and what is wrong or cannot be read."""

    functions: tuple[Function, ...]
    problems: tuple[Problem, ...]
