import base64
import json
from pathlib import Path

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import FunctionApp, FunctionAppArgs

from tests.engine.conftest import EngineStack, Program, changes
from tests.unit.sample import IMAGE
from tools.cluster import Cluster

NAMESPACE = "keys"
ONE = """
import azure.functions as func

app = func.FunctionApp()


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...
"""
TWO = f"""{ONE}

@app.event_grid_trigger("event")
def placed(event: func.EventGridEvent) -> None: ...
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the program's working directory."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(ONE)
    monkeypatch.chdir(tmp_path)
    return folder


def program(rotation: str | None = None) -> Program:
    def run() -> None:
        args: FunctionAppArgs = {
            "project": "app",
            "image": IMAGE,
            "namespace": NAMESPACE,
            "create_namespace": True,
            "function_keys": True,
        }
        app = FunctionApp("orders", args if rotation is None else {**args, "function_keys_rotation": rotation})
        pulumi.export("keys", app.keys)
        pulumi.export("urls", app.function_urls)

    return run


def keys(result: automation.UpResult) -> dict[str, str]:
    told = result.outputs["keys"]
    assert told.secret
    return dict(told.value)


def keys_in_cluster(cluster: Cluster) -> dict[str, str]:
    listed = json.loads(cluster.kubectl("get", "secrets", "-n", NAMESPACE, "-o", "json"))["items"]
    (secret,) = [each for each in listed if "function-keys" in each["metadata"]["name"]]
    return {name: base64.b64decode(value).decode() for name, value in secret["data"].items()}


def test_keys_are_made_once_and_stay_until_they_are_rotated(
    stack: EngineStack, cluster: Cluster, project: Path
) -> None:
    stack.preview(program())
    created = keys(stack.up(program()))
    assert list(created) == ["functions.show.default", "host.function.default", "host.master"]
    assert keys_in_cluster(cluster) == created

    # Nothing to show, though the program has made other random digits.
    assert changes(stack.up(program()).summary) == {}
    assert changes(stack.refresh().summary) == {}

    (project / "function_app.py").write_text(TWO)
    grown = stack.up(program())
    added = "host.systemKey.eventgrid_extension"
    assert keys(grown) == {**created, added: keys(grown)[added]}
    assert grown.outputs["urls"].secret
    assert grown.outputs["urls"].value["placed"] == (
        f"http://orders-http.keys.svc/runtime/webhooks/eventgrid?functionName=placed&code={keys(grown)[added]}"
    )

    rotated = keys(stack.up(program("2")))
    assert rotated.keys() == keys(grown).keys()
    assert not set(rotated.values()) & set(keys(grown).values())
    assert keys_in_cluster(cluster) == rotated

    for key in (*keys(grown).values(), *rotated.values()):
        for told in (stack.state_text(), "\n".join(stack.output)):
            assert key not in told
            assert base64.b64encode(key.encode()).decode() not in told
