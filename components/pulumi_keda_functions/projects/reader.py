"""Reads a Functions project from its folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..problems import Problem, Severity
from . import function_json, python_v2
from .function_names import name_problems
from .host_json import read_host_json
from .model import FunctionsProject, HostConfig, Worker
from .reading import Reading
from .workers import worker_of


@dataclass(frozen=True)
class CodeReader:
    """Reads functions that are declared in code."""

    file: str
    """The file whose presence tells."""
    worker: Worker
    model: str
    read_functions: Callable[[Path], Reading]


CODE_READERS = (CodeReader(python_v2.FILE, Worker.PYTHON, "python-v2", python_v2.read_functions),)
"""The languages whose code is read. Of the others, function.json is."""

DECLARED_IN_CODE: Mapping[Worker, str] = {
    Worker.NODE: "app.storageQueue(…) and the like",
    Worker.DOTNET: "attributes",
    Worker.DOTNET_ISOLATED: "attributes",
    Worker.JAVA: "annotations",
}
"""Workers whose functions may be in code that is not read yet, and what declares them there."""


def read_project(folder: Path) -> FunctionsProject:
    """The Functions project in `folder`. What is wrong with it is among its problems; nothing is raised or run."""
    try:
        if folder.is_dir():
            return read_folder(folder)
        message = "it is a file" if folder.exists() else "there is no such folder"
        problem = Problem(folder.as_posix(), message, "name the folder that holds host.json")
    except OSError as error:
        problem = Problem(str(error.filename), f"it cannot be read: {error.strerror}", "make it readable")
    return FunctionsProject(folder, None, None, HostConfig(), (), (problem,))


def read_folder(folder: Path) -> FunctionsProject:
    """The project in a folder that is there. Raises OSError where a part of it cannot be read."""
    host, problems = read_host_json(folder)
    reader = next((reader for reader in CODE_READERS if (folder / reader.file).is_file()), None)
    if reader:
        reading = reader.read_functions(folder)
        ignored = ignored_problems(folder, reader.file)
        project = FunctionsProject(
            folder, reader.worker, reader.model, host, reading.functions, reading.problems + ignored
        )
    else:
        project = read_function_files(folder, host)
    return replace(project, problems=(*problems, *project.problems, *name_problems(project.functions)))


def read_function_files(folder: Path, host: HostConfig) -> FunctionsProject:
    """A project whose functions each have a function.json; without any, the problem that nothing is read."""
    files = [function_json.read_function_json(found) for found in function_json.function_folders(folder)]
    worker = worker_of(folder, [file.script_suffix for file in files], host)
    if not files:
        return FunctionsProject(folder, worker, None, host, (), (no_functions(folder, worker),))
    functions = tuple(file.function for file in files if file.function)
    problems = tuple(problem for file in files for problem in file.problems)
    return FunctionsProject(folder, worker, function_json.FILE, host, functions, problems)


def no_functions(folder: Path, worker: Worker | None) -> Problem:
    """The problem of a project in whose folder no function is found."""
    if worker and worker in DECLARED_IN_CODE:
        message = (
            f"it is a project of worker {worker}, whose functions in code ({DECLARED_IN_CODE[worker]}) are not read yet"
        )
        return Problem(
            folder.as_posix(),
            message,
            "give each function a function.json, or build one from it where the language does",
        )
    message = f"no functions were found: neither {python_v2.FILE} nor <function>/{function_json.FILE}"
    return Problem(folder.as_posix(), message, "name the folder that holds host.json and the functions")


def ignored_problems(folder: Path, file: str) -> tuple[Problem, ...]:
    """Warnings for function.json files, which the worker passes over where it finds functions in code."""
    message = f"it is not used, for {file} is there and the worker indexes only that"
    return tuple(
        Problem(found.file, message, f"declare the function in {file}, or remove the folder", Severity.WARNING)
        for found in function_json.function_folders(folder)
    )
