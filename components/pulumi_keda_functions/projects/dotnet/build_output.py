"""What a build leaves: `functions.metadata` of isolated apps, a function.json for each in-process function.

The SDK writes down every function, so that a build tells what sources may not. Images are built from the sources,
though: an output that is older than one of them is passed over, else a change that was not built yet would be missed in
silence. So is a Debug build where a source asks for DEBUG, for images are made of a Release build.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ...problems import Problem
from ..function_json import FILE as FUNCTION_JSON
from ..function_json import function_folders, read_function_json
from ..reading import Reading
from .functions_metadata import FILE as FUNCTIONS_METADATA
from .functions_metadata import read_functions_metadata
from .project_folder import C_SHARP, F_SHARP, own_projects, project_files, referred_projects
from .source_files import source_files

BUILD_FOLDER = "bin"
DEPENDENCIES = frozenset({"runtimes", ".azurefunctions"})
"""Folders of an output without functions of its own."""
ASKS_FOR_DEBUG = re.compile(rb"^\s*#\s*(?:el)?if\b.*\bDEBUG\b", re.MULTILINE)
SOURCES = (".cs", ".fs", C_SHARP, F_SHARP, ".props", ".targets")


@dataclass(frozen=True)
class Output:
    """A folder with what the SDK wrote."""

    root: Path
    """The project's folder."""
    folder: Path
    file: str
    """`functions.metadata` or `function.json`."""
    written: float
    """When, in seconds since 1970."""

    @property
    def is_debug(self) -> bool:
        """Whether it is of a Debug build."""
        return "debug" in (part.lower() for part in self.folder.relative_to(self.root).parts)


def fresh_output(root: Path) -> Output | None:
    """The output to read instead of the sources: Release before Debug, then the newest; None: the sources count."""
    found = sorted(outputs(root), key=lambda output: (not output.is_debug, output.written))
    if not found:
        return None
    sources = list(sources_of(root))
    changed = max((path.stat().st_mtime for path in sources), default=0.0)
    fresh = [output for output in found if output.written >= changed]
    if fresh and fresh[-1].is_debug and any(ASKS_FOR_DEBUG.search(path.read_bytes()) for path in sources):
        return None
    return fresh[-1] if fresh else None


def sources_of(root: Path) -> Iterator[Path]:
    """What a build of the project in `root` hangs on, in the projects that it refers to as well."""
    for folder in (root, *(project.path.parent for project in referred_projects(root, own_projects(root)))):
        yield from source_files(folder, *SOURCES)


def outputs(root: Path) -> Iterator[Output]:
    """The folders in which a build has left functions."""
    if project_files(root, C_SHARP, F_SHARP) or not (root / FUNCTIONS_METADATA).is_file():
        folders = list(folders_below(root / BUILD_FOLDER))
    else:
        folders = [root]
    for folder in folders:
        metadata = folder / FUNCTIONS_METADATA
        functions = function_folders(folder)
        if metadata.is_file():
            yield Output(root, folder, FUNCTIONS_METADATA, metadata.stat().st_mtime)
        elif functions:
            times = [(function.path / FUNCTION_JSON).stat().st_mtime for function in functions]
            yield Output(root, folder, FUNCTION_JSON, min(times))


def folders_below(folder: Path) -> Iterator[Path]:
    """`folder` and those below it that may be the root of an output."""
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name.lower() not in DEPENDENCIES)
        if FUNCTION_JSON not in files:
            yield Path(path)


def read_output(output: Output) -> Reading:
    """The functions that a build has written down."""
    prefix = output.folder.relative_to(output.root).as_posix()
    before = "" if prefix == "." else f"{prefix}/"
    if output.file == FUNCTIONS_METADATA:
        return read_functions_metadata(output.folder / FUNCTIONS_METADATA, f"{before}{FUNCTIONS_METADATA}")
    files = [read_function_json(folder) for folder in function_folders(output.folder)]
    functions = [file.function for file in files if file.function]
    problems: list[Problem] = [problem for file in files for problem in file.problems]
    return Reading(
        tuple(replace(function, file=f"{before}{function.file}") for function in functions),
        tuple(replace(problem, where=f"{before}{problem.where}") for problem in problems),
    )
