"""What a build left behind counts, unless a source is newer."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects.java import is_there, read_functions

from tests.unit.projects.conftest import Write

SOURCE = """
class Functions {
    @FunctionName("fromSource") public void f(@WarmupTrigger Object o) {}
}
"""
BUILT = """{
  "scriptFile": "../app-1.0.jar", "entryPoint": "com.acme.Functions.f",
  "bindings": [{"type": "queueTrigger", "direction": "in", "name": "m", "queueName": "q", "connection": "C"}]
}"""
JAVA = "src/main/java/Functions.java"


def written_at(root: Path, times: Mapping[str, int]) -> None:
    """Sets when files were written."""
    for name, seconds in times.items():
        os.utime(root / name, (seconds, seconds))


@pytest.mark.parametrize("output", ["target/azure-functions/orders", "build/azure-functions/orders"])
def test_a_build_as_new_as_the_sources_is_read(write: Write, output: str) -> None:
    built = f"{output}/fromBuild/function.json"
    root = write({"pom.xml": "", JAVA: SOURCE, built: BUILT, f"{output}/host.json": "{}"})
    written_at(root, {JAVA: 100, built: 100})
    reading = read_functions(root)
    assert reading.problems == ()
    (function,) = reading.functions
    assert (function.name, function.where) == ("fromBuild", f"{built}:1")
    assert function.trigger.properties == {"queueName": "q", "connection": "C"}


def test_a_build_older_than_a_source_is_not_read_and_told(write: Write) -> None:
    built = "target/azure-functions/orders/fromBuild/function.json"
    root = write({"pom.xml": "", JAVA: SOURCE, built: BUILT})
    written_at(root, {JAVA: 101, built: 100})
    reading = read_functions(root)
    assert [function.name for function in reading.functions] == ["fromSource"]
    (problem,) = reading.problems
    assert (problem.where, problem.severity) == ("target/azure-functions/orders", Severity.WARNING)
    assert JAVA in problem.message


def test_the_newest_of_several_builds_is_read_and_the_others_told(write: Write) -> None:
    old, new = (f"target/azure-functions/{name}/f/function.json" for name in ("old", "new"))
    root = write({"pom.xml": "", old: BUILT, new: BUILT})
    written_at(root, {old: 100, new: 200})
    reading = read_functions(root)
    assert [function.file for function in reading.functions] == [new]
    assert [(problem.where, problem.severity) for problem in reading.problems] == [
        ("target/azure-functions/old", Severity.WARNING)
    ]


def test_problems_of_a_build_have_places_in_the_project(write: Write) -> None:
    built = "target/azure-functions/orders/f/function.json"
    reading = read_functions(write({"pom.xml": "", built: '{\n"bindings": []}'}))
    assert reading.functions == ()
    assert [problem.where for problem in reading.problems] == [f"{built}:2"]


def test_an_empty_output_folder_is_no_build(write: Write) -> None:
    root = write({"pom.xml": "", JAVA: SOURCE, "target/azure-functions/orders/host.json": "{}"})
    assert [function.name for function in read_functions(root).functions] == ["fromSource"]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("pom.xml", True),
        ("build.gradle", True),
        ("build.gradle.kts", True),
        ("target/azure-functions/orders/f/function.json", True),
        ("package.json", False),
    ],
)
def test_where_java_is(write: Write, file: str, expected: bool) -> None:
    assert is_there(write({file: "{}"})) is expected


def test_another_source_directory(write: Write) -> None:
    pom = "<build><sourceDirectory>${project.basedir}/code</sourceDirectory></build>"
    root = write({"pom.xml": pom, "code/Functions.java": SOURCE})
    assert [function.where for function in read_functions(root).functions] == ["code/Functions.java:3"]
