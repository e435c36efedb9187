"""host.json: what a host accepts."""

import pytest
from pulumi_keda_functions.projects import HostConfig

from .conftest import Read


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param('{"version": "1.0"}', "host.json:1: version is '1.0'", id="another version"),
        pytest.param('{\n "version": 2.0}', "host.json:2: version is 2.0", id="a version that is a number"),
        pytest.param('{"logging": {}}', "host.json:1: it has no version", id="no version"),
        pytest.param("[]", "host.json:1: it does not hold a JSON object", id="no object"),
        pytest.param('{"version":\n "2.0"', "host.json:2: the file ends where", id="an open brace"),
        pytest.param("", "host.json:1: the file ends where", id="an empty file"),
    ],
)
def test_no_host_would_accept(read: Read, content: str, problem: str) -> None:
    project = read({"host.json": content, "f/function.json": '{"bindings": [{"type": "timerTrigger"}]}'})
    assert [str(found)[: len(problem)] for found in project.problems] == [problem]


def test_lines_are_kept_by_path(read: Read) -> None:
    project = read({"host.json": '{"version": "2.0",\n"extensions": {\n"queues": {"batchSize": 4}}}'})
    assert project.host == HostConfig(
        {"version": "2.0", "extensions": {"queues": {"batchSize": 4}}},
        {
            ("version",): 1,
            ("extensions",): 2,
            ("extensions", "queues"): 3,
            ("extensions", "queues", "batchSize"): 3,
        },
    )
