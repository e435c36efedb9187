"""Java and Kotlin functions of a project: from its build, or from the annotations in its sources."""

from pathlib import Path

from ...problems import Problem
from ..reading import Reading
from .build_files import SOURCES, has_build_file, modules, source_folders
from .build_output import OUTPUTS, Build, builds, passed_over, read_build, stale
from .functions import functions_of
from .sources import Sources, files_below


def is_there(root: Path) -> bool:
    """Whether `root` is a project of Java or Kotlin: Maven or Gradle builds it, or did so."""
    return has_build_file(root) or bool(builds(root))


def read_functions(root: Path) -> Reading:
    """The functions of the project in `root`, and what of them cannot be read.

    Raises OSError for a file that the system does not give.
    """
    found = builds(root)
    if not found:
        return from_sources(root)
    build, *others = found
    newer = source_newer_than(build, root)
    if newer is not None:
        reading = from_sources(root)
        return Reading(reading.functions, (*reading.problems, stale(build, newer, root)))
    reading = read_build(build, root)
    return Reading(reading.functions, (*reading.problems, *passed_over(others, build, root)))


def source_newer_than(build: Build, root: Path) -> Path | None:
    """The first source that was changed after the build; None where the build has them all."""
    return next((path for path in files_below(source_folders(root)) if path.stat().st_mtime > build.made), None)


def from_sources(root: Path) -> Reading:
    """The functions that annotations declare."""
    try:
        reading = functions_of(Sources(root))
    except RecursionError:
        message = "an expression in the sources is nested too deeply to be read"
        return Reading((), (Problem(SOURCES, message, "nest it less"),))
    if reading.functions or reading.problems:
        return reading
    return Reading((), (no_functions(root),))


def no_functions(root: Path) -> Problem:
    """The problem of a project in whose sources no function is declared."""
    message = f"no method under @FunctionName was found in {SOURCES}, and no build in {' or '.join(OUTPUTS)}"
    with_host = [module for module in modules(root) if module != root.resolve() and (module / "host.json").is_file()]
    if with_host:
        names = " or ".join(module.name for module in with_host)
        return Problem(SOURCES, message, f"name the folder of a module that has a host.json: {names}")
    return Problem(SOURCES, message, f"name the folder that holds host.json and {SOURCES}")
