"""The page of each component: its arguments, then the types that they name."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.executables.folders import CLONE

from .declarations import Declared, Field, Module
from .types import in_words, names_in

PACKAGE = CLONE / "components" / "pulumi_keda_functions"
FOLDER = CLONE / "docs" / "arguments"
ARGS = "_args"
"""The end of the names of modules that declare what a component takes, as `Args` is of their TypedDict."""


def pages(package: Path = PACKAGE) -> Mapping[str, str]:
    """The text of each page, by the name of its file: `function-app.md`."""
    return {f"{args.home.path.stem.removesuffix(ARGS).replace('_', '-')}.md": page(args) for args in arguments(package)}


def arguments(package: Path = PACKAGE) -> Iterator[Declared]:
    """What each component takes."""
    for path in sorted(package.glob(f"*{ARGS}.py")):
        module = Module(path)
        for node in module.classes:
            declared = module.read(node)
            if declared and declared.name.endswith("Args"):
                yield declared


def page(args: Declared) -> str:
    """All about what a component takes."""
    example = max((field.name for field in args.fields), key=lambda name: ("_" in name, name))
    lines = [
        f"# {args.name.removesuffix('Args')}: arguments",
        "",
        f"<!-- Made by `python -m tools.argument_docs` of {args.home.path.name}; a change here is lost. -->",
        "",
        f"{args.words} The names are Python's: other languages write `{camel_case(example)}` for `{example}`.",
        "",
        *table(args),
    ]
    for declared in parts(args):
        lines += ["", f"## {declared.name}", "", declared.words, "", *table(declared)]
    return "\n".join([*lines, ""])


def parts(args: Declared) -> Iterator[Declared]:
    """The types that the fields of `args` name, and those that theirs do, each once."""
    waiting, seen = [args], {args.name}
    while waiting:
        whole = waiting.pop(0)
        for name in (name for field in whole.fields for name in names_in(field.annotation)):
            declared = whole.home.declared(name)
            if declared and name not in seen:
                seen.add(name)
                waiting.append(declared)
                yield declared


def table(declared: Declared) -> list[str]:
    """The fields or members of a type."""
    if declared.is_choice:
        return rows(("Value", "Meaning"), *((f"`{each.value}`", each.words) for each in declared.fields))
    cells = ((name_of(each), takes(each, declared.home), each.words) for each in declared.fields)
    return rows(("Argument", "Takes", "Effect"), *cells)


def name_of(field: Field) -> str:
    """An argument's name, and whether it has to be given."""
    return f"`{field.name}`{' (required)' if field.is_required else ''}"


def takes(field: Field, home: Module) -> str:
    """What an argument takes."""
    return "" if field.annotation is None else in_words(field.annotation, home)


def rows(headings: tuple[str, ...], *cells: tuple[str, ...]) -> list[str]:
    """A table's lines."""
    written = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in (headings, *cells)]
    return [written[0], "|---" * len(headings) + "|", *written[1:]]


def camel_case(name: str) -> str:
    """`maxReplicas` of `max_replicas`."""
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))
