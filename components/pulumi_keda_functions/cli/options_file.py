"""The file of `--options`: the arguments of FunctionApp, in YAML or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..app_arguments import AppArguments, Identity
from ..arguments import checked
from ..problems import Problem


class FileArguments(AppArguments, total=False):
    """Everything that FunctionApp takes but the project and its settings, which have options of their own."""

    app_name: str
    image: str
    namespace: str
    function_keys_seed: str
    function_keys_secret: str
    prometheus_address: str
    identity: Identity


ELSEWHERE = {
    "project": "name it on the command line: PROJECT",
    "settings": "give them with --settings FILE or --set NAME=VALUE",
}
"""Arguments of FunctionApp that the command line takes in a way of its own, and how."""


@dataclass(frozen=True)
class OptionsFile:
    """What the file holds, and what is wrong with it."""

    arguments: FileArguments
    problems: tuple[Problem, ...] = ()


def read_options_file(path: Path) -> OptionsFile:
    """The arguments in the file at `path`."""
    import yaml  # few runs have such a file

    name = path.as_posix()
    try:
        content = yaml.safe_load(path.read_bytes())
    except OSError as error:
        return _unusable(Problem(name, f"it cannot be read: {error.strerror}", "make it readable"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = name if mark is None else f"{name}:{mark.line + 1}"
        return _unusable(Problem(where, getattr(error, "problem", None) or "it is not YAML", "mend the YAML"))
    if content is None:
        return OptionsFile({})
    if not isinstance(content, Mapping):
        return _unusable(Problem(f"{name}:1", "it does not hold a mapping", "write `functions:` or the like"))
    elsewhere = [Problem(key, "is not taken from this file", ELSEWHERE[key]) for key in ELSEWHERE if key in content]
    own = {key: value for key, value in content.items() if key not in ELSEWHERE}
    arguments, problems = checked(own, FileArguments)
    placed = [replace(problem, where=f"{name}: {problem.where}") for problem in (*elsewhere, *problems)]
    return OptionsFile(arguments, tuple(placed))


def _unusable(problem: Problem) -> OptionsFile:
    return OptionsFile({}, (problem,))
