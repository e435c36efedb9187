"""What a build left behind: a folder with host.json and a function.json per function.

The plugins of Maven and Gradle write it from the compiled classes, so that it says exactly what the host will read. A
build that is older than a source says what the host would have read before: then the sources count, since an image is
made from a new build of them, and a warning tells. It is the files' times that are compared.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from ...problems import Problem, Severity
from ..function_json import FILE, FunctionFolder, function_folders, read_function_json
from ..reading import Reading

OUTPUTS = ("target/azure-functions", "build/azure-functions")
"""Maven's and Gradle's; below it a folder named after the app."""


@dataclass(frozen=True)
class Build:
    """The output of one build."""

    folder: Path
    functions: tuple[FunctionFolder, ...]
    made: float
    """When its newest function.json was written, in seconds of the epoch."""


def builds(root: Path) -> list[Build]:
    """The builds in a project, the newest first."""
    folders = [path for output in OUTPUTS for path in sorted((root / output).glob("*")) if path.is_dir()]
    found = [(folder, function_folders(folder)) for folder in folders]
    made = [Build(folder, tuple(inside), newest(inside)) for folder, inside in found if inside]
    return sorted(made, key=lambda build: build.made, reverse=True)


def newest(folders: list[FunctionFolder]) -> float:
    """When the newest function.json was written."""
    return max((folder.path / FILE).stat().st_mtime for folder in folders)


def read_build(build: Build, root: Path) -> Reading:
    """The functions of a build, with places relative to the project."""
    prefix = build.folder.relative_to(root).as_posix()
    files = [read_function_json(folder) for folder in build.functions]
    return Reading(
        tuple(replace(file.function, file=f"{prefix}/{file.function.file}") for file in files if file.function),
        tuple(replace(found, where=f"{prefix}/{found.where}") for file in files for found in file.problems),
    )


def passed_over(others: list[Build], used: Build, root: Path) -> list[Problem]:
    """Warnings for the output of further builds, under names that the app once had."""
    name = used.folder.relative_to(root).as_posix()
    message = f"it is not read, for {name} is newer"
    return [
        Problem(build.folder.relative_to(root).as_posix(), message, "remove it", Severity.WARNING) for build in others
    ]


def stale(build: Build, source: Path, root: Path) -> Problem:
    """The warning that a build is older than a source, and therefore not read."""
    message = f"this build is older than {source.relative_to(root).as_posix()}, so that the sources are read instead"
    remedy = "build again, by `mvn package` or `gradle azureFunctionsPackage`; or remove it"
    return Problem(build.folder.relative_to(root).as_posix(), message, remedy, Severity.WARNING)
