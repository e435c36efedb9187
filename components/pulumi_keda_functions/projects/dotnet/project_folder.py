"""The folder of a project: its project files, and those around it that belong to them."""

import os
from collections.abc import Iterator
from pathlib import Path

from .project_file import ProjectFile, read_project_file

C_SHARP = ".csproj"
F_SHARP = ".fsproj"
NOT_AN_APP = "extensions.csproj"
"""Made by `func extensions install` in projects of any language."""
SHARED = "Directory.Build.props"
"""What projects in a folder and those below it have in common; the nearest counts
(https://learn.microsoft.com/visualstudio/msbuild/customize-by-directory)."""


def project_files(root: Path, *suffixes: str) -> list[Path]:
    """The project files in `root` itself, by name."""
    return [path for path in sorted(root.iterdir()) if path.suffix in suffixes and path.name.lower() != NOT_AN_APP]


def own_projects(root: Path) -> list[ProjectFile]:
    """The project files in `root`, and what they share with projects around them."""
    files = project_files(root, C_SHARP, F_SHARP)
    reachable = reachable_folder(root)
    around = [folder for folder in (root.resolve(), *root.resolve().parents) if folder.is_relative_to(reachable)]
    shared = [folder / SHARED for folder in around if (folder / SHARED).is_file()][:1]
    return [read_project_file(path, relative_name(path, root)) for path in (*files, *shared)]


def referred_projects(root: Path, own: list[ProjectFile]) -> Iterator[ProjectFile]:
    """The projects that these refer to, and those in turn, each once."""
    waiting = list(own)
    seen = {project.path.resolve() for project in own}
    while waiting:
        project = waiting.pop(0)
        for reference in project.references:
            path = (project.path.parent / reference).resolve()
            if path not in seen and path.is_relative_to(reachable_folder(root)) and path.is_file():
                seen.add(path)
                waiting.append(read_project_file(path, relative_name(path, root)))
                yield waiting[-1]


def reachable_folder(root: Path) -> Path:
    """How far references out of the project are followed: to the folder of the repository or solution around it."""
    resolved = root.resolve()
    for folder in resolved.parents:
        if (folder / ".git").exists() or any(folder.glob("*.sln*")):
            return folder
    return resolved.parent


def relative_name(path: Path, root: Path) -> str:
    """What a person knows a file by, who looks from the project's folder."""
    return Path(os.path.relpath(path.resolve(), root.resolve())).as_posix()
