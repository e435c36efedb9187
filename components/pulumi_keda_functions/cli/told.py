"""Problems, told to a person."""

from collections.abc import Iterable

import typer

from ..problems import Problem


def tell(problems: Iterable[Problem]) -> None:
    """Each with its place and its remedy, on standard error."""
    for problem in problems:
        typer.echo(f"{problem.severity}: {problem.where}: {problem.message}\n  → {problem.remedy}", err=True)
