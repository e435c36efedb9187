"""function.json: one folder per function, written by hand or by a build.

The rules are the host's own: only folders directly below the project's count, the folder's name is the function's,
the trigger is the one binding whose type ends with `Trigger`
(https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Host/HostFunctionMetadataProvider.cs).
A `scriptFile` need not exist yet, since the image's build may make it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..problems import Problem
from .json_file import read_json_object
from .json_text import JsonText
from .model import Binding, Function, Json

FILE = "function.json"
PRIMARY = frozenset({"run", "index", "__init__"})
"""Names of the file that the host takes for the script among several."""
DESCRIBES_THE_BINDING = frozenset({"type", "name", "direction"})
"""Properties that every binding has; what is left is the binding's own."""


@dataclass(frozen=True)
class FunctionFolder:
    """A folder that holds a function.json."""

    name: str
    path: Path

    @property
    def file(self) -> str:
        """The function.json, relative to the project."""
        return f"{self.name}/{FILE}"


def function_folders(root: Path) -> list[FunctionFolder]:
    """The folders that the host takes for functions, by name, without those that stay out of a deployment."""
    found = sorted(path.parent for path in root.glob(f"[!.]*/{FILE}") if path.is_file())
    if found:
        from .ignore_file import ignore_rules  # its library takes long to load, and most projects have no such folder

        ignored = ignore_rules(root)
        found = [path for path in found if not ignored.match_file(f"{path.name}/{FILE}")]
    return [FunctionFolder(path.name, path) for path in found]


@dataclass(frozen=True)
class FunctionFile:
    """What a function.json holds."""

    function: Function | None
    """None where the host would not load it; `problems` tells why."""
    script_suffix: str | None
    """Of the script that the worker runs, as `.py`: by `scriptFile`, else by the files beside function.json."""
    problems: tuple[Problem, ...] = ()


def read_function_json(folder: FunctionFolder) -> FunctionFile:
    """The function in `folder`."""
    content = read_json_object(folder.path / FILE, folder.file)
    if isinstance(content, Problem):
        return FunctionFile(None, script_suffix(folder, None), (content,))
    config, text = content
    suffix = script_suffix(folder, config.get("scriptFile"))
    bindings, problems = read_bindings(config.get("bindings"), folder.file, text)
    triggers = [binding for binding in bindings if binding.is_trigger]
    if not problems and len(triggers) != 1:
        problems.append(trigger_problem(triggers, f"{folder.file}:{text.line('bindings')}"))
    disabled = config.get("disabled", False)
    if not isinstance(disabled, bool | str):
        where = f"{folder.file}:{text.line('disabled')}"
        problems.append(Problem(where, f"disabled is {disabled!r}", "write true, false or the name of a setting"))
    if problems or not isinstance(disabled, bool | str):
        return FunctionFile(None, suffix, tuple(problems))
    others = tuple(binding for binding in bindings if binding is not triggers[0])
    return FunctionFile(Function(folder.name, triggers[0], others, folder.file, 1, disabled), suffix)


def read_bindings(declared: Json, file: str, text: JsonText) -> tuple[list[Binding], list[Problem]]:
    """The bindings in order, and those that are none."""
    if not isinstance(declared, Sequence) or isinstance(declared, str) or not declared:
        return [], [Problem(f"{file}:{text.line('bindings')}", "bindings is not a list of at least one binding",
                            'write "bindings": [{"type": "…Trigger", …}]')]  # fmt: skip
    bindings, problems = [], []
    for index, binding in enumerate(declared):
        if isinstance(binding, Mapping) and isinstance(binding.get("type"), str):
            own = {key: value for key, value in binding.items() if key not in DESCRIBES_THE_BINDING}
            bindings.append(Binding(str(binding["type"]), own))
        else:
            where = f"{file}:{text.line('bindings', str(index))}"
            problems.append(Problem(where, "a binding without a type", 'give it a "type", such as "queueTrigger"'))
    return bindings, problems


def trigger_problem(triggers: Sequence[Binding], where: str) -> Problem:
    """A function without a trigger, or with several."""
    if not triggers:
        return Problem(where, "the function has no trigger", 'add a binding whose type ends with "Trigger"')
    types = " and ".join(trigger.type for trigger in triggers)
    return Problem(where, f"the function has {len(triggers)} triggers, {types}", "keep one of them")


def script_suffix(folder: FunctionFolder, declared: Json) -> str | None:
    """The suffix of the function's script, in lower case with its dot; None where there is no script."""
    if isinstance(declared, str) and declared:
        return PurePosixPath(declared.replace("\\", "/")).suffix.lower() or None
    others = [path for path in folder.path.iterdir() if path.is_file() and path.name.lower() != FILE]
    scripts = sorted(others, key=lambda path: (path.stem.lower() not in PRIMARY, path.name))
    return next((path.suffix.lower() for path in scripts if path.suffix), None)
