"""Projects in a folder within a temporary one, so that there may be files around them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from pulumi_keda_functions.projects import FunctionsProject, read_project

Read = Callable[[Mapping[str, str]], FunctionsProject]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a project of these files, with a plain host.json unless one is among them."""

    def read_files(files: Mapping[str, str]) -> FunctionsProject:
        root = tmp_path / "shop"
        root.mkdir(exist_ok=True)
        for name, content in {"host.json": '{"version": "2.0"}', **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(content), encoding="utf-8")
        return read_project(root)

    return read_files
