"""Installs the pinned Node packages."""

import shutil
from pathlib import Path

from rich.console import Console

from . import steps
from .folders import NODE_PACKAGES
from .progress import counting

COMMAND = ("npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund")


def install(target: Path, log: Path, console: Console) -> None:
    """`npm ci` of tools/node into `target`/node_modules; the packages' install scripts are not run."""
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(NODE_PACKAGES / name, target / name)
    with counting(console, "node: installing packages"):
        steps.run("node: npm ci", COMMAND, target, log, str.isspace)
