"""Folders: which worker, which model, and what is told when there is nothing to read."""

from pathlib import Path

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Worker, read_project

from .conftest import Read

TIMER = '{"bindings": [{"type": "timerTrigger", "name": "t", "schedule": "0 0 3 * * *"}]}'
APP = (
    "import azure.functions as func\napp = func.FunctionApp()\n@app.timer_trigger('t', '0 0 3 * * *')\ndef f(t): ...\n"
)


@pytest.mark.parametrize(
    ("files", "worker", "model"),
    [
        pytest.param({"function_app.py": APP}, "python", "python-v2", id="function_app.py"),
        pytest.param({"function_app.py": APP, "package.json": "{}"}, "python", "python-v2", id="… beside package.json"),
        pytest.param({"f/function.json": TIMER, "f/__init__.py": ""}, "python", "function.json", id="a .py beside"),
        pytest.param({"f/function.json": TIMER, "f/index.js": ""}, "node", "function.json", id="a .js beside"),
        pytest.param({"f/function.json": TIMER, "f/run.ps1": ""}, "powershell", "function.json", id="a .ps1 beside"),
        pytest.param(
            {"f/function.json": '{"scriptFile": "../dist/f.js", ' + TIMER[1:]}, "node", "function.json", id="scriptFile"
        ),
        pytest.param(
            {"f/function.json": TIMER, "host.json": '{"version": "2.0", "customHandler": {}}'},
            "custom",
            "function.json",
            id="a custom handler",
        ),
        pytest.param({"f/function.json": TIMER, "package.json": "{}"}, "node", "function.json", id="package.json"),
        pytest.param({"f/function.json": TIMER}, None, "function.json", id="nothing tells"),
    ],
)
def test_worker_and_model(read: Read, files: dict[str, str], worker: str | None, model: str) -> None:
    project = read(files)
    assert (project.worker, project.model, len(project.functions)) == (worker, model, 1)
    assert project.problems == ()


@pytest.mark.parametrize(
    ("file", "content", "worker"),
    [
        ("package.json", "{}", Worker.NODE),
        ("App.csproj", '<PackageReference Include="Microsoft.NET.Sdk.Functions"/>', Worker.DOTNET),
        ("App.csproj", '<PackageReference Include="Microsoft.Azure.Functions.Worker"/>', Worker.DOTNET_ISOLATED),
        ("pom.xml", "<project/>", Worker.JAVA),
    ],
)
def test_code_that_is_not_read_yet_is_told(read: Read, file: str, content: str, worker: Worker) -> None:
    project = read({file: content})
    assert (project.worker, project.model, project.functions) == (worker, None, ())
    assert [problem.severity for problem in project.problems] == [Severity.ERROR]
    assert f"worker {worker}" in project.problems[0].message


def test_a_folder_without_functions(read: Read) -> None:
    project = read({"README.md": ""})
    assert [problem.message for problem in project.problems] == [
        "no functions were found: neither function_app.py nor <function>/function.json"
    ]


def test_function_json_beside_function_app_is_passed_over_with_a_warning(read: Read) -> None:
    project = read({"function_app.py": APP, "old/function.json": TIMER})
    assert [function.name for function in project.functions] == ["f"]
    assert [(problem.where, problem.severity) for problem in project.problems] == [("old/function.json", "warning")]


def test_no_host_json(read: Read) -> None:
    root = read({"function_app.py": APP}).root
    (root / "host.json").unlink()
    assert [problem.where for problem in read_project(root).problems] == ["host.json"]


def test_a_missing_folder_and_a_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = [read_project(tmp_path / name).problems[0].message for name in ("nowhere", "file")]
    assert found == ["there is no such folder", "it is a file"]


def test_everything_wrong_is_told_at_once(read: Read) -> None:
    project = read({"host.json": "{}", "a/function.json": "[]", "b/function.json": "{}"})
    assert [problem.where for problem in project.problems] == [
        "host.json:1",
        "a/function.json:1",
        "b/function.json:1",
    ]
