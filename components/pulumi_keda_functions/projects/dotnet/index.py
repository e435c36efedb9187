"""The functions of a .NET project: by its build if that is fresh, else by its sources."""

from pathlib import Path

from ...problems import Problem
from ..model import Worker
from ..reading import Reading
from .build_output import fresh_output, read_output
from .functions_metadata import FILE as FUNCTIONS_METADATA
from .project_folder import C_SHARP, F_SHARP, own_projects, project_files
from .source_functions import functions_in_sources
from .unread import unread_source


def is_there(root: Path) -> bool:
    """Whether `root` holds a .NET project, or what was published of an isolated one."""
    return bool(project_files(root, C_SHARP, F_SHARP)) or (root / FUNCTIONS_METADATA).is_file()


def worker_of(root: Path) -> Worker:
    """The worker that the project in `root` is made for, by the packages that it refers to."""
    is_isolated = any(project.is_isolated for project in own_projects(root))
    return Worker.DOTNET_ISOLATED if is_isolated or not project_files(root, C_SHARP, F_SHARP) else Worker.DOTNET


def read_functions(root: Path) -> Reading:
    """The functions of the project in `root`, for which `is_there` holds."""
    output = fresh_output(root)
    if output:
        return read_output(output)
    if project_files(root, C_SHARP):
        return functions_in_sources(root, worker_of(root))
    return Reading((), tuple(f_sharp_problem(path) for path in project_files(root, F_SHARP)))


def f_sharp_problem(path: Path) -> Problem:
    """F# declares functions by the same attributes, but its sources are not read."""
    return unread_source(f"{path.name}:1", "functions in F# are read from a build that is newer than the sources only")
