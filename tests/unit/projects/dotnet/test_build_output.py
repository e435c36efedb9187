"""What a build leaves is read instead of the sources, as long as it is the newer."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from pulumi_keda_functions.projects.dotnet import read_functions

from ..conftest import Write
from .conftest import IN_PROCESS, ISOLATED, function, in_class

RELEASE = "bin/Release/net8.0/functions.metadata"
DEBUG = "bin/Debug/net8.0/functions.metadata"
SOURCES = {"App.csproj": ISOLATED, "Orders.cs": in_class(function('QueueTrigger("q")', name='"FromSource"'))}
ENTRY = {
    "name": "Work",
    "scriptFile": "App.dll",
    "entryPoint": "Contoso.Orders.Work",
    "language": "dotnet-isolated",
    "properties": {"IsCodeless": False},
    "bindings": [
        {
            "name": "message",
            "type": "queueTrigger",
            "direction": "In",
            "dataType": "String",
            "properties": {"supportsDeferredBinding": "True"},
            "queueName": "orders",
            "connection": "C",
        },
        {"name": "$return", "type": "queue", "direction": "Out", "queueName": "done"},
    ],
}


def metadata(name: str = "Work") -> str:
    """A functions.metadata with one function."""
    return json.dumps([{**ENTRY, "name": name}], indent=2)


def written(root: Path, file: str, second: int) -> None:
    """Let `file` be written at that second."""
    os.utime(root / file, (second, second))


def names(root: Path) -> list[str]:
    """Names of the functions that are read."""
    return [found.name for found in read_functions(root).functions]


def test_functions_metadata(write: Write) -> None:
    root = write({"functions.metadata": metadata()})
    (found,) = read_functions(root).functions
    assert (found.name, found.where) == ("Work", "functions.metadata:2")
    assert (found.trigger.type, found.trigger.properties) == (
        "queueTrigger",
        {"dataType": "String", "queueName": "orders", "connection": "C"},
    )
    assert [(binding.type, binding.properties) for binding in found.bindings] == [("queue", {"queueName": "done"})]


@pytest.mark.parametrize(
    ("outputs", "read"),
    [
        pytest.param({}, "FromSource", id="none"),
        pytest.param({RELEASE: 20}, RELEASE, id="a fresh build"),
        pytest.param({RELEASE: 5}, "FromSource", id="a build older than a source"),
        pytest.param({RELEASE: 20, DEBUG: 30}, RELEASE, id="Release before Debug"),
        pytest.param({RELEASE: 5, DEBUG: 30}, DEBUG, id="a fresh Debug build before a stale one"),
        pytest.param(
            {RELEASE: 20, "bin/Release/net8.0/publish/functions.metadata": 30},
            "bin/Release/net8.0/publish/functions.metadata",
            id="the newest",
        ),
        pytest.param({"obj/Release/net8.0/functions.metadata": 30}, "FromSource", id="not what a build works with"),
    ],
)
def test_which_is_read(write: Write, outputs: dict[str, int], read: str) -> None:
    root = write({**SOURCES, **{file: metadata() for file in outputs}})
    for file in SOURCES:
        written(root, file, 10)
    for file, second in outputs.items():
        written(root, file, second)
    (found,) = read_functions(root).functions
    assert found.name == read if read == "FromSource" else found.file == read


def test_a_source_of_a_referenced_project_may_be_newer(write: Write) -> None:
    reference = ISOLATED.replace("</Project>", r'<ProjectReference Include="..\lib\Lib.csproj"/></Project>')
    app = {"App.csproj": reference, "Orders.cs": SOURCES["Orders.cs"], RELEASE: metadata()}
    root = write({"All.sln": "", **{f"app/{file}": content for file, content in app.items()}})
    write({"lib/Lib.csproj": "<Project/>", "lib/Names.cs": ""})
    for file in (*(f"app/{file}" for file in app), "lib/Lib.csproj", "lib/Names.cs"):
        written(root, file, 10)
    assert names(root / "app") == ["Work"]
    written(root, "lib/Names.cs", 20)
    assert names(root / "app") == ["FromSource"]


def test_a_debug_build_does_not_tell_what_is_conditional(write: Write) -> None:
    code = in_class("#if DEBUG", function('QueueTrigger("q")', name='"Local"'), "#endif")
    root = write({"App.csproj": ISOLATED, "Orders.cs": code, DEBUG: metadata()})
    assert [(found.name, found.conditional) for found in read_functions(root).functions] == [("Local", "DEBUG")]


def test_generated_function_json(write: Write) -> None:
    generated: dict[str, Any] = {
        "generatedBy": "Microsoft.NET.Sdk.Functions.Generator-4.2.0",
        "configurationSource": "attributes",
        "bindings": [{"type": "queueTrigger", "queueName": "orders", "name": "message"}],
        "disabled": "Off",
        "scriptFile": "../bin/App.dll",
        "entryPoint": "Contoso.Orders.Run",
    }
    root = write({
        "App.csproj": IN_PROCESS,
        "bin/Release/net6.0/Work/function.json": json.dumps(generated),
        "bin/Release/net6.0/Broken/function.json": "[]",
        "bin/Release/net6.0/bin/App.deps.json": "{}",
    })  # fmt: skip
    reading = read_functions(root)
    (found,) = reading.functions
    assert (found.name, found.where, found.disabled) == ("Work", "bin/Release/net6.0/Work/function.json:1", "Off")
    assert [problem.where for problem in reading.problems] == ["bin/Release/net6.0/Broken/function.json:1"]


def test_a_build_of_f_sharp(write: Write) -> None:
    root = write({"App.fsproj": ISOLATED, "Orders.fs": "", RELEASE: metadata()})
    for file in ("App.fsproj", "Orders.fs"):
        written(root, file, 10)
    assert names(root) == ["Work"]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        pytest.param("{}", 1, "list of functions", id="an object"),
        pytest.param("[\n{]", 2, "expected", id="no JSON"),
        pytest.param("[\n1]", 2, "no function with a name", id="no function"),
        pytest.param('[{"name": 1}]', 1, "no function with a name", id="no name"),
        pytest.param('[\n{"name": "A"}]', 2, "bindings", id="no bindings"),
        pytest.param('[{"name": "A", "bindings": [{"type": "queue"}]}]', 1, "no trigger", id="no trigger"),
        pytest.param('[{"name": "A", "bindings": [{}]}]', 1, "without a type", id="no type"),
    ],
)
def test_what_is_wrong_is_told(write: Write, content: str, line: int, words: str) -> None:
    reading = read_functions(write({"functions.metadata": content}))
    assert reading.functions == ()
    assert [problem.where for problem in reading.problems] == [f"functions.metadata:{line}"]
    assert words in reading.problems[0].message


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "functions.metadata").write_bytes(b"\xff\xff")
    (problem,) = read_functions(tmp_path).problems
    assert (problem.where, problem.message) == ("functions.metadata", "byte 0 is not UTF-8")
