"""Which language worker runs a project, told by its files alone.

Local settings are not read, though they may name the worker: they are a developer's own and stay out of images.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from .model import HostConfig, Worker

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
    ("*.csproj", Worker.DOTNET),
    ("*.fsproj", Worker.DOTNET),
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

ISOLATED = b"Microsoft.Azure.Functions.Worker"
"""The package that a .NET project outside the host's process refers to."""


def worker_of(root: Path, scripts: Iterable[str | None], host: HostConfig) -> Worker | None:
    """The worker, by the functions' scripts, then host.json, then the project's files; None where nothing tells."""
    by_script = next((BY_SCRIPT[suffix] for suffix in scripts if suffix and suffix in BY_SCRIPT), None)
    if by_script:
        return by_script
    if "customHandler" in host.content:
        return Worker.CUSTOM
    for pattern, worker in BY_FILE:
        for path in sorted(root.glob(pattern)):
            return Worker.DOTNET_ISOLATED if worker is Worker.DOTNET and ISOLATED in path.read_bytes() else worker
    return None
