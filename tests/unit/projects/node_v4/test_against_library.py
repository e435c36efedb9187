"""Projects built by TypeScript's compiler, loaded by Node and registered by the real libraries: the reading agrees."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pulumi_keda_functions.projects.model import Binding, Function
from pulumi_keda_functions.projects.node_v4 import read_functions
from pulumi_keda_functions.values import Derived, Joined, Setting, resolve

from tools.executables import MissingExecutableError, node_modules

PROJECTS = Path(__file__).parents[3] / "projects"
NOT_LOADABLE = {"node-unread", "node-wrong-main", "node-path-aliases"}
"""What the first asks for is not there, the worker loads nothing of the second, and a bundler builds the third."""
LOADABLE = sorted({path.name for path in PROJECTS.glob("node-*")} - NOT_LOADABLE)
SETTINGS = {
    "SENSOR_BUS": "Bus",
    "ALARM_STORAGE": "Alarms",
    "AUDIT_QUEUE": "Audit",
    "REPORTS": "on",
    "MAIL": "on",
    "DEBUG": "on",
}
"""Settings under which every conditional function but `noReports` is registered."""
NOT_REGISTERED = {"noReports"}


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What the library registers for each project."""
    try:
        packages = node_modules()
    except MissingExecutableError as error:
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("projects")
    for name in LOADABLE:
        shutil.copytree(PROJECTS / name / "project", folder / name)
    script = Path(__file__).with_name("registered_functions.js")
    done = subprocess.run(
        ["node", script, *(folder / name for name in LOADABLE)],
        env={**os.environ, **SETTINGS, "NODE_PACKAGES": str(packages)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(LOADABLE, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", LOADABLE)
def test_agrees_with_the_library(name: str, registered: dict[str, list[dict[str, Any]]]) -> None:
    functions = [
        each for each in read_functions(PROJECTS / name / "project").functions if each.name not in NOT_REGISTERED
    ]
    assert by_name(map(as_registered, functions)) == by_name(map(without_names, registered[name]))


def by_name(functions: Any) -> list[dict[str, Any]]:
    """Functions in the order of their names, since files are loaded in no certain order."""
    return sorted(functions, key=lambda function: str(function["name"]))


def as_registered(function: Function) -> dict[str, Any]:
    """A function as the library tells it, its settings resolved."""
    return {"name": function.name, "bindings": [typed(binding) for binding in (function.trigger, *function.bindings)]}


def typed(binding: Binding) -> dict[str, Any]:
    """A binding as JSON."""
    return {"type": binding.type, **{name: resolved(value) for name, value in binding.properties.items()}}


def resolved(value: Any) -> Any:
    """A property with its settings resolved."""
    return resolve(value, SETTINGS) if isinstance(value, Setting | Joined | Derived) else value


def without_names(function: dict[str, Any]) -> dict[str, Any]:
    """What the library registers, without names, directions and flags of bindings."""
    dropped = {"name", "direction", "properties"}
    bindings = [{key: value for key, value in one.items() if key not in dropped} for one in function["bindings"]]
    return {"name": function["name"], "bindings": bindings}
