"""Projects written into a temporary folder, file by file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from pulumi_keda_functions.projects import FunctionsProject, read_project

Write = Callable[[Mapping[str, str]], Path]
Read = Callable[[Mapping[str, str]], FunctionsProject]
ReadApp = Callable[..., FunctionsProject]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files by their paths and gives back the folder."""

    def write_files(files: Mapping[str, str]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(content), encoding="utf-8")
        return tmp_path

    return write_files


@pytest.fixture
def read(write: Write) -> Read:
    """Reads a project of these files, with a plain host.json unless one is among them."""
    return lambda files: read_project(write({"host.json": '{"version": "2.0"}', **files}))


@pytest.fixture
def read_app(read: Read) -> ReadApp:
    """Reads a Python project of this function_app.py and further modules, by their names with dots."""

    def read_modules(source: str, **modules: str) -> FunctionsProject:
        preamble = "import os\nimport azure.functions as func\n"
        files = {f"{name.replace('.', '/')}.py": preamble + dedent(code) for name, code in modules.items()}
        return read({"function_app.py": preamble + dedent(source), **files})

    return read_modules
