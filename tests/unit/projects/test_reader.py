"""Folders: which worker, which model, and what is told when there is nothing to read."""

import subprocess
import sys
from pathlib import Path

import pytest
from pulumi_keda_functions.problems import Problem
from pulumi_keda_functions.projects import read_project
from pulumi_keda_functions.projects.languages import LANGUAGES
from pulumi_keda_functions.projects.unread import Unread

from .conftest import Read

TIMER = '{"bindings": [{"type": "timerTrigger", "name": "t", "schedule": "0 0 3 * * *"}]}'
CUSTOM = '{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "handler"}}}'
APP = (
    "import azure.functions as func\napp = func.FunctionApp()\n@app.timer_trigger('t', '0 0 3 * * *')\ndef f(t): ...\n"
)


@pytest.mark.parametrize(
    ("files", "worker", "model"),
    [
        pytest.param({"function_app.py": APP}, "python", "python-v2", id="function_app.py"),
        pytest.param({"function_app.py": APP, "package.json": "{}"}, "python", "python-v2", id="… beside package.json"),
        pytest.param({"f/function.json": TIMER, "f/run.ps1": ""}, "powershell", "function.json", id="function.json"),
        pytest.param({"f/function.json": TIMER}, None, "function.json", id="… of a worker that nothing tells"),
        pytest.param(
            {"f/function.json": TIMER, "function_app.py": APP, "host.json": CUSTOM},
            "custom",
            "function.json",
            id="a custom handler, whatever language it is written in",
        ),
    ],
)
def test_worker_and_model(read: Read, files: dict[str, str], worker: str | None, model: str) -> None:
    project = read(files)
    assert (project.worker, project.model, len(project.functions)) == (worker, model, 1)
    assert project.problems == ()


def test_a_folder_of_no_project_is_told_with_all_that_was_looked_for(read: Read) -> None:
    (problem,) = read({"README.md": ""}).problems
    assert type(problem) is Problem
    assert "<function>/function.json" in problem.message
    assert all(language.looked_for in problem.message for language in LANGUAGES)


@pytest.mark.parametrize(
    ("file", "worker"),
    [("requirements.txt", "python"), ("profile.ps1", "powershell"), ("App.vbproj", "dotnet")],
)
def test_a_project_without_functions_can_be_declared_by_hand(read: Read, file: str, worker: str) -> None:
    project = read({file: "{}"})
    assert (project.worker, project.model, project.functions) == (worker, None, ())
    (problem,) = project.problems
    assert isinstance(problem, Unread)
    assert f"its worker is {worker}" in problem.message
    assert "declare it by hand" in problem.remedy


def test_another_name_for_function_app_is_an_app_setting_which_is_not_read(read: Read) -> None:
    (problem,) = read({"main.py": APP, "requirements.txt": ""}).problems
    assert "PYTHON_SCRIPT_FILE_NAME" in problem.remedy


def test_code_without_functions_is_told(read: Read) -> None:
    project = read({"function_app.py": "import azure.functions as func\napp = func.FunctionApp()\n"})
    assert [(type(problem), problem.severity) for problem in project.problems] == [(Unread, "error")]


NODE = 'import { app } from "@azure/functions";\napp.timer("f", { schedule: "0 0 3 * * *", handler: () => {} });\n'
C_SHARP = 'class F { [Function("f")] public void Run([TimerTrigger("0 0 3 * * *")] string timer) { } }'
JAVA = """
import com.microsoft.azure.functions.annotation.*;
class F { @FunctionName("f") public void run(@TimerTrigger(name = "t", schedule = "0 0 3 * * *") String timer) { } }
"""
CSPROJ = '<Project><ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker"/></ItemGroup></Project>'


@pytest.mark.parametrize(
    ("files", "worker", "model"),
    [
        pytest.param({"function_app.py": APP}, "python", "python-v2", id="Python"),
        pytest.param({"package.json": '{"main": "f.ts"}', "f.ts": NODE}, "node", "node-v4", id="Node"),
        pytest.param({"F.csproj": CSPROJ, "F.cs": C_SHARP}, "dotnet-isolated", "dotnet-attributes", id=".NET"),
        pytest.param({"pom.xml": "<project/>", "src/main/java/F.java": JAVA}, "java", "java-annotations", id="Java"),
    ],
)
def test_function_json_beside_functions_in_code_is_passed_over_with_a_warning(
    read: Read, files: dict[str, str], worker: str, model: str
) -> None:
    project = read({**files, "old/function.json": TIMER})
    assert (project.worker, project.model) == (worker, model)
    assert [function.name for function in project.functions] == ["f"]
    assert [(problem.where, problem.severity) for problem in project.problems] == [("old/function.json", "warning")]


def test_a_project_loads_the_parsers_of_no_other_language(read: Read) -> None:
    root = read({"function_app.py": APP}).root
    program = (
        "import sys; from pathlib import Path; from pulumi_keda_functions.projects import read_project; "
        "print(len(read_project(Path(sys.argv[1])).functions), {'tree_sitter', 'pathspec'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True)
    assert done.stdout == "1 set()\n"


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
