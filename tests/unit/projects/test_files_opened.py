"""What no host would load is not read: a project of 2,000 files and one function app opens a handful of them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pulumi_keda_functions.projects import read_project

QUEUE = '{"bindings": [{"type": "queueTrigger", "name": "m", "queueName": "orders"}]}'
PYTHON = """
import azure.functions as func
import names
app = func.FunctionApp()
@app.queue_trigger("m", names.ORDERS, "AzureWebJobsStorage")
def work(m): ...
"""
NODE = """
import { app } from "@azure/functions";
app.storageQueue("work", { queueName: "orders", connection: "AzureWebJobsStorage", handler: () => {} });
"""
PACKAGE = '{"main": "src/functions/*.ts", "dependencies": {"@azure/functions": "^4.5.0"}}'
C_SHARP = """
public class Work { [Function("work")] public void Run([QueueTrigger("orders")] string message) { } }
"""
JAVA = """
import com.microsoft.azure.functions.annotation.*;
public class Work {
  @FunctionName("work") public void run(@QueueTrigger(name = "m", queueName = "orders", connection = "C") String m) { }
}
"""
CSPROJ = '<Project><ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker"/></ItemGroup></Project>'
SOURCES = ("a.py", "a.js", "a.ts", "A.cs", "A.java", "A.kt", "function.json", "package.json", "A.csproj")
FOLDERS = (".git", ".venv/lib", "venv/lib", "node_modules", "__pycache__", "obj", "docs/ignored", "ignored")
FOREIGN = [f"{folder}/{n}/{file}" for folder in FOLDERS for n in range(30) for file in SOURCES]
"""Files that others wrote, that a build made or that are not deployed."""
COMPILED = [
    file for file in FOREIGN if file.endswith(".cs") and not file.startswith((".git", ".venv", "node_modules", "obj"))
]
"""Those among them that MSBuild compiles all the same."""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of more than 2,000 files, none of which is the project's own."""
    root = tmp_path_factory.mktemp("crowd")
    for folder in {Path(file).parent for file in FOREIGN}:
        (root / folder).mkdir(parents=True)
    for file in FOREIGN:
        (root / file).touch()
    (root / "host.json").write_text('{"version": "2.0"}')
    (root / ".funcignore").write_text("ignored\n")
    return root


opened: list[str] = []
watched: list[Path] = []


def note_open(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook, which stays for as long as the process lives: it notes opened files below a watched folder."""
    if event == "open" and watched and isinstance(arguments[0], str | Path):
        path = Path(arguments[0])
        if path.is_relative_to(watched[0]) and not path.is_dir():
            opened.append(path.relative_to(watched[0]).as_posix())


sys.addaudithook(note_open)


@contextmanager
def files_opened_below(root: Path) -> Iterator[list[str]]:
    """The files that are opened meanwhile."""
    opened.clear()
    watched.append(root)
    try:
        yield opened
    finally:
        watched.clear()


@pytest.mark.parametrize(
    ("files", "loaded"),
    [
        pytest.param(
            {"function_app.py": PYTHON, "names.py": 'ORDERS = "orders"\n', "other.py": "x = 1\n"},
            {"function_app.py", "names.py"},
            id="python",
        ),
        pytest.param(
            {"work/function.json": QUEUE, "work/run.ps1": ""},
            {"work/function.json"},
            id="function.json",
        ),
        pytest.param(
            {"package.json": PACKAGE, "src/functions/work.ts": NODE},
            {"package.json", "src/functions/work.ts"},
            id="node",
        ),
        pytest.param(
            {"App.csproj": CSPROJ, "Functions/Work.cs": C_SHARP},
            {"App.csproj", "Functions/Work.cs", *COMPILED},
            id="dotnet",
        ),
        pytest.param(
            {"pom.xml": "<project/>", "src/main/java/Work.java": JAVA},
            {"pom.xml", "src/main/java/Work.java"},
            id="java",
        ),
    ],
)
def test_files_of_others_are_not_opened(crowd: Path, files: dict[str, str], loaded: set[str]) -> None:
    assert len(FOREIGN) > 2_000
    for name, content in files.items():
        (crowd / name).parent.mkdir(parents=True, exist_ok=True)
        (crowd / name).write_text(content)
    try:
        with files_opened_below(crowd) as found:
            project = read_project(crowd)
    finally:
        for name in files:
            (crowd / name).unlink()
    assert [function.name for function in project.functions] == ["work"]
    assert set(found) <= {"host.json", ".funcignore", *loaded}
