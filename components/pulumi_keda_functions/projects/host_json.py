"""host.json: what every function of the app shares (https://learn.microsoft.com/azure/azure-functions/functions-host-json)."""

from pathlib import Path

from ..problems import Problem
from .json_file import read_json_object
from .json_text import JsonText
from .model import FunctionsProject, HostConfig

FILE = "host.json"
VERSION = "2.0"
"""The only schema that runtimes 2 to 4 take."""


def read_host_json(root: Path) -> tuple[HostConfig, list[Problem]]:
    """host.json in `root`, and what keeps a host from accepting it; an empty configuration then."""
    path = root / FILE
    if not path.is_file():
        remedy = f'add {FILE} with at least {{"version": "{VERSION}"}}, or name the folder that holds it'
        return HostConfig(), [Problem(FILE, "there is none in the project's folder, so no host would start", remedy)]
    content = read_json_object(path, FILE)
    if isinstance(content, Problem):
        return HostConfig(), [content]
    config, text = content
    return HostConfig(config, text.lines), version_problems(config.get("version"), text)


def problems_in_host_json(project: FunctionsProject) -> tuple[Problem, ...]:
    """Those of a project's problems for which no host would start."""
    return tuple(problem for problem in project.problems if problem.where.partition(":")[0] == FILE)


def version_problems(version: object, text: JsonText) -> list[Problem]:
    """What is wrong with `version`, which the host compares as text: the number 2.0 is refused, too."""
    if version == VERSION:
        return []
    remedy = f'write "version": "{VERSION}"'
    if version is None:
        return [Problem(f"{FILE}:1", "it has no version", remedy)]
    where = f"{FILE}:{text.line('version')}"
    return [Problem(where, f'version is {version!r}, the host takes the text "{VERSION}" only', remedy)]
