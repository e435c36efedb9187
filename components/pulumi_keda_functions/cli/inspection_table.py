"""An inspection for a person: what scales on what, between which bounds, and why."""

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..problems import Problem, Severity
from ..projects import Function, FunctionsProject
from ..scaling import Authentication, ByIdentity, BySecrets, Group, KedaTrigger
from ..scaling.words import replicas_in_words
from ..values import in_words
from .inspection import Inspection

_GAP = (0, 2, 0, 0)
_INDENT = (0, 0, 0, 2)
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
    table.add_column(no_wrap=True, min_width=max(len(each.name) for each in inspection.plan.groups))
    table.add_column()
    table.add_row(Text(group.name, "bold cyan"), Text(replicas_in_words(group), "bold"))
    for reason in group.reasons:
        table.add_row("", Text(reason))
    for trigger in group.triggers:
        table.add_row("", Text(_trigger(trigger, inspection), "dim"))
    return table


def _trigger(trigger: KedaTrigger, inspection: Inspection) -> str:
    metadata = ", ".join(f"{key} {in_words(inspection.shown(value))}" for key, value in trigger.metadata.items())
    told = f"{trigger.type}  {metadata}"
    if trigger.authentication is None:
        return told
    return f"{told}\n{' ' * len(trigger.type)}  {_authentication(trigger.authentication)}"


def _authentication(authentication: Authentication) -> str:
    match authentication:
        case ByIdentity(client_id):
            return "workload identity" if client_id is None else f"workload identity {in_words(client_id)}"
        case BySecrets(secrets):
            return ", ".join(f"{key} {in_words(value)}" for key, value in secrets.items())


def _functions(inspection: Inspection) -> Text:
    """Columns of text: a table of Rich's takes as long as all the rest."""
    functions = inspection.project.functions
    disabled = [function.name in inspection.plan.disabled for function in functions]
    cells = [("function", "trigger", "where"), *((each.name, each.trigger.type, each.where) for each in functions)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    styles = ["dim", *("dim" if is_disabled else "" for is_disabled in disabled)]
    marks = ["", *map(_marks, functions, disabled)]
    lines = Text()
    for row, style, mark in zip(cells, styles, marks, strict=True):
        padded = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append(padded, style).append(f"  {mark}\n" if mark else "\n", "yellow")
    lines.rstrip()
    return lines


def _marks(function: Function, is_disabled: bool) -> str:  # noqa: FBT001 - called by `map`
    conditional = [] if function.conditional is None else [f"only if {function.conditional}"]
    return ", ".join([*(["disabled"] if is_disabled else []), *conditional])


def _problem(problem: Problem) -> RenderableType:
    table = Table.grid()
    table.add_row(Text.assemble((f"{problem.severity}", _STYLES[problem.severity]), f"  {problem.where}"))
    table.add_row(Padding(Text(problem.message), _INDENT))
    table.add_row(Padding(Text(f"→ {problem.remedy}", "dim"), _INDENT))
    return table
