import base64
import json
import time
from collections.abc import Callable
from pathlib import Path

import pulumi
import pytest
from azure.storage.queue import QueueClient
from pulumi import automation
from pulumi_keda_functions import FunctionApp, FunctionAppArgs
from pulumi_kubernetes.core.v1 import ConfigMap

from tests.engine.conftest import EngineStack, Program, changes, kubernetes_objects
from tests.unit.sample import IMAGE
from tools.cluster import Cluster

NAMESPACE = "shop"
SECRET = "hunter2-is-the-secret"
OBJECTS = {
    "Deployment/orders-events",
    "Deployment/orders-http",
    "Deployment/orders-resident",
    "ScaledObject/orders-events",
    "Service/orders-http",
    "ServiceAccount/orders",
    "TriggerAuthentication/orders-azurewebjobsstorage",
}
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "%Queue%", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...


@app.timer_trigger("timer", "0 0 3 * * *")
def nightly(timer: func.TimerRequest) -> None: ...
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A project in the program's working directory."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)
    return "app"


class Shop:
    """The app under test."""

    def __init__(self, project: str, cluster: Cluster, queue: QueueClient) -> None:
        self.connection = cluster.azurite_connection_string
        self.storage_key = self.connection.partition("AccountKey=")[2].partition(";")[0]
        self._project = project
        self._queue_name = str(queue.queue_name)

    def args(self, **settings: pulumi.Input[str]) -> FunctionAppArgs:
        """Made anew in each program, since Outputs belong to one run."""
        return {
            "project": self._project,
            "image": IMAGE,
            "namespace": NAMESPACE,
            "create_namespace": True,
            "host_id": "orders-of-shop",
            "polling_interval": 1,
            "cooldown_period": 2,
            "settings": {
                "AzureWebJobsStorage": pulumi.Output.secret(self.connection),
                "Queue": self._queue_name,
                "ApiKey": SECRET,
                **settings,
            },
        }

    def program(self, **settings: str) -> Program:
        def run() -> None:
            app = FunctionApp("orders", self.args(**settings))
            pulumi.export("plan", app.plan)
            pulumi.export("url", app.url)

        return run


@pytest.fixture
def shop(project: str, cluster: Cluster, queue: QueueClient) -> Shop:
    return Shop(project, cluster, queue)


def eventually(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.1)


def get(cluster: Cluster, kind: str, name: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(cluster.kubectl("get", kind, name, "-n", NAMESPACE, "-o", "json"))
    return found


def replicas(cluster: Cluster) -> object:
    return get(cluster, "deployment", "orders-events")["status"].get("readyReplicas", 0)


def is_ready(cluster: Cluster) -> bool:
    conditions = get(cluster, "scaledobject", "orders-events").get("status", {}).get("conditions", [])
    assert isinstance(conditions, list)
    return {"Ready": "True"}.items() <= {each["type"]: each["status"] for each in conditions}.items()


def test_from_project_to_scaling_and_back_without_a_trace(
    stack: EngineStack, cluster: Cluster, shop: Shop, queue: QueueClient
) -> None:
    created = stack.up(shop.program())
    assert changes(created.summary) == {"create": 11}
    assert created.outputs["url"].value == "http://orders-http.shop.svc"
    assert {name for name in kubernetes_objects(cluster, NAMESPACE) if "-settings-" not in name} == OBJECTS
    eventually(lambda: is_ready(cluster))
    eventually(lambda: replicas(cluster) == 0)

    for number in range(60):
        queue.send_message(str(number))
    eventually(lambda: replicas(cluster) == 3)
    assert changes(stack.up(shop.program()).summary) == {}
    assert changes(stack.refresh().summary) == {}
    assert changes(stack.up(shop.program()).summary) == {}
    assert replicas(cluster) == 3

    queue.clear_messages()
    eventually(lambda: replicas(cluster) == 0)
    for secret in (SECRET, shop.storage_key):
        for told in (stack.state_text(), "\n".join(stack.output)):
            assert secret not in told
            assert base64.b64encode(secret.encode()).decode() not in told

    stack.destroy()
    assert kubernetes_objects(cluster, NAMESPACE) == set()
    assert NAMESPACE not in cluster.kubectl("get", "namespaces", "-o", "name")


def test_a_changed_setting_rolls_every_group_and_leaves_no_old_secret(
    stack: EngineStack, cluster: Cluster, shop: Shop
) -> None:
    stack.up(shop.program())
    (before,) = [name for name in kubernetes_objects(cluster, NAMESPACE) if name.startswith("Secret/")]
    result = stack.up(shop.program(ApiKey="another"))
    assert changes(result.summary) == {"replace": 1, "update": 4}
    (after,) = [name for name in kubernetes_objects(cluster, NAMESPACE) if name.startswith("Secret/")]
    assert before != after
    pods = json.loads(cluster.kubectl("get", "deployments", "-n", NAMESPACE, "-o", "json"))["items"]
    sources = {str(pod["spec"]["template"]["spec"]["containers"][0]["envFrom"]) for pod in pods}
    assert len(sources) == 1
    assert after.removeprefix("Secret/") in sources.pop()


def test_a_setting_that_is_unknown_at_preview(stack: EngineStack, shop: Shop) -> None:
    def run() -> None:
        key = ConfigMap("key", metadata={"namespace": "default"}, data={"key": "unknown before"})
        FunctionApp("orders", shop.args(ApiKey=key.metadata.apply(lambda metadata: str(metadata.uid))))

    assert stack.preview(run).change_summary == {automation.OpType.CREATE: 12}
    assert changes(stack.up(run).summary) == {"create": 12}
    assert changes(stack.up(run).summary) == {}


def test_an_app_comes_after_what_it_depends_on_and_goes_before_it(stack: EngineStack, shop: Shop) -> None:
    def run() -> None:
        keda = ConfigMap("keda", metadata={"namespace": "default", "name": "keda"})
        FunctionApp("orders", shop.args(), pulumi.ResourceOptions(depends_on=[keda]))

    stack.up(run)
    made = "".join(stack.output)
    assert made.index("ConfigMap keda created") < made.index("orders-namespace creating")
    stack.output.clear()
    stack.destroy()
    gone = "".join(stack.output)
    assert gone.index("orders-namespace deleted") < gone.index("ConfigMap keda deleting")
