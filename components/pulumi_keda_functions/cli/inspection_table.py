"""An inspection for a person: what scales on what, between which bounds, and why."""

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..problems import Problem, Severity
from ..projects import Function, FunctionsProject
from ..scaling import Authentication, Group, KedaTrigger, Need
from ..scaling.words import replicas_in_words
from ..values import in_words
from .inspection import Inspection

_GAP = (0, 2, 0, 0)
_INDENT = (0, 0, 0, 2)
_LONGEST_GROUP = max(map(len, Need))
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


def print_table(inspection: Inspection) -> None:
    """To standard output, in colour where that is a terminal."""
    console = Console(highlight=False)
    console.print(_title(inspection.project))
    for group in inspection.plan.groups:
        console.print()
        console.print(_group(group, inspection))
    if inspection.project.functions:
        console.print()
        console.print(_functions(inspection))
    for problem in inspection.problems:
        console.print()
        console.print(_problem(problem))


def _title(project: FunctionsProject) -> Text:
    title = Text(str(project.root), style="bold")
    known = [part for part in (project.worker, project.model) if part is not None]
    return title.append("".join(f"  {part}" for part in known), style="not bold dim")


def _group(group: Group, inspection: Inspection) -> RenderableType:
    table = Table.grid(padding=_GAP)
    table.add_column(no_wrap=True, min_width=_LONGEST_GROUP)
    table.add_column()
    table.add_row(Text(group.name, "bold cyan"), Text(replicas_in_words(group), "bold"))
    for reason in group.reasons:
        table.add_row("", Text(reason))
    if group.triggers:
        table.add_row("", _triggers(group.triggers, inspection))
    return table


def _triggers(triggers: Iterable[KedaTrigger], inspection: Inspection) -> Table:
    table = Table.grid(padding=_GAP)
    for trigger in triggers:
        metadata = ", ".join(f"{key} {in_words(inspection.shown(value))}" for key, value in trigger.metadata.items())
        table.add_row(Text(trigger.type, "dim"), Text(metadata, "dim"))
        if trigger.authentication is not None:
            table.add_row("", Text(_authentication(trigger.authentication), "dim"))
    return table


def _authentication(authentication: Authentication) -> str:
    if not authentication.uses_identity:
        return ", ".join(f"{key} {in_words(setting)}" for key, setting in authentication.secrets.items())
    client_id = authentication.client_id
    return "workload identity" if client_id is None else f"workload identity {in_words(client_id)}"


def _functions(inspection: Inspection) -> Table:
    table = Table(box=None, padding=_GAP, pad_edge=False, header_style="dim")
    for heading in ("function", "trigger", "where", ""):
        table.add_column(heading, overflow="fold")
    for function in inspection.project.functions:
        is_disabled = function.name in inspection.plan.disabled
        style = "dim" if is_disabled else ""
        cells = (function.name, function.trigger.type, function.where)
        table.add_row(*(Text(cell, style) for cell in cells), _mark(function, is_disabled=is_disabled))
    return table


def _mark(function: Function, *, is_disabled: bool) -> Text:
    marks = ["disabled"] if is_disabled else []
    if function.conditional is not None:
        marks.append(f"only if {function.conditional}")
    return Text(", ".join(marks), "yellow")


def _problem(problem: Problem) -> RenderableType:
    table = Table.grid()
    table.add_row(Text.assemble((f"{problem.severity}", _STYLES[problem.severity]), f"  {problem.where}"))
    table.add_row(Padding(Text(problem.message), _INDENT))
    table.add_row(Padding(Text(f"→ {problem.remedy}", "dim"), _INDENT))
    return table
