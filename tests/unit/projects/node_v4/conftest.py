"""Node projects of one script and what it imports."""

from collections.abc import Callable
from textwrap import dedent

import pytest
from pulumi_keda_functions.projects.node_v4 import read_functions
from pulumi_keda_functions.projects.reading import Reading

from ..conftest import Write

ReadScript = Callable[..., Reading]
PACKAGE = '{"main": "src/functions/*.{ts,tsx,js,mjs,cjs,jsx}"}'
LIBRARY = 'import { app, input, output, trigger } from "@azure/functions";'


@pytest.fixture
def read_script(write: Write) -> ReadScript:
    """Reads a project of this script, which has imported the library, and of further files by their paths."""

    def read(source: str, suffix: str = ".ts", files: dict[str, str] | None = None) -> Reading:
        script = {f"src/functions/work{suffix}": f"{LIBRARY}\n{dedent(source)}"}
        return read_functions(write({"package.json": PACKAGE, **script, **(files or {})}))

    return read
