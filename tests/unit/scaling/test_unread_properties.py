"""A property that cannot be read is one problem, in every language: nothing that follows from it is told as well."""

from pathlib import Path
from textwrap import dedent

import pytest
from pulumi_keda_functions.problems import errors
from pulumi_keda_functions.projects import read_project
from pulumi_keda_functions.scaling import AppSettings, FunctionOverride, plan, with_declared

from tests.unit.sample import STORAGE

PYTHON = """
    import azure.functions as func
    from elsewhere import NAME
    app = func.FunctionApp()

    @app.queue_trigger(arg_name="m", queue_name=NAME, connection="AzureWebJobsStorage")
    def process(m): ...
"""
TYPESCRIPT = """
    import { app } from "@azure/functions";
    app.storageQueue("process", { queueName: load(), connection: "AzureWebJobsStorage", handler: () => {} });
"""
C_SHARP = """
    public class Orders {
        [Function("process")]
        public void Run([QueueTrigger(Elsewhere.Name, Connection = "AzureWebJobsStorage")] string message) {}
    }
"""
C_SHARP_PROJECT = """
    <Project Sdk="Microsoft.NET.Sdk">
      <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
      <ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2.0.0" /></ItemGroup>
    </Project>
"""
JAVA = """
    package shop;
    import com.microsoft.azure.functions.annotation.*;
    public class Orders {
        @FunctionName("process")
        public void run(
            @QueueTrigger(name = "m", queueName = Elsewhere.NAME, connection = "AzureWebJobsStorage") String m) {}
    }
"""
PACKAGE = '{"main": "index.ts", "dependencies": {"@azure/functions": "^4"}}'
POM = "<project><artifactId>azure-functions-maven-plugin</artifactId></project>"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"function_app.py": PYTHON}, id="Python"),
        pytest.param({"index.ts": TYPESCRIPT, "package.json": PACKAGE}, id="TypeScript"),
        pytest.param({"Orders.cs": C_SHARP, "Shop.csproj": C_SHARP_PROJECT}, id="C#"),
        pytest.param({"src/main/java/shop/Orders.java": JAVA, "pom.xml": POM}, id="Java"),
    ],
)
def test_a_name_that_cannot_be_read_is_told_once_and_settled_by_giving_it(
    tmp_path: Path, files: dict[str, str]
) -> None:
    for name, text in {"host.json": '{"version": "2.0"}', **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(dedent(text))
    found, settings = read_project(tmp_path), AppSettings.of(dict(STORAGE))
    (problem,) = errors(found.problems)
    assert problem.message.startswith(("queueName in ", "queueName of "))
    planned = plan(found, settings)
    assert planned.problems == ()
    assert planned.groups[0].reasons[0].startswith("process: storage queue <queueName?>, 24 messages per replica")

    corrected = with_declared(found, [FunctionOverride(name="process", settings={"queueName": "orders"})])
    assert errors(corrected.problems) == ()
    assert plan(corrected, settings).groups[0].triggers[0].metadata["queueName"] == "orders"


@pytest.mark.parametrize("name", ["schedule", "runOnStartup"])
def test_a_timer_runs_whatever_its_schedule(tmp_path: Path, name: str) -> None:
    given = {"schedule": '"0 0 3 * * *"', name: "load()"}
    options = ", ".join(f"{key}: {value}" for key, value in given.items())
    (tmp_path / "host.json").write_text('{"version": "2.0"}')
    (tmp_path / "package.json").write_text(PACKAGE)
    (tmp_path / "index.ts").write_text(
        f'import {{ app }} from "@azure/functions";\napp.timer("nightly", {{ {options}, handler: () => {{}} }});'
    )
    found = read_project(tmp_path)
    assert errors(found.problems) == ()
    assert plan(found, AppSettings.of(dict(STORAGE))).problems == ()
