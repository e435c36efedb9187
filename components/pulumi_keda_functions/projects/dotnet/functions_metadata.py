"""functions.metadata: the functions of an isolated app, as its build has written them down.

(https://github.com/Azure/azure-functions-dotnet-worker/blob/main/sdk/Sdk/FunctionMetadataJsonWriter.cs)
"""

from collections.abc import Mapping
from pathlib import Path

from ...problems import Problem
from ..function_json import read_bindings, trigger_problem
from ..json_file import read_json
from ..json_text import JsonText
from ..model import Binding, Function, Json, Property
from ..reading import Reading

FILE = "functions.metadata"
WORKERS_OWN = "properties"
"""What the worker notes for itself in each binding."""
BUILD_AGAIN = "build the project again"


def read_functions_metadata(path: Path, name: str) -> Reading:
    """The functions in the file at `path`, which a person knows as `name`."""
    content = read_json(path, name, BUILD_AGAIN)
    if isinstance(content, Problem):
        return Reading((), (content,))
    if not isinstance(content.value, list):
        return Reading((), (Problem(f"{name}:1", "it does not hold a list of functions", BUILD_AGAIN),))
    read = [read_entry(entry, str(index), name, content) for index, entry in enumerate(content.value)]
    return Reading(
        tuple(entry for entry in read if isinstance(entry, Function)),
        tuple(problem for entry in read if not isinstance(entry, Function) for problem in entry),
    )


def read_entry(entry: Json, index: str, file: str, content: JsonText) -> Function | list[Problem]:
    """The function at this place of the list, or what is wrong with it."""
    line = content.line(index)
    name = entry.get("name") if isinstance(entry, Mapping) else None
    if not isinstance(entry, Mapping) or not isinstance(name, str):
        return [Problem(f"{file}:{line}", "it is no function with a name", BUILD_AGAIN)]
    bindings, problems = read_bindings(entry.get("bindings"), file, content)
    triggers = [binding for binding in bindings if binding.is_trigger]
    if problems or len(triggers) != 1:
        return [Problem(f"{file}:{line}", problem.message, problem.remedy) for problem in problems] or [
            trigger_problem(triggers, f"{file}:{line}")
        ]
    own = [Binding(binding.type, without_workers_own(binding)) for binding in bindings]
    trigger = own[bindings.index(triggers[0])]
    return Function(name, trigger, tuple(binding for binding in own if binding is not trigger), file, line)


def without_workers_own(binding: Binding) -> dict[str, Property]:
    """The properties that the extension reads."""
    return {key: value for key, value in binding.properties.items() if key != WORKERS_OWN}
