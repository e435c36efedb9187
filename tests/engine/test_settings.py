"""Settings of a group's own, of KEDA's and in Secrets that exist, on the real engine and API server."""

import base64
import json
from collections import Counter
from pathlib import Path

import pulumi
import pytest
from azure.storage.queue import QueueClient
from pulumi_keda_functions import FunctionApp, FunctionAppArgs
from pulumi_kubernetes.core.v1 import Namespace, Secret

from tests.engine.conftest import EngineStack, Program, changes, kubernetes_objects
from tests.engine.test_function_app import eventually
from tests.unit.sample import IMAGE
from tools.cluster import Cluster

NAMESPACE = "settings"
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "QUEUE", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...
"""
OF_THE_APP, OF_THE_GROUP, CHANGED = "hunter2-of-the-app", "hunter2-of-the-group", "hunter2-changed"


@pytest.fixture
def connection(cluster: Cluster) -> str:
    """One that works."""
    return cluster.azurite_connection_string


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, queue: QueueClient) -> str:
    """A project on a queue of its own, in the program's working directory."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(SOURCE.replace("QUEUE", str(queue.queue_name)))
    monkeypatch.chdir(tmp_path)
    return "app"


def program(project: str, connection: str, mode: str, key: str = OF_THE_APP) -> Program:
    """An app whose own connection works nowhere, so that KEDA has to use the one that it is given."""

    def run() -> None:
        args: FunctionAppArgs = {
            "project": project,
            "image": IMAGE,
            "namespace": NAMESPACE,
            "create_namespace": True,
            "settings": {"AzureWebJobsStorage": "AccountName=nowhere;AccountKey=eA==", "ApiKey": key},
            "keda_settings": {"AzureWebJobsStorage": pulumi.Output.secret(connection)},
            "groups": {"events": {"settings": {"Mode": pulumi.Output.secret(mode)}}},
        }
        FunctionApp("orders", args)

    return run


def pod_templates(cluster: Cluster) -> dict[str, int]:
    """How many each Deployment has had: there is a ReplicaSet for each."""
    listed = json.loads(cluster.kubectl("get", "replicasets", "-n", NAMESPACE, "-o", "json"))["items"]
    return dict(Counter(each["metadata"]["ownerReferences"][0]["name"] for each in listed))


def is_ready(cluster: Cluster) -> bool:
    found = json.loads(cluster.kubectl("get", "scaledobject", "orders-events", "-n", NAMESPACE, "-o", "json"))
    conditions = found.get("status", {}).get("conditions", [])
    return {"Ready": "True"}.items() <= {each["type"]: each["status"] for each in conditions}.items()


def test_a_group_s_own_setting_rolls_that_group_and_one_of_the_app_s_rolls_all(
    stack: EngineStack, cluster: Cluster, project: str, connection: str
) -> None:
    stack.up(program(project, connection, OF_THE_GROUP))
    eventually(lambda: is_ready(cluster))
    assert changes(stack.up(program(project, connection, OF_THE_GROUP)).summary) == {}
    assert pod_templates(cluster) == {"orders-events": 1, "orders-http": 1}

    secrets = secret_names(cluster)
    assert changes(stack.up(program(project, connection, CHANGED)).summary) == {"replace": 1, "update": 1}
    eventually(lambda: pod_templates(cluster) == {"orders-events": 2, "orders-http": 1})
    (gone,) = secrets - secret_names(cluster)
    assert "orders-events-settings-" in gone
    assert len(secrets) == len(secret_names(cluster)) == 3

    assert changes(stack.up(program(project, connection, CHANGED, "another")).summary) == {"replace": 1, "update": 2}
    eventually(lambda: pod_templates(cluster) == {"orders-events": 3, "orders-http": 2})

    key = connection.partition("AccountKey=")[2].partition(";")[0]
    told = "\n".join([stack.state_text(), *stack.output])
    for secret in (OF_THE_APP, OF_THE_GROUP, CHANGED, key):
        assert secret not in told
        assert base64.b64encode(secret.encode()).decode() not in told


def secret_names(cluster: Cluster) -> set[str]:
    return {name for name in kubernetes_objects(cluster, NAMESPACE) if name.startswith("Secret/")}


def test_keda_signs_in_with_what_an_existing_secret_holds(
    stack: EngineStack, cluster: Cluster, project: str, connection: str
) -> None:
    def run() -> None:
        namespace = Namespace("namespace", metadata={"name": NAMESPACE})
        own = Secret(
            "vault",
            metadata={"name": "vault", "namespace": NAMESPACE},
            string_data={"AzureWebJobsStorage": pulumi.Output.secret(connection)},
            opts=pulumi.ResourceOptions(depends_on=[namespace]),
        )
        args: FunctionAppArgs = {
            "project": project,
            "image": IMAGE,
            "namespace": NAMESPACE,
            "settings_from_secrets": {"vault": ["AzureWebJobsStorage"]},
        }
        FunctionApp("orders", args, pulumi.ResourceOptions(depends_on=[own]))

    stack.up(run)
    eventually(lambda: is_ready(cluster))
    assert secret_names(cluster) == set()
    assert changes(stack.up(run).summary) == {}
