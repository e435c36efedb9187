"""The functions that the Node worker would index: those that the files in package.json's `main` declare when loaded.

(https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/startApp.ts)
"""

from pathlib import Path

from ...problems import Problem
from ..function_json import function_folders
from ..reading import Reading
from ..unread import Unread
from . import package as package_json
from .declaring_files import not_loaded, registration_line
from .entry_files import entry_files, sources_of
from .modules import ModuleFinder
from .package import read_package
from .statements import Interpreter
from .typescript_config import read_typescript_config
from .unread import unread_declarations


def is_there(root: Path) -> bool:
    """Whether the project in `root` declares functions in code; beside function.json, where the worker finds any."""
    if not (root / package_json.FILE).is_file():
        return False
    if function_folders(root):
        reading = read_functions(root)
        return bool(reading.functions) or any(isinstance(problem, Unread) for problem in reading.problems)
    package = read_package(root)
    if isinstance(package, Problem) or package.uses_library:
        return True
    config = read_typescript_config(root)
    sources = sources_of(root, config)
    candidates = {*sources, *entry_files(root, package, config, sources).files}
    return any(registration_line(root, file) for file in candidates)


def read_functions(root: Path) -> Reading:
    """The functions of the project in `root`, which has a package.json, and what of them cannot be read."""
    package = read_package(root)
    if isinstance(package, Problem):
        return Reading((), (package,))
    config = read_typescript_config(root)
    sources = sources_of(root, config)
    entries = entry_files(root, package, config, sources)
    interpreter = Interpreter(ModuleFinder(root, config))
    for file in entries.files:
        interpreter.load(file)
    problems = (
        *entries.problems,
        *interpreter.problems,
        *unread_declarations(interpreter.modules.values(), interpreter.seen, interpreter.dead),
        *not_loaded(root, sources, interpreter.modules),
    )
    return Reading(tuple(interpreter.functions), problems)
