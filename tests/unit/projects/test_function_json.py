"""function.json: one folder per function."""

import json

import pytest
from pulumi_keda_functions.projects import Binding

from .conftest import Read

QUEUE = {"type": "queueTrigger", "name": "msg", "direction": "in", "queueName": "%Q%", "connection": "C"}


def function_json(*bindings: object, **properties: object) -> str:
    """A function.json with these bindings and further properties."""
    return json.dumps({"bindings": bindings, **properties})


def test_the_folder_names_the_function_and_the_trigger_keeps_its_own_properties(read: Read) -> None:
    output = {"type": "queue", "direction": "out", "name": "$return", "queueName": "done"}
    project = read({"work/function.json": function_json(output, QUEUE), "work/__init__.py": ""})
    (function,) = project.functions
    assert (function.name, function.where) == ("work", "work/function.json:1")
    assert function.trigger == Binding("queueTrigger", {"queueName": "%Q%", "connection": "C"})
    assert function.bindings == (Binding("queue", {"queueName": "done"}),)
    assert (project.worker, project.model, project.problems) == ("python", "function.json", ())


@pytest.mark.parametrize("spelling", ["queueTrigger", "QueueTrigger", "QUEUETRIGGER"])
def test_a_trigger_is_told_by_the_end_of_its_type_in_any_case(read: Read, spelling: str) -> None:
    project = read({"work/function.json": function_json({"type": spelling, "name": "m"})})
    assert [function.trigger.type for function in project.functions] == [spelling]


@pytest.mark.parametrize("disabled", [True, False, "WORK_IS_OFF"])
def test_disabled_is_a_truth_or_a_setting(read: Read, disabled: bool | str) -> None:
    project = read({"work/function.json": function_json(QUEUE, disabled=disabled)})
    assert project.functions[0].disabled == disabled


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(function_json({"type": "queue"}), ":1: the function has no trigger", id="no trigger"),
        pytest.param(
            function_json(QUEUE, {"type": "timerTrigger"}),
            ":1: the function has 2 triggers, queueTrigger and timerTrigger",
            id="two triggers",
        ),
        pytest.param("{}", ":1: bindings is not a list of at least one binding", id="no bindings"),
        pytest.param(function_json(), ":1: bindings is not a list of at least one binding", id="empty bindings"),
        pytest.param('{"bindings": [\n{"name": "m"}]}', ":2: a binding without a type", id="no type"),
        pytest.param(function_json(QUEUE, disabled=3), ":1: disabled is 3", id="disabled is a number"),
        pytest.param('{"bindings": [', ":1: the file ends where", id="no JSON"),
    ],
)
def test_the_host_would_not_load(read: Read, content: str, problem: str) -> None:
    project = read({"work/function.json": content})
    expected = f"work/function.json{problem}"
    assert project.functions == ()
    assert [str(found)[: len(expected)] for found in project.problems] == [expected]


def test_only_folders_directly_below_the_project_count(read: Read) -> None:
    files = ["a/function.json", "a/b/function.json", ".venv/function.json", "function.json"]
    project = read({file: function_json(QUEUE) for file in files})
    assert [function.name for function in project.functions] == ["a"]


def test_folders_that_stay_out_of_a_deployment_do_not_count(read: Read) -> None:
    files = {f"{name}/function.json": function_json(QUEUE) for name in ("work", "test", "sample")}
    project = read({**files, ".funcignore": "# not deployed\ntest\n/sample/function.json\n*.ts\n"})
    assert [function.name for function in project.functions] == ["work"]


def test_names_that_the_host_refuses(read: Read) -> None:
    project = read({f"{name}/function.json": function_json(QUEUE) for name in ("Work", "work", "2nd")})
    assert [str(problem).split(": ", 2)[:2] for problem in project.problems] == [
        ["2nd/function.json:1", "'2nd' is no name for a function"],
        ["work/function.json:1", "function work has the name of the one at Work/function.json:1, letter case aside"],
    ]
