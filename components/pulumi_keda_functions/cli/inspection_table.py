"""An inspection for a person: what scales on what, between which bounds, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..manifests import FederatedSubject
from ..problems import Problem, Severity
from ..projects import Function, FunctionsProject
from ..scaling import Authentication, ByIdentity, ByReference, BySecrets, Group, KedaTrigger, Role
from ..scaling.resource_parts import in_short
from ..scaling.words import replicas_in_words
from ..values import in_words
from .inspection import Inspection

_GAP = (0, 2, 0, 0)
_INDENT = (0, 0, 0, 2)
_LONGEST = 60
"""Characters of a value: the query of a database is for the other format."""
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    cells: tuple[str, str, str]
    style: str = ""
    mark: str = ""
    """What is remarkable about it."""


def print_table(inspection: Inspection) -> None:
    """To standard output, in colour where that is a terminal."""
    console = Console(highlight=False)
    with console.capture() as captured:
        _print_parts(inspection, console)
    # Rich fills each line up to the width of its column.
    console.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def _print_parts(inspection: Inspection, console: Console) -> None:
    console.print(_title(inspection.project))
    for group in inspection.plan.groups:
        console.print()
        console.print(_group(group, inspection))
    if inspection.plan.roles:
        console.print()
        console.print(
            _columns(("identity of", "needs the role", "on what connects by"), map(_role, inspection.plan.roles))
        )
    if inspection.subjects:
        console.print()
        console.print(_columns(("token of", "as the subject", ""), map(_subject, inspection.subjects)))
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
    texts = {key: in_words(inspection.shown(value)) for key, value in trigger.metadata.items()}
    metadata = ", ".join(f"{key} {_shortened(text)}" for key, text in texts.items())
    told = f"{trigger.type}  {metadata}"
    if trigger.authentication is None:
        return told
    return f"{told}\n{' ' * len(trigger.type)}  {_authentication(trigger.authentication)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _authentication(authentication: Authentication) -> str:
    match authentication:
        case ByIdentity(client_id):
            return "workload identity" if client_id is None else f"workload identity {in_words(client_id)}"
        case ByReference(name):
            return f"TriggerAuthentication {name}"
        case BySecrets(secrets):
            return ", ".join(f"{key} {in_words(value)}" for key, value in secrets.items())


def _role(role: Role) -> Row:
    where = f"{role.connection}: {in_short(role.part)}" if role.part else role.connection
    return Row((role.principal, role.name, where))


def _subject(trusted: FederatedSubject) -> Row:
    return Row((trusted.principal, in_words(trusted.subject), ""))


def _functions(inspection: Inspection) -> Text:
    rows = []
    for function in inspection.project.functions:
        disabled = function.name in inspection.plan.disabled
        cells = (function.name, function.trigger.type, function.where)
        rows.append(Row(cells, "dim" if disabled else "", _marks(function, disabled)))
    return _columns(("function", "trigger", "where"), rows)


def _columns(headings: tuple[str, str, str], rows: Iterable[Row]) -> Text:
    """Columns of text: a table of Rich's takes as long as all the rest."""
    lines = [Row(headings, "dim"), *rows]
    widths = [max(map(len, column)) for column in zip(*(line.cells for line in lines), strict=True)]
    text = Text()
    for line in lines:
        padded = "  ".join(cell.ljust(width) for cell, width in zip(line.cells, widths, strict=True))
        text.append(padded, line.style).append(f"  {line.mark}\n" if line.mark else "\n", "yellow")
    text.rstrip()
    return text


def _marks(function: Function, is_disabled: bool) -> str:  # noqa: FBT001 - a fact about the function
    conditional = [] if function.conditional is None else [f"only if {function.conditional}"]
    return ", ".join([*(["disabled"] if is_disabled else []), *conditional])


def _problem(problem: Problem) -> RenderableType:
    table = Table.grid()
    table.add_row(Text.assemble((f"{problem.severity}", _STYLES[problem.severity]), f"  {problem.where}"))
    table.add_row(Padding(Text(problem.message), _INDENT))
    table.add_row(Padding(Text(f"→ {problem.remedy}", "dim"), _INDENT))
    return table
