"""Small projects of every language and pattern: what is read is what the language's own library or host would say."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from pulumi_keda_functions.problems import errors
from pulumi_keda_functions.projects import read_project
from pulumi_keda_functions.projects.unread import Unread

from tests.unit.cli.commands import run

PROJECTS = Path(__file__).parents[2] / "projects"
FIXTURES = sorted(path.parent for path in PROJECTS.glob("*/expected.json"))
BUILDS = frozenset({"bin", "build", "dist", "obj", "target"})
"""Folders that builds fill."""
BUILT = 1_750_000_000
"""When, in seconds since 1970."""
TOLD_OF_A_FUNCTION = ("name", "file", "line", "disabled", "conditional", "trigger")


def expected(fixture: Path) -> dict[str, Any]:
    """What a person wrote down, from what the library or host says."""
    content: dict[str, Any] = json.loads((fixture / "expected.json").read_text(encoding="utf-8"))
    return {"errors": [], **content}


def built_after_the_sources(fixture: Path, folder: Path) -> Path:
    """The project below `folder`, its files' times as a build leaves them: a checkout has none to go by."""
    copy = shutil.copytree(fixture, folder / fixture.name)
    for path in copy.rglob("*"):
        is_built = not BUILDS.isdisjoint(path.relative_to(copy).parts)
        os.utime(path, (BUILT, BUILT) if is_built else (BUILT - 60, BUILT - 60))
    return copy / "project"


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
def test_a_project_is_read_as_its_language_has_it(fixture: Path, tmp_path: Path) -> None:
    project = built_after_the_sources(fixture, tmp_path)
    told = json.loads(run("inspect", str(project), "--format=json").stdout)
    problems = read_project(project).problems
    assert {
        "project": {key: told["project"][key] for key in ("worker", "model")},
        "functions": in_order({key: each[key] for key in TOLD_OF_A_FUNCTION} for each in told["functions"]),
        "unread": sorted({problem.where for problem in problems if isinstance(problem, Unread)}),
        "errors": sorted({each.where for each in errors(problems) if not isinstance(each, Unread)}),
    } == in_order_of_places(expected(fixture))


def in_order_of_places(content: dict[str, Any]) -> dict[str, Any]:
    """`content` with its lists in an order that does not hang on the one in which they were written."""
    ordered = {key: sorted(content[key]) for key in ("unread", "errors")}
    return {**content, "functions": in_order(content["functions"]), **ordered}


def in_order(functions: Any) -> list[dict[str, Any]]:
    """Functions by file, line and name."""
    return sorted(functions, key=lambda each: (each["file"], each["line"], each["name"]))


def test_there_are_enough_of_them() -> None:
    functions = [function for fixture in FIXTURES for function in expected(fixture)["functions"]]
    assert len(FIXTURES) >= 40
    assert len(functions) >= 120
