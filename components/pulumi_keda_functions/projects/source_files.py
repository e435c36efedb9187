"""The source files of a project, without those that no worker loads."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

IGNORE_FILE = ".funcignore"
"""What stays out of a deployment, in the syntax of .gitignore
(https://learn.microsoft.com/azure/azure-functions/functions-core-tools-reference#func-azure-functionapp-publish)."""
NEVER_SOURCES = frozenset(
    {"node_modules", "bin", "obj", "target", "build", "dist", "out", "__pycache__", "venv", "env", "__blobstorage__"}
)
"""Folders of dependencies, builds and emulators; those whose name starts with a dot are passed over as well."""


def source_files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Files with one of `suffixes` below `root`, in the order of their names. Links to folders are not followed."""
    ignored = ignore_rules(root)
    for folder, folders, files in os.walk(root):
        here = Path(folder).relative_to(root)
        folders[:] = sorted(
            name
            for name in folders
            if name.lower() not in NEVER_SOURCES
            and not name.startswith(".")
            and not ignored.match_file(f"{(here / name).as_posix()}/")
        )
        for name in sorted(files):
            if name.endswith(suffixes) and not ignored.match_file((here / name).as_posix()):
                yield root / here / name


def ignore_rules(root: Path) -> GitIgnoreSpec:
    """The rules of the project's .funcignore; none where it has no such file."""
    path = root / IGNORE_FILE
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return GitIgnoreSpec([rule for line in lines if (rule := ignore_rule(line)) is not None])


def ignore_rule(line: str) -> GitIgnoreSpecPattern | None:
    """The rule on a line; None for one that makes no sense (`!`, `[z-a]`), which is passed over as by git."""
    try:
        return GitIgnoreSpecPattern(line)
    except (ValueError, re.error):
        return None
