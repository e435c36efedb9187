"""Which language worker runs a project, told by its files alone.

Local settings are not read, though they may name the worker: they are a developer's own and stay out of images.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from .model import HostConfig, Worker

CUSTOM_HANDLERS = frozenset({"customhandler", "httpworker"})
"""Sections of host.json, case aside, that make the host hand every function to a process of the project's own, in
whatever language its scripts are (https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers)."""

BY_SCRIPT: Mapping[str, Worker] = {
    ".py": Worker.PYTHON,
    ".js": Worker.NODE,
    ".mjs": Worker.NODE,
    ".cjs": Worker.NODE,
    ".ts": Worker.NODE,
    ".ps1": Worker.POWERSHELL,
    ".jar": Worker.JAVA,
    ".dll": Worker.DOTNET,
    ".csx": Worker.DOTNET,
}
"""By the suffix of a function's script."""

BY_FILE: tuple[tuple[str, Worker], ...] = (
    ("function_app.py", Worker.PYTHON),
    ("functions.metadata", Worker.DOTNET_ISOLATED),
    ("*.csproj", Worker.DOTNET),
    ("*.fsproj", Worker.DOTNET),
    ("*.vbproj", Worker.DOTNET),
    ("pom.xml", Worker.JAVA),
    ("build.gradle", Worker.JAVA),
    ("build.gradle.kts", Worker.JAVA),
    ("package.json", Worker.NODE),
    ("profile.ps1", Worker.POWERSHELL),
    ("requirements.psd1", Worker.POWERSHELL),
    ("requirements.txt", Worker.PYTHON),
    ("pyproject.toml", Worker.PYTHON),
)
"""By a file in the project's folder; the first that is there tells."""

LOOKED_FOR = f"{', '.join(pattern for pattern, _ in BY_FILE)}, scripts of function.json files, a custom handler"
"""What tells the worker, in words."""

EXTENSIONS = "extensions.csproj"
"""What `func extensions install` leaves in a project of any language."""

ISOLATED = b"Microsoft.Azure.Functions.Worker"
"""The package that a .NET project outside the host's process refers to."""


def has_custom_handler(host: HostConfig) -> bool:
    """Whether the host hands every function to a process of the project's own."""
    return not CUSTOM_HANDLERS.isdisjoint(map(str.casefold, host.content))


def worker_of(root: Path, scripts: Iterable[str | None], host: HostConfig) -> Worker | None:
    """The worker, by host.json, then the functions' scripts, then the project's files; None where nothing tells."""
    if has_custom_handler(host):
        return Worker.CUSTOM
    by_script = next((BY_SCRIPT[suffix] for suffix in scripts if suffix and suffix in BY_SCRIPT), None)
    return by_script or worker_by_file(root)


def worker_by_file(root: Path) -> Worker | None:
    """The worker that a file in the project's folder tells."""
    for pattern, worker in BY_FILE:
        for path in sorted(root.glob(pattern)):
            if path.name.casefold() != EXTENSIONS and path.is_file():
                return Worker.DOTNET_ISOLATED if worker is Worker.DOTNET and ISOLATED in path.read_bytes() else worker
    return None
