"""A migration in words. Settings occur by name, never by value."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...problems import Problem, Severity
from .cut_over import CommandLine, Step, cut_over, way_back
from .migration import Migration
from .program import SETTINGS_FILE


def report(migration: Migration, cluster: CommandLine, folder: Path) -> str:
    """What was written, what changes, and the cut-over."""
    return "\n".join(_lines(migration, cluster, folder)) + "\n"


def _lines(migration: Migration, cluster: CommandLine, folder: Path) -> Iterator[str]:
    old = migration.old
    yield f"{old.name} in namespace {old.namespace} becomes {migration.app_name}"
    yield f"{folder.as_posix()}: {', '.join(migration.files)} written"
    if migration.old_scalers:
        yield from ("", "What KEDA refuses of the old scalers, or ignores in them")
        # How to mend them is of no use here: the new ones are made otherwise.
        yield from (f"  {problem.where}: {problem.message}" for problem in migration.old_scalers)
    if migration.changes:
        yield from ("", "What changes")
    for change in migration.changes:
        yield f"  {change.what}"
        yield from (f"    from {change.before}", f"    to   {change.after}")
        if change.why:
            yield f"    {change.why}"
    for severity, title in ((Severity.ERROR, "To be mended before `pulumi up`"), (Severity.WARNING, "To know")):
        if found := [problem for problem in migration.problems if problem.severity is severity]:
            yield from ("", title)
            yield from _problems(found)
    yield from ("", "Cut-over, in this order")
    if migration.to_be_mended:
        yield f"  First mend what is told above: settings in {SETTINGS_FILE}, arguments in __main__.py."
    for number, step in enumerate(cut_over(old, migration.declared, cluster, folder), 1):
        yield from _step(step, f"  {number}. ")
    yield from _step(way_back(old, cluster), "  ")


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield from (f"  {problem.where}: {problem.message}", f"    → {problem.remedy}")


def _step(step: Step, mark: str) -> Iterator[str]:
    yield f"{mark}{step.text}"
    yield from (f"{' ' * len(mark)}$ {command}" for command in step.commands)
