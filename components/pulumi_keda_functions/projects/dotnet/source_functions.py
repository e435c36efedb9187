"""The functions that the SDK would find in C# sources."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

from ...problems import Problem, Severity
from ..model import Function, Worker
from ..reading import Reading
from ..syntax_tree import line, text
from .compilation import Compilation
from .csharp_file import CSharpFile
from .declarations import Declarations
from .expressions import Expressions
from .functions import Draft, MethodReader
from .sources import read_sources
from .task_classes import METADATA_PROVIDER, read_class
from .unread import unread_source

MARKS = tuple(mark.encode() for mark in ("Function", "Trigger", "DurableTask", METADATA_PROVIDER))
"""What a file says at least one of if it has anything to do with functions."""
TRIGGER = b"Trigger"
NAMED = re.compile(rb"[\[,]\s*(?:[\w.]+\.)?Function(?:Name)?(?:Attribute)?\s*\(")
"""The attribute that names a function."""


def functions_in_sources(root: Path, worker: Worker) -> Reading:
    """The functions of the project in `root`, by its sources."""
    sources = read_sources(root)
    expressions = Expressions(Compilation([*sources.indexed, *sources.others]))
    reader = MethodReader(expressions, worker)
    functions: list[Function] = []
    problems = list(sources.problems)
    for file in sources.indexed:
        if any(mark in file.source for mark in MARKS):
            reading = read_file(file, reader, generated=sources.makes_durable_functions)
            functions += reading.functions
            problems += reading.problems
    return Reading(tuple(functions), tuple(problems))


def read_file(file: CSharpFile, reader: MethodReader, *, generated: bool) -> Reading:
    """The functions that one file declares."""
    try:
        variants = reader.expressions.compilation.variants(file)
        read = [list(drafts(variant, reader, generated=generated)) for variant in variants]
    except RecursionError:
        message = "its expressions are nested too deeply to be read"
        return Reading((), (unread_source(file.where(1), message),))
    problems = dict.fromkeys(problem for variant in read for draft in variant for problem in draft.problems)
    problems |= dict.fromkeys(error for variant in variants for error in syntax_problems(variant, file))
    problems |= dict.fromkeys(dropped_problems(file))
    functions = merged(read, file)
    told = {*(function.where for function in functions), *(problem.where for problem in problems)}
    return Reading(tuple(functions), (*problems, *dict.fromkeys(missed_problems(file, told))))


def drafts(declared: Declarations, reader: MethodReader, *, generated: bool) -> Iterator[Draft]:
    """What the types and methods of a variant are."""
    for declaration in declared.types:
        draft = read_class(declaration, reader.expressions, generated=generated)
        if draft:
            yield draft
    for method in declared.methods:
        draft = reader.read(method)
        if draft:
            yield draft


def merged(variants: list[list[Draft]], file: CSharpFile) -> list[Function]:
    """The functions of all variants, in order; what some of them lack is conditional."""
    found: dict[tuple[str, int], Function] = {}
    seen: dict[tuple[str, int], int] = {}
    for variant in variants:
        for function in [draft.function for draft in variant if draft.function]:
            key = (function.name, function.line)
            found.setdefault(key, function)
            seen[key] = seen.get(key, 0) + 1
    for key, function in found.items():
        if seen[key] < len(variants):
            found[key] = replace(function, conditional=file.compiled.conditions.get(function.line, "#if"))
    return sorted(found.values(), key=lambda function: function.line)


def syntax_problems(declared: Declarations, file: CSharpFile) -> Iterator[Problem]:
    """Warnings for parameters with triggers that the grammar does not know."""
    for error in declared.errors:
        if TRIGGER in (error.text or b""):
            yield not_c_sharp(file.where(line(error)), text(error))


def missed_problems(file: CSharpFile, told: Set[str]) -> Iterator[Problem]:
    """Functions in code that the grammar does not know, at places of which nothing is `told` yet."""
    for root, source in zip(file.trees, file.compiled.variants, strict=True):
        for number, written in enumerate(source.split(b"\n") if root.has_error else (), 1):
            is_comment = written.lstrip().startswith(b"//")
            if NAMED.search(written) and not is_comment and file.where(number) not in told:
                yield not_c_sharp(file.where(number), written.decode(errors="replace"), Severity.ERROR)


def not_c_sharp(where: str, written: str, severity: Severity = Severity.WARNING) -> Problem:
    """For code that is no C# as the grammar has it: an error where a function is declared in it."""
    message = f"it is not C# that can be read: {' '.join(written.split())[:60]!r}"
    return unread_source(where, message, severity=severity)


def dropped_problems(file: CSharpFile) -> Iterator[Problem]:
    """Warnings for triggers under conditions that cannot hold together with those around them."""
    for number, dropped in file.compiled.dropped.items():
        if TRIGGER in dropped:
            message = f"it is compiled only under a third condition, `{file.compiled.conditions[number]}`"
            yield unread_source(file.where(number), message, severity=Severity.WARNING)
