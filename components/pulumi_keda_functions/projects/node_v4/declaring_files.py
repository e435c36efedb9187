"""Files that declare functions, as far as their text tells without following them."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from ...problems import Problem, Severity
from ..ignore_file import ignore_rules
from .grammar import TYPESCRIPT
from .library import DECLARING, DURABLE, FUNCTIONS

NAMES = "|".join(sorted(DECLARING))
LIBRARY = re.compile(rf"""["'`](?:{re.escape(FUNCTIONS)}|{re.escape(DURABLE)})["'`]""".encode())
"""An import of the library."""
REGISTRATION = re.compile(rf"\bapp(?:\.client)?\s*\.\s*({NAMES})\s*(?:<[^(]{{0,200}}>)?\(".encode())
"""As nearly everyone writes it."""


def registration_line(root: Path, file: str) -> int | None:
    """The line of the first registration in a file; None where there is none, or no such file."""
    try:
        source = (root / file).read_bytes()
    except OSError:
        return None
    match = REGISTRATION.search(source) if LIBRARY.search(source) else None
    return source.count(b"\n", 0, match.start()) + 1 if match else None


def not_loaded(root: Path, sources: Sequence[str], loaded: Iterable[str]) -> list[Problem]:
    """Warnings for files that declare functions and that the worker does not load."""
    ignored = ignore_rules(root)
    message = "it declares functions, but neither main in package.json nor a file that it loads leads here"
    return [
        Problem(f"{file}:{line}", message, "let main match it, or import it", Severity.WARNING)
        for file in sorted(set(sources) - set(loaded))
        if not is_ignored(file, ignored) and (line := registration_line(root, file)) is not None
    ]


def is_ignored(file: str, rules: GitIgnoreSpec) -> bool:
    """Whether .funcignore keeps the file, or what is built from it, out of a deployment.

    A rule such as `*.ts` does not: it keeps sources out because their builds go in.
    """
    stem, dot, suffix = file.rpartition(".")
    return rules.match_file(f"{stem}.js" if dot + suffix in TYPESCRIPT else file)
