"""FunctionApp and FunctionStack from a program in another language, through the plugin host."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import executables_or_skip
from tests.engine.conftest import PASSPHRASE, kubernetes_objects
from tests.plugin import install_plugin
from tests.unit.sample import IMAGE
from tools.cluster import Cluster
from tools.executables import find, node_modules

pytestmark = pytest.mark.usefixtures("orders_queue")

PROGRAM = Path(__file__).parent / "node" / "program.js"
NAMESPACE = "from-node"
CRON = {"timezone": "Etc/UTC", "start": "0 3 * * *", "end": "10 3 * * *", "desiredReplicas": "1"}
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "orders", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...
"""


class NodeProgram:
    """The program of `node/program.js`, with a project in its working directory."""

    def __init__(self, folder: Path, cluster: Cluster, variables: dict[str, str]) -> None:
        plugins = folder / "plugins"
        state = folder / "state"
        app = folder / "app"
        for made in (plugins, state, app):
            made.mkdir()
        install_plugin(plugins)
        (app / "host.json").write_text('{"version": "2.0"}')
        (app / "function_app.py").write_text(SOURCE)
        self._folder = folder
        with executables_or_skip():
            self._node = str(find("node"))
            modules = str(node_modules())
        self.connection = cluster.azurite_connection_string
        self._variables = os.environ | variables
        self._variables |= {
            "KUBECONFIG": str(cluster.kubeconfig),
            "NODE_PATH": modules,
            "PATH": f"{plugins}{os.pathsep}{variables['PATH']}",
            "PULUMI_BACKEND_URL": state.as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
        }

    def run(self, job: str, component: str = "FunctionApp", **changes: object) -> subprocess.CompletedProcess[str]:
        """Run `up` or `destroy`."""
        args = {
            "project": "app",
            "image": IMAGE,
            "namespace": NAMESPACE,
            "createNamespace": True,
            "maxReplicas": 5,
            **changes,
        }
        inputs = {"connection": self.connection, "workDir": str(self._folder), "component": component, "args": args}
        variables = self._variables | {"INPUTS": json.dumps(inputs)}
        command = [self._node, str(PROGRAM), job]
        return subprocess.run(command, env=variables, cwd=self._folder, capture_output=True, text=True, check=False)


@pytest.fixture
def program(tmp_path: Path, cluster: Cluster, engine_variables: dict[str, str]) -> Iterator[NodeProgram]:
    made = NodeProgram(tmp_path, cluster, engine_variables)
    yield made
    made.run("destroy")


@pytest.mark.parametrize("component", ["FunctionApp", "FunctionStack"])
def test_an_app_from_node(component: str, program: NodeProgram, cluster: Cluster) -> None:
    ran = program.run("up", component)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "deployments": ["orders-http", "orders-events"],
        "scaled": ["orders-events"],
        "url": f"http://orders-http.{NAMESPACE}.svc",
        "plan": "http: 1 replica\n  show: answers HTTP on /api/orders/{id}\n"
        "events: 0 to 5 replicas\n  process: storage queue orders, 24 messages per replica"
        " (batchSize 16 by default + newBatchThreshold 8 by default)",
    }
    assert "ScaledObject/orders-events" in kubernetes_objects(cluster, NAMESPACE)
    assert program.run("destroy").returncode == 0
    assert kubernetes_objects(cluster, NAMESPACE) == set()


def test_choices_for_functions_and_groups_arrive_from_node(program: NodeProgram, cluster: Cluster) -> None:
    late = {"name": "late", "trigger": "queueTrigger", "settings": {"queueName": "late"}}
    slower = {"name": "process", "metadata": {"queueLength": 5, "activationQueueLength": "2"}}
    events = {
        "maxReplicas": 3,
        "fallback": {"failureThreshold": 3, "replicas": 2},
        "scalingModifiers": {"formula": "process + late", "target": "10", "activationTarget": "1"},
        "behavior": {"scaleDown": {"stabilizationWindowSeconds": 60}},
        "triggers": [{"type": "cron", "metadata": CRON}],
    }
    ran = program.run("up", functions=[late, slower], groups={"events": events})
    assert ran.returncode == 0, ran.stderr
    spec = json.loads(cluster.kubectl("get", "scaledobject", "orders-events", "-n", NAMESPACE, "-o", "json"))["spec"]
    assert spec["maxReplicaCount"] == 3
    assert spec["fallback"] == {"failureThreshold": 3, "replicas": 2, "behavior": "static"}
    assert spec["advanced"] == {
        "scalingModifiers": {"formula": "process + late", "target": "10", "activationTarget": "1"},
        "horizontalPodAutoscalerConfig": {"behavior": {"scaleDown": {"stabilizationWindowSeconds": 60}}},
    }
    assert [trigger["metadata"] for trigger in spec["triggers"]] == [
        {"queueName": "orders", "queueLength": "5", "activationQueueLength": "2"},
        {"queueName": "late", "queueLength": "24"},
        CRON,
    ]


def test_what_is_wrong_is_told_to_a_node_program(program: NodeProgram) -> None:
    ran = program.run("up", maxReplicas=0, image="contoso.azurecr.io/orders")
    assert ran.returncode == 1
    assert "max_replicas: 0 is below 1, the least that KEDA accepts: give 1 or more, or leave it out" in ran.stderr
    assert "image: 'contoso.azurecr.io/orders' has neither tag nor digest" in ran.stderr
