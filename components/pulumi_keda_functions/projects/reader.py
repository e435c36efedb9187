"""Reads a Functions project from its folder."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..problems import Problem, Severity, errors
from . import function_json
from .function_names import name_problems
from .host_json import read_host_json
from .languages import LANGUAGES, Language, language_of
from .model import Function, FunctionsProject, HostConfig, Worker
from .reading import Reading
from .unread import Unread, by_hand
from .workers import has_custom_handler, worker_of

BUILT = (function_json.FILE, "functions.metadata")
"""What builds write of the functions that they find in code; read by the reader of their language."""


def read_project(folder: Path) -> FunctionsProject:
    """The Functions project in `folder`. What is wrong with it is among its problems; nothing is raised or run."""
    try:
        if folder.is_dir():
            return read_folder(folder)
        message = "it is a file" if folder.exists() else "there is no such folder"
        problem = Problem(f"project {folder.as_posix()}", message, "name the folder that holds host.json")
    except OSError as error:
        problem = Problem(str(error.filename), f"it cannot be read: {error.strerror}", "make it readable")
    return FunctionsProject(folder, None, None, HostConfig(), (), (problem,))


def read_folder(folder: Path) -> FunctionsProject:
    """The project in a folder that is there. Raises OSError where a part of it cannot be read."""
    host, problems = read_host_json(folder)
    language = None if has_custom_handler(host) else language_of(folder)
    project = read_code(folder, host, language) if language else read_function_files(folder, host)
    return replace(project, problems=(*problems, *project.problems, *name_problems(project.functions)))


def read_code(folder: Path, host: HostConfig, language: Language) -> FunctionsProject:
    """A project whose functions are declared in code."""
    reading = language.load().read_functions(folder)
    worker = language.worker_of(folder)
    problems = (*reading.problems, *unused_files(folder, reading))
    if not reading.functions and not errors(reading.problems):
        problems = (*problems, no_functions(folder, worker, language.looked_for))
    return FunctionsProject(folder, worker, model_of(language, reading.functions), host, reading.functions, problems)


def model_of(language: Language, functions: tuple[Function, ...]) -> str:
    """The programming model, by what the functions were read from."""
    files = {PurePosixPath(function.file).name for function in functions}
    return next((built for built in BUILT if files == {built}), language.model)


def unused_files(folder: Path, reading: Reading) -> tuple[Problem, ...]:
    """Warnings for function.json files beside functions in code.

    The workers of Python, Node and isolated .NET index code alone once there is any (the host says `Detected mixed
    function app`); builds of in-process .NET and of Java write the files anew, elsewhere.
    """
    used = {function.file for function in reading.functions}
    message = "it is not used, since the functions of this project are declared in code"
    remedy = "declare the function in code, too, or remove the folder"
    return tuple(
        Problem(found.file, message, remedy, Severity.WARNING)
        for found in function_json.function_folders(folder)
        if found.file not in used
    )


def read_function_files(folder: Path, host: HostConfig) -> FunctionsProject:
    """A project whose functions each have a function.json; without any, the problem that nothing is read."""
    files = [function_json.read_function_json(found) for found in function_json.function_folders(folder)]
    worker = worker_of(folder, [file.script_suffix for file in files], host)
    if not files:
        looked_for = (f"<function>/{function_json.FILE}", *(language.looked_for for language in LANGUAGES))
        return FunctionsProject(folder, worker, None, host, (), (no_functions(folder, worker, *looked_for),))
    functions = tuple(file.function for file in files if file.function)
    problems = tuple(problem for file in files for problem in file.problems)
    return FunctionsProject(folder, worker, function_json.FILE, host, functions, problems)


def no_functions(folder: Path, worker: Worker | None, *looked_for: str) -> Problem:
    """The problem of a project in whose folder no function is found."""
    message = f"no functions were found; looked for: {', '.join(looked_for)}"
    remedy = "name the folder that holds host.json and the functions"
    if worker is None:
        return Problem(folder.as_posix(), message, remedy)
    if worker is Worker.PYTHON:
        remedy += "; a file that PYTHON_SCRIPT_FILE_NAME names instead is not read: call it function_app.py"
    return Unread(folder.as_posix(), f"{message} (its worker is {worker})", f"{remedy}; or {by_hand()}")
