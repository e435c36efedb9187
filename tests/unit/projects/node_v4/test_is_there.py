"""Which projects are Node's, programming model v4."""

import pytest
from pulumi_keda_functions.projects.node_v4 import is_there

from ..conftest import Write

SCRIPT = 'const { app } = require("@azure/functions");\napp.get("f", () => {});\n'
FUNCTION = '{"bindings": [{"type": "queueTrigger", "queueName": "q"}]}'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"package.json": '{"main": "a.js"}', "a.js": SCRIPT}, True, id="main and a registration"),
        pytest.param({"package.json": "{}", "a.js": SCRIPT}, True, id="no main, which is to be told"),
        pytest.param({"package.json": '{"main": "dist/*.js"}', "dist/a.js": SCRIPT}, True, id="a build"),
        pytest.param({"package.json": '{"dependencies": {"@azure/functions": "4"}}'}, True, id="the dependency alone"),
        pytest.param({"package.json": "{"}, True, id="a package.json that is none"),
        pytest.param({"a.js": SCRIPT}, False, id="no package.json"),
        pytest.param({"package.json": '{"main": "a.js"}', "a.js": "console.log(1);"}, False, id="no registration"),
        pytest.param({"package.json": "{}", "f/function.json": FUNCTION, "f/index.js": ""}, False, id="function.json"),
        pytest.param({"package.json": "{", "f/function.json": FUNCTION}, False, id="function.json and no package.json"),
        pytest.param(
            {"package.json": '{"dependencies": {"@azure/functions": "3"}}', "f/function.json": FUNCTION},
            False,
            id="function.json and types of v3",
        ),
        pytest.param(
            {"package.json": '{"main": "a.js"}', "a.js": SCRIPT, "f/function.json": FUNCTION}, True, id="both"
        ),
        pytest.param(
            {"package.json": '{"main": "b.js"}', "a.js": SCRIPT, "b.js": "", "f/function.json": FUNCTION},
            False,
            id="both, and main leads to none",
        ),
    ],
)
def test_is_there(write: Write, files: dict[str, str], expected: bool) -> None:
    assert is_there(write(files)) is expected
