"""Java and Kotlin projects of one or a few sources."""

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest
from pulumi_keda_functions.projects.java import read_functions
from pulumi_keda_functions.projects.reading import Reading

from tests.unit.projects.conftest import Write

ReadSources = Callable[..., Reading]
ReadFiles = Callable[[Mapping[str, str]], Reading]
JAVA = "package com.acme;\nimport com.microsoft.azure.functions.annotation.*;\n"
KOTLIN = "package com.acme\nimport com.microsoft.azure.functions.annotation.*\n"


@pytest.fixture
def read_files(write: Write) -> ReadFiles:
    """Reads a project of these files, which Maven builds."""
    return lambda files: read_functions(write({"pom.xml": "<project/>", **files}))


@pytest.fixture
def read_java(read_files: ReadFiles) -> ReadSources:
    """Reads a project of `Functions`, a class with these members, and further files of the same package."""

    def read_class(members: str, /, **others: str) -> Reading:
        files = {name: JAVA + dedent(source) for name, source in others.items()}
        files["Functions"] = f"{JAVA}public class Functions {{\n{dedent(members)}\n}}\n"
        return read_files({f"src/main/java/com/acme/{name}.java": source for name, source in files.items()})

    return read_class


@pytest.fixture
def read_kotlin(read_files: ReadFiles) -> ReadSources:
    """Reads a project of Functions.kt, with this behind its imports, and further files of the same package."""

    def read_file(source: str, /, **others: str) -> Reading:
        files = {"Functions": source} | others
        return read_files(
            {f"src/main/kotlin/com/acme/{name}.kt": KOTLIN + dedent(text) for name, text in files.items()}
        )

    return read_file
