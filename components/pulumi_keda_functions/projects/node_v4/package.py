"""package.json: which files the worker loads (https://learn.microsoft.com/azure/azure-functions/functions-reference-node)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...problems import Problem
from ..json_file import read_json_object
from .library import DURABLE, FUNCTIONS

FILE = "package.json"
DEPENDENCIES = ("dependencies", "devDependencies", "peerDependencies")


@dataclass(frozen=True)
class Package:
    """What of a package.json tells about functions."""

    main: str | None
    """The glob of the files that the worker loads; None where there is none, and then it loads nothing."""
    line: int
    """Of `main`."""
    uses_library: bool
    """Whether it depends on @azure/functions or durable-functions."""
    compiles: bool
    """Whether one of its scripts runs TypeScript's compiler, so that tsconfig.json tells where the output goes."""

    @property
    def where(self) -> str:
        """The place to name in a problem about `main`."""
        return f"{FILE}:{self.line}"


def read_package(root: Path) -> Package | Problem:
    """The package.json in `root`, or what is wrong with it."""
    content = read_json_object(root / FILE, FILE)
    if isinstance(content, Problem):
        return content
    package, text = content
    main, scripts = package.get("main"), package.get("scripts")
    commands = scripts.values() if isinstance(scripts, Mapping) else ()
    dependencies = {
        name for group in DEPENDENCIES if isinstance(names := package.get(group), Mapping) for name in names
    }
    return Package(
        main if isinstance(main, str) and main else None,
        text.line("main"),
        not dependencies.isdisjoint({FUNCTIONS, DURABLE}),
        any(isinstance(command, str) and "tsc" in command.split() for command in commands),
    )
