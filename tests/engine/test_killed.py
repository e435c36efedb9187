"""An `up` that is killed outright, which leaves objects in the cluster that the state knows nothing of."""

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.engine.conftest import kubernetes_objects
from tests.engine.program_folder import ProgramFolder
from tools.cluster import Cluster

pytestmark = pytest.mark.usefixtures("orders_queue")

NAMESPACE = "killed"
PROGRAM = f"""
import pulumi
from pulumi_keda_functions import FunctionApp

FunctionApp(
    "orders",
    {{
        "project": "app",
        "image": "orders:1",
        "namespace": "{NAMESPACE}",
        "create_namespace": True,
        "settings": {{"AzureWebJobsStorage": pulumi.Config().require("storage")}},
    }},
)
"""
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "orders", "AzureWebJobsStorage")
def process(message): ...


@app.route("orders")
def show(req): ...
"""
TAKE_OVER = {"PULUMI_K8S_UPSERT_EXISTING_OBJECTS": "true"}


def eventually_gone(program: ProgramFolder) -> None:
    """The engine's helpers notice that it is gone, and end."""
    state = program.environment["PULUMI_BACKEND_URL"]
    end = time.monotonic() + 30
    while [each for each in psutil.process_iter(["environ"]) if state in (each.info["environ"] or {}).values()]:
        assert time.monotonic() < end, "processes outlive the engine that started them"
        time.sleep(0.5)


@pytest.fixture
def program(tmp_path: Path, engine_variables: dict[str, str], cluster: Cluster) -> Iterator[ProgramFolder]:
    made = ProgramFolder(tmp_path, engine_variables | {"KUBECONFIG": str(cluster.kubeconfig)})
    made.write(PROGRAM, SOURCE)
    assert made.pulumi("stack", "init", "test")[0] == 0
    assert made.pulumi("config", "set", "storage", cluster.azurite_connection_string, "--secret")[0] == 0
    yield made
    made.pulumi("cancel", "--yes")
    made.pulumi("destroy", "--yes")


def test_the_next_up_takes_over_what_is_there_and_destroy_leaves_nothing(
    program: ProgramFolder, cluster: Cluster
) -> None:
    up = program.start("up", "--yes", "--skip-preview")
    end = time.monotonic() + 60
    while "ServiceAccount/orders" not in kubernetes_objects(cluster, NAMESPACE):
        assert time.monotonic() < end
        assert up.poll() is None
    up.kill()
    up.communicate()
    eventually_gone(program)
    assert program.pulumi("cancel", "--yes")[0] == 0
    status, told = program.pulumi("up", "--yes", "--skip-preview", **TAKE_OVER)
    assert status == 0, told
    assert "ScaledObject/orders-events" in kubernetes_objects(cluster, NAMESPACE)
    assert program.pulumi("destroy", "--yes")[0] == 0
    assert kubernetes_objects(cluster, NAMESPACE) == set()
