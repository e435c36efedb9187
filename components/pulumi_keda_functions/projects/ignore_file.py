"""What a project keeps out of its deployment: .funcignore."""

import re
from pathlib import Path

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

IGNORE_FILE = ".funcignore"
"""In the syntax of .gitignore
(https://learn.microsoft.com/azure/azure-functions/functions-core-tools-reference#func-azure-functionapp-publish)."""


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
