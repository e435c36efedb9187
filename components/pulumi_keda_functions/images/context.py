"""Which files of a project go to the builder.

A .dockerignore decides, where there is one. Where there is none, what belongs to a developer's machine alone stays
behind, and so does what .funcignore keeps out of a deployment.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pathspec import GitIgnoreSpec

from ..projects import Worker
from ..projects.ignore_file import IGNORE_FILE, ignore_rule
from .ignore_rules import IgnoreRules

DOCKER_IGNORE = ".dockerignore"
STAGING = ".keda-functions"
"""Folder in a program's directory for what a builder reads and the project does not have."""
SUPPLIED_IGNORE: tuple[str, ...] = (
    "**/local.settings.json",
    "**/.env",
    "**/.git",
    "**/.gitignore",
    "**/.gitattributes",
    "**/.github",
    "**/.venv",
    "**/venv",
    "**/__pycache__",
    "**/*.pyc",
    "**/.pytest_cache",
    "**/node_modules",
    "**/.vscode",
    "**/.idea",
    "**/.DS_Store",
    "**/__azurite_db*__.json",
    "**/__blobstorage__",
    "**/__queuestorage__",
    "**/AzuriteConfig",
    "**/Pulumi.yaml",
    "**/Pulumi.*.yaml",
    "**/.dockerignore",
    "**/*.dockerignore",
    "**/.funcignore",
    "**/Dockerfile",
    "**/Dockerfile.*",
    f"**/{STAGING}",
)
"""What no image needs, as lines of a .dockerignore: a developer's settings, history, environments and tools."""

BUILD_OUTPUT: Mapping[Worker, tuple[str, ...]] = {
    Worker.DOTNET: ("**/bin", "**/obj"),
    Worker.DOTNET_ISOLATED: ("**/bin", "**/obj"),
    Worker.JAVA: ("**/target", "**/build", "**/.gradle"),
}
"""What a Dockerfile with a build stage makes anew, by the worker."""

BUILT_FROM: Mapping[Worker, tuple[str, ...]] = {
    Worker.NODE: ("package.json", "tsconfig.json", "src/functions/orders.ts", "src/index.ts", "orders/index.ts"),
    Worker.DOTNET: ("Orders.csproj", "Orders.cs"),
    Worker.DOTNET_ISOLATED: ("Orders.csproj", "Orders.cs", "Program.cs"),
    Worker.JAVA: ("pom.xml", "build.gradle", "src/main/java/com/contoso/Orders.java"),
}
"""Paths of the kind that a build in the image reads, by the worker. A .funcignore is written for a deployment of what
was built before, so that a rule of it that keeps these out is not followed."""


def ignore_lines(root: Path, worker: Worker | None, *, is_built_inside: bool) -> tuple[str, ...]:
    """The lines for a context at `root`: its .dockerignore as it is, or what is supplied in its place.

    `is_built_inside` tells that the Dockerfile builds in the image what another would copy into it.
    """
    given = root / DOCKER_IGNORE
    if given.is_file():
        return (*given.read_text(encoding="utf-8", errors="replace").splitlines(), f"**/{STAGING}")
    output = BUILD_OUTPUT.get(worker, ()) if worker and is_built_inside else ()
    return (*SUPPLIED_IGNORE, *virtual_environments(root), *output, *deployment_lines(root, worker))


def virtual_environments(root: Path) -> Iterator[str]:
    """Python environments in the project's folder, whatever they are called."""
    for settings in sorted(root.glob("*/pyvenv.cfg")):
        yield f"/{settings.parent.name}"


def deployment_lines(root: Path, worker: Worker | None) -> Iterator[str]:
    """The rules of .funcignore, which are those of .gitignore, in the syntax of .dockerignore."""
    path = root / IGNORE_FILE
    sources = BUILT_FROM.get(worker, ()) if worker else ()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []:
        rule = ignore_rule(line)
        if rule is None or rule.include is None or any(GitIgnoreSpec([rule]).match_files(sources)):
            continue
        text = line.strip()
        mark, text = ("!", text[1:]) if text.startswith("!") else ("", text)
        text = text.rstrip("/").replace("[!", "[^")
        yield f"{mark}{text.lstrip('/')}" if "/" in text else f"{mark}**/{text}"


def files_in_context(root: Path, rules: IgnoreRules) -> list[str]:
    """Files and links that go to the builder, relative to `root`, with forward slashes, sorted."""
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        above = Path(folder).relative_to(root)
        paths = {name: (above / name).as_posix() for name in (*folders, *names)}
        found += [paths[name] for name in names if not rules.leaves_out(paths[name])]
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        found += [paths[name] for name in linked if not rules.leaves_out(paths[name])]
        # A folder that stays behind whole need not be looked into: node_modules may hold a hundred thousand files.
        folders[:] = [name for name in folders if rules.has_exceptions or not rules.leaves_out(paths[name])]
    return sorted(found)
