"""Placed pods through the real engine: what the API server makes of them is no difference to the program."""

import json
from pathlib import Path

import pytest
from pulumi import automation
from pulumi_keda_functions import FunctionApp, FunctionAppArgs
from pulumi_keda_functions.placement_arguments import TaintEffect, TolerationOperator, VirtualNodes

from tests.engine.conftest import EngineStack, Program, changes
from tests.unit.sample import IMAGE, STORAGE
from tools.cluster import Cluster
from tools.cluster.nodes import VIRTUAL_MACHINES, VIRTUAL_NODE

SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...


@app.timer_trigger("timer", "0 0 3 * * *")
def nightly(timer: func.TimerRequest) -> None: ...
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """An app whose timer has to run on a virtual node, and whose HTTP function may."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)

    def run() -> None:
        args: FunctionAppArgs = {
            "project": "app",
            "image": IMAGE,
            "namespace": "placed",
            "create_namespace": True,
            "settings": STORAGE,
            "virtual_nodes": VirtualNodes.REQUIRE,
            "groups": {"http": {"virtual_nodes": VirtualNodes.PREFER}},
            "tolerations": [
                {
                    "key": "spot",
                    "operator": TolerationOperator.EXISTS,
                    "effect": TaintEffect.NO_EXECUTE,
                    "toleration_seconds": 60,
                }
            ],
            "affinity": {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": []}},
        }
        FunctionApp("orders", args)

    return run


def test_a_second_up_changes_nothing(stack: EngineStack, cluster: Cluster, program: Program) -> None:
    stack.up(program)
    pods = json.loads(cluster.kubectl("get", "pods", "-n", "placed", "-o", "json"))["items"]
    nodes = {pod["metadata"]["labels"]["app.kubernetes.io/component"]: pod["spec"]["nodeName"] for pod in pods}
    assert nodes["resident"] == VIRTUAL_NODE
    assert nodes["http"] in VIRTUAL_MACHINES
    assert changes(stack.up(program).summary) == {}
    assert changes(stack.refresh().summary) == {}
    assert stack.preview(program).change_summary.keys() == {automation.OpType.SAME}
