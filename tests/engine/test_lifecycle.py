"""What an app goes through beside its own changes: other hands on it, neighbours, a new name, removal."""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import FunctionApp, FunctionAppArgs, keda_resources
from pulumi_kubernetes.core.v1 import ConfigMap

from tests.conftest import have_queue
from tests.engine.conftest import EngineStack, Program, changes, kubernetes_objects
from tests.engine.program_folder import ProgramFolder
from tests.unit.sample import IMAGE
from tools.cluster import Cluster, up
from tools.cluster.processes import Processes

QUEUE = "lifecycle"
BY_QUEUE = f"""
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "{QUEUE}", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...
"""
BY_BROKER = """
import azure.functions as func

app = func.FunctionApp()


@app.generic_trigger("message", "rabbitMQTrigger", queueName="orders", connectionStringSetting="Rabbit")
def process(message: str) -> None: ...
"""
REFUSED = """
import pulumi
from pulumi_keda_functions import FunctionApp

config = pulumi.Config()
FunctionApp(
    "orders",
    {
        "project": "app",
        "image": "orders:1",
        "namespace": config.require("namespace"),
        "settings": {"Rabbit": "amqp://guest:guest@127.0.0.1:1/"},
        "wait_for_scaling": config.get_int("seconds", 5),
    },
)
"""
"""No broker listens there."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project `app` in the program's working directory."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(BY_QUEUE)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture(scope="module")
def storage(cluster: Cluster) -> str:
    """The connection string of an account with the queue."""
    have_queue(cluster, QUEUE)
    return cluster.azurite_connection_string


@pytest.fixture
def namespaces(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """Two of them."""
    made = f"lifecycle-{uuid.uuid4().hex[:8]}", f"lifecycle-{uuid.uuid4().hex[:8]}"
    for name in made:
        cluster.kubectl("create", "namespace", name)
    yield made
    cluster.kubectl("delete", "namespace", *made, "--wait=false")


@pytest.fixture
def namespace(namespaces: tuple[str, str]) -> str:
    return namespaces[0]


@pytest.fixture
def args(project: Path, storage: str, namespace: str) -> FunctionAppArgs:
    """Of an app that works off one queue."""
    return {
        "project": project.name,
        "image": IMAGE,
        "namespace": namespace,
        "polling_interval": 1,
        "cooldown_period": 300,
        "settings": {"AzureWebJobsStorage": storage},
    }


def app(args: FunctionAppArgs, name: str = "orders", opts: pulumi.ResourceOptions | None = None) -> Program:
    """The program of one app."""

    def run() -> None:
        FunctionApp(name, args, opts)

    return run


def of_app(kind: str, name: str, cluster: Cluster, namespace: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(cluster.kubectl("get", kind, name, "-n", namespace, "-o", "json"))
    return found


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(("scale", "deployment/orders-events", "--replicas=4"), id="by hand"),
        pytest.param(
            ("patch", "hpa/keda-hpa-orders-events", "--patch", '{"spec": {"maxReplicas": 7}}'),
            id="by way of its autoscaler",
        ),
        pytest.param(
            ("annotate", "scaledobject/orders-events", "autoscaling.keda.sh/paused-replicas=2"),
            id="by KEDA, told by an annotation that the program does not know",
        ),
    ],
)
def test_what_others_do_to_the_replicas_is_no_difference(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs, namespace: str, touch: tuple[str, ...]
) -> None:
    stack.up(app(args))
    cluster.kubectl("-n", namespace, *touch)
    assert changes(stack.up(app(args)).summary) == {}
    assert changes(stack.refresh().summary) == {}
    assert changes(stack.up(app(args)).summary) == {}


def test_neighbours_and_namesakes_do_not_collide(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs, namespaces: tuple[str, str]
) -> None:
    here, there = namespaces
    away: FunctionAppArgs = {**args, "namespace": there, "app_name": "orders"}

    def all_three() -> None:
        FunctionApp("orders", args)
        FunctionApp("billing", args)
        FunctionApp("orders-away", away)

    def namesakes() -> None:
        FunctionApp("orders", args)
        FunctionApp("orders-away", away)

    stack.up(all_three)
    of_orders = kubernetes_objects(cluster, there)
    billing = {name for name in kubernetes_objects(cluster, here) if "/billing" in name}
    assert kubernetes_objects(cluster, here) - billing == {
        name for name in kubernetes_objects(cluster, here) if "/orders" in name
    }
    assert {name.partition("-settings-")[0] for name in of_orders} == {
        "Deployment/orders-events",
        "ScaledObject/orders-events",
        "Secret/orders",
        "ServiceAccount/orders",
        "TriggerAuthentication/orders-azurewebjobsstorage",
    }
    selectors = [
        of_app("deployment", name, cluster, where)["spec"]["selector"]
        for name, where in (("orders-events", here), ("billing-events", here))
    ]
    assert selectors[0] != selectors[1]
    assert changes(stack.up(namesakes).summary) == {"delete": 6}
    assert kubernetes_objects(cluster, there) == of_orders
    assert kubernetes_objects(cluster, here) & billing == set()


def test_another_name_in_the_program_leaves_the_objects_as_they_are(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs, namespace: str
) -> None:
    named: FunctionAppArgs = {**args, "app_name": "orders"}
    stack.up(app(named))
    before = of_app("deployment", "orders-events", cluster, namespace)["metadata"]["uid"]
    renamed = pulumi.ResourceOptions(aliases=[pulumi.Alias(name="orders")])
    assert changes(stack.up(app(named, "shop-orders", renamed)).summary) == {}
    assert of_app("deployment", "orders-events", cluster, namespace)["metadata"]["uid"] == before
    assert {str(each["urn"]).rpartition("::")[2].partition("-events-")[0] for each in stack.resources()} >= {
        "shop-orders"
    }


def test_many_apps_go_at_once_and_leave_nothing(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs, namespace: str
) -> None:
    def run() -> None:
        for number in range(30):
            FunctionApp(f"app-{number}", args)

    stack.up(run)
    assert len(kubernetes_objects(cluster, namespace)) == 5 * 30
    stack.destroy()
    assert kubernetes_objects(cluster, namespace) == set()
    cluster.kubectl("-n", namespace, "wait", "--for=delete", "hpa", "--all", "--timeout=30s")


def test_objects_of_a_cluster_that_goes_as_a_whole_are_not_deleted_one_by_one(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs, namespace: str
) -> None:
    def run() -> None:
        whole = ConfigMap("cluster", metadata={"namespace": namespace, "name": "cluster"})
        FunctionApp("orders", args, pulumi.ResourceOptions(deleted_with=whole))

    stack.up(run)
    made = kubernetes_objects(cluster, namespace)
    stack.destroy()
    assert stack.resources() == []
    assert kubernetes_objects(cluster, namespace) == made
    assert "configmap/cluster" not in cluster.kubectl("-n", namespace, "get", "configmaps", "-o", "name")


def test_without_keda_a_destroy_tells_what_it_waits_for_and_the_next_one_finishes(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs, namespace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keda_resources, "SECONDS_TO_LET_GO", 3)
    stack.up(app(args))
    operator = Processes(cluster.folder).alive()["keda-operator"]
    operator.kill()
    operator.wait()
    try:
        with pytest.raises(automation.CommandError) as error:
            stack.destroy()
    finally:
        up(cluster.folder)
    assert "'orders-events' still exists" in str(error.value)
    assert "finalizer.keda.sh" in "".join(stack.output)
    assert "Deployment/orders-events" in kubernetes_objects(cluster, namespace), (
        "what scales is there until KEDA let go"
    )
    stack.destroy()
    assert kubernetes_objects(cluster, namespace) == set()


def test_what_keda_refuses_fails_up_in_its_own_words_unless_nobody_waits(
    tmp_path: Path, engine_variables: dict[str, str], cluster: Cluster, namespace: str
) -> None:
    program = ProgramFolder(tmp_path, engine_variables | {"KUBECONFIG": str(cluster.kubeconfig)})
    program.write(REFUSED, BY_BROKER)
    assert program.pulumi("stack", "init", "test")[0] == 0
    assert program.pulumi("config", "set", "namespace", namespace)[0] == 0
    try:
        status, told = program.pulumi("up", "--yes", "--skip-preview")
        assert status != 0
        assert "'orders-events' timed out waiting to be Ready after 5 seconds" in told
        assert "error establishing connection to RabbitMQ: dial tcp 127.0.0.1:1" in told

        assert program.pulumi("config", "set", "seconds", "0")[0] == 0
        status, told = program.pulumi("up", "--yes", "--skip-preview")
        assert status == 0, told
    finally:
        assert program.pulumi("destroy", "--yes")[0] == 0
