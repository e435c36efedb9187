"""Which C# files are compiled into a project, and which of them can hold functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from ...problems import Problem
from .csharp_file import CSharpFile
from .project_file import ProjectFile, UsingItem
from .project_folder import own_projects, reachable_folder, referred_projects, relative_name
from .source_files import source_files
from .usings import declared_in_project_file

SUFFIX = ".cs"


@dataclass(frozen=True)
class Sources:
    """The sources of a project and of those that it refers to."""

    indexed: tuple[CSharpFile, ...]
    """Those in which the SDK looks for functions."""
    others: tuple[CSharpFile, ...]
    """Those in which it does not; constants are found there all the same."""
    projects: tuple[ProjectFile, ...]
    """The project's own files."""
    problems: tuple[Problem, ...]

    @property
    def makes_durable_functions(self) -> bool:
        """Whether classes with `[DurableTask]` become functions."""
        return any(project.makes_durable_functions for project in self.projects)


def read_sources(root: Path) -> Sources:
    """The sources of the project in `root`.

    Isolated apps have the functions of all projects that they refer to; in the host's process, the SDK looks there
    only where `FunctionsInDependencies` asks for it.
    """
    own = own_projects(root)
    referred = list(referred_projects(root, own))
    problems: list[Problem] = []
    problems += [problem for project in (*own, *referred) for problem in project.problems]
    everywhere = any(project.is_isolated or project.functions_in_dependencies for project in own)
    files = read_files(root, own, compiled_files(root, own), problems)
    shared = [
        file
        for project in referred
        for file in read_files(root, [project], compiled_files(project.path.parent, [project]), problems)
    ]
    indexed, others = (files + shared, []) if everywhere else (files, shared)
    return Sources(tuple(indexed), tuple(others), tuple(own), tuple(problems))


def compiled_files(folder: Path, projects: list[ProjectFile]) -> Iterator[Path]:
    """The files that the projects in `folder` compile: its own, but for those removed, and those linked in."""
    removed = GitIgnoreSpec.from_lines(f"/{pattern}" for project in projects for pattern in project.removed)
    for path in source_files(folder, SUFFIX):
        if not removed.match_file(path.relative_to(folder).as_posix()):
            yield path
    for pattern in (pattern for project in projects for pattern in project.included):
        yield from linked_files(folder, pattern)


def linked_files(folder: Path, pattern: str) -> Iterator[Path]:
    """The files outside of `folder` that a pattern of its project file adds."""
    parts = PurePosixPath(pattern).parts
    fixed = next((index for index, part in enumerate(parts) if "*" in part), len(parts) - 1)
    base = (folder / Path(*parts[:fixed])).resolve()
    if base.is_relative_to(folder.resolve()) or not base.is_relative_to(reachable_folder(folder)):
        return
    wanted = GitIgnoreSpec.from_lines([f"/{'/'.join(parts[fixed:])}"])
    for path in source_files(base, SUFFIX):
        if wanted.match_file(path.relative_to(base).as_posix()):
            yield path


def read_files(
    root: Path, projects: list[ProjectFile], paths: Iterator[Path], problems: list[Problem]
) -> list[CSharpFile]:
    """The files at `paths`; what cannot be read goes to `problems`."""
    symbols = frozenset[str]().union(*(project.symbols for project in projects))
    items: list[UsingItem] = [item for project in projects for item in project.usings]
    project_wide = declared_in_project_file(items)
    files = []
    for path in paths:
        name = relative_name(path, root)
        try:
            files.append(CSharpFile(name, path.read_bytes(), symbols))
        except OSError as error:
            problems.append(Problem(f"{name}:1", f"it cannot be read: {error.strerror}", "make it readable"))
    for file in files:
        if b"global" in file.source:
            project_wide = project_wide.and_those_of(file.own_usings[1])
    for file in files:
        file.project_wide = project_wide
    return files
