"""Every example runs as a user runs it: the engine in its folder, the program by the language host."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from kafka import KafkaAdminClient
from kafka.admin import NewTopic
from pulumi import automation

from tests.azure_provider.account import AzureAccount, home_with_provider
from tests.azure_provider.settings import SUBSCRIPTION
from tests.cluster.brokers.conftest import kafka
from tests.conftest import have_queue
from tests.engine.conftest import PASSPHRASE, changes
from tests.engine.images.conftest import image_tools
from tests.engine.images.toolchains import Toolchains, toolchains
from tools.brokers import Kafka
from tools.cluster import Cluster
from tools.demo.burst import wait_until_idle, watch_burst
from tools.demo.deployment import Deployment
from tools.demo.drain import Drain
from tools.demo.orders import Orders
from tools.demo.samples import Figures
from tools.executables.folders import CLONE
from tools.executables.users_own import users_pulumi_home
from tools.image_builder.registry_settings import PUSHER

__all__ = ["image_tools", "kafka", "toolchains"]

EXAMPLES = sorted(file.parent for file in (CLONE / "examples").glob("*/Pulumi.yaml"))
QUICKSTART = CLONE / "examples" / "quickstart"

Stacks = Callable[[Path], automation.Stack]
TASK_HUB = ["refunds-workitems", *(f"refunds-control-{number:02}" for number in range(4))]
"""The queues that a durable app's host makes when it starts, which it does not here."""
BUS = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=aHVudGVyMg=="


@pytest.fixture
def stack_of(
    cluster: Cluster,
    engine_variables: dict[str, str],
    azure: AzureAccount,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Stacks]:
    """Makes the stack of the project in a folder; what was deployed is destroyed, and its configuration removed."""
    state = tmp_path / "state"
    state.mkdir()
    variables = engine_variables | {
        "KUBECONFIG": str(cluster.kubeconfig),
        "PULUMI_BACKEND_URL": state.as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
    }
    made: list[automation.Stack] = []

    def make(folder: Path) -> automation.Stack:
        program = ((QUICKSTART if folder == CLONE else folder) / "__main__.py").read_text()
        own = dict[str, str]()
        if "FunctionStack" in program or "FunctionImage" in program:
            own["DOCKER_CONFIG"] = str(request.getfixturevalue("toolchains").builder.docker_config)
        if "azure" in program or "AksCluster" in program:
            usual_home = Path(engine_variables.get("PULUMI_HOME", users_pulumi_home()))
            own |= {**azure.variables(), "PULUMI_HOME": str(home_with_provider(tmp_path / "pulumi-home", usual_home))}
            # For those that come to a platform team's group.
            azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
        options = automation.LocalWorkspaceOptions(env_vars=variables | own)
        stack = automation.create_stack("examples-test", work_dir=str(folder), opts=options)
        made.append(stack)
        known = {"storage": cluster.azurite_connection_string, "bus": BUS}
        for name in without_default(folder):
            stack.set_config(name, automation.ConfigValue(known.get(name, name), secret=True))
        return stack

    yield make
    for stack in made:
        stack.destroy(remove=True)


def without_default(folder: Path) -> list[str]:
    """What a user has to configure."""
    project: dict[str, Any] = yaml.safe_load((folder / "Pulumi.yaml").read_text())
    return [
        name
        for name, declared in project.get("config", {}).items()
        if isinstance(declared, dict) and "default" not in declared
    ]


@pytest.mark.parametrize("folder", [CLONE, *EXAMPLES], ids=lambda folder: str(folder.relative_to(CLONE)))
def test_an_example_can_be_previewed(folder: Path, stack_of: Stacks) -> None:
    assert stack_of(folder).preview().change_summary[automation.OpType.CREATE] > 1


def test_the_root_runs_the_quickstart_with_the_same_configuration() -> None:
    root, quickstart = (yaml.safe_load((folder / "Pulumi.yaml").read_text()) for folder in (CLONE, QUICKSTART))
    assert root.pop("main") == "examples/quickstart"
    del root["description"], quickstart["description"]
    assert root == quickstart


def test_the_quickstart_scales_from_zero_to_many_and_back(stack_of: Stacks, cluster: Cluster) -> None:
    stack = stack_of(QUICKSTART)
    stack.set_config("pollingInterval", automation.ConfigValue("1"))
    stack.set_config("cooldownPeriod", automation.ConfigValue("2"))
    orders = Orders.of(cluster)
    outputs = stack.up().outputs
    assert outputs["deployments"].value == ["orders-http", "orders-events", "orders-resident"]

    workers = Deployment(cluster, outputs["namespace"].value, "orders-events")
    wait_until_idle(workers)
    samples = list(watch_burst(orders, workers, Drain(rate=5.0), size=60))
    figures = Figures.of(samples)
    assert 2 <= figures.peak <= 10
    assert orders.waiting() == 0

    orders.place(60)
    wait_for(lambda: workers.replicas().ready >= 2)
    again = stack.up()
    assert changes(again.summary) == {}
    assert workers.replicas().ready >= 2, "a second `up` leaves the replicas to KEDA"

    orders.take(60)
    destroyed = stack.destroy()
    assert (destroyed.summary.resource_changes or {}).keys() == {"delete"}
    namespaces = json.loads(cluster.kubectl("get", "namespaces", "-o", "json"))["items"]
    assert outputs["namespace"].value not in {namespace["metadata"]["name"] for namespace in namespaces}


def configure(stack: automation.Stack, **values: str) -> None:
    for name, value in values.items():
        stack.set_config(name, automation.ConfigValue(value, secret="assword" in name))


def image_of(cluster: Cluster, namespace: str, deployment: str) -> str:
    path = "jsonpath={.spec.template.spec.containers[0].image}"
    return cluster.kubectl("get", "deployment", deployment, "-n", namespace, "-o", path).strip()


def test_a_worker_goes_from_its_sources_to_pods(stack_of: Stacks, cluster: Cluster, toolchains: Toolchains) -> None:
    have_queue(cluster, "documents")
    stack = stack_of(CLONE / "examples" / "python-queue-worker")
    configure(stack, registry=toolchains.registry.address)
    image = stack.up().outputs["image"].value
    assert image.startswith(f"{toolchains.registry.address}/archive:latest@sha256:")
    assert image_of(cluster, "archive", "archive-events") == image
    assert changes(stack.up().summary) == {}


def test_one_account_pushes_and_another_pulls(stack_of: Stacks, cluster: Cluster, toolchains: Toolchains) -> None:
    have_queue(cluster, "invoices")
    stack = stack_of(CLONE / "examples" / "private-registry")
    registry = toolchains.private.address
    configure(stack, registry=registry, pushUser=PUSHER.username, pushPassword=PUSHER.password)
    configure(stack, pullUser="cluster", pullPassword="hunter2")
    image = stack.up().outputs["image"].value
    assert image_of(cluster, "invoices", "invoices-events") == image
    secrets = json.loads(cluster.kubectl("get", "secrets", "-n", "invoices", "-o", "json"))["items"]
    (pulling,) = (each["data"] for each in secrets if each["type"] == "kubernetes.io/dockerconfigjson")
    (account,) = json.loads(base64.b64decode(pulling[".dockerconfigjson"]))["auths"].items()
    assert (account[0], account[1]["username"], account[1]["password"]) == (registry, "cluster", "hunter2")
    configure(stack, pullPassword="another")
    rolled = changes(stack.up().summary)
    assert "Image" not in str(rolled)
    assert image_of(cluster, "invoices", "invoices-events") == image


@pytest.mark.parametrize(
    ("example", "deployments", "queues"),
    [
        ("python-durable", ["refunds-resident"], TASK_HUB),
        ("virtual-nodes", ["reports-http", "reports-events"], ["reports"]),
    ],
)
def test_what_needs_no_build_is_deployed(
    example: str, deployments: list[str], queues: list[str], stack_of: Stacks, cluster: Cluster
) -> None:
    for queue in queues:
        have_queue(cluster, queue)
    stack = stack_of(CLONE / "examples" / example)
    assert stack.up().outputs["deployments"].value == deployments
    assert changes(stack.up().summary) == {}


def test_typescript_on_service_bus_and_http(stack_of: Stacks, cluster: Cluster, toolchains: Toolchains) -> None:
    stack = stack_of(CLONE / "examples" / "typescript-service-bus")
    configure(stack, registry=toolchains.registry.address)
    outputs = stack.up().outputs
    assert outputs["url"].value == "https://shipping.contoso.com"
    images = {image_of(cluster, "shipping", f"shipping-{group}") for group in ("http", "events")}
    assert len(images) == 1
    assert changes(stack.up().summary) == {}


def test_java_on_kafka(stack_of: Stacks, cluster: Cluster, toolchains: Toolchains, kafka: Kafka) -> None:
    admin = KafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
    admin.create_topics([NewTopic("payments", num_partitions=3, replication_factor=1)])
    admin.close()
    stack = stack_of(CLONE / "examples" / "java-kafka")
    configure(stack, registry=toolchains.registry.address, brokers=kafka.bootstrap_servers)
    image = stack.up().outputs["image"].value
    assert image_of(cluster, "payments", "payments-events") == image
    assert changes(stack.up().summary) == {}


def test_c_sharp_on_event_hubs_by_identity(
    stack_of: Stacks, cluster: Cluster, toolchains: Toolchains, azure: AzureAccount
) -> None:
    there = {"resourceGroupName": "telemetry", "location": "westeurope"}
    azure.exists("resources:ResourceGroup", **there)
    azure.exists(
        "storage:StorageAccount",
        **there,
        accountName="contosotelemetry",
        kind="StorageV2",
        sku={"name": "Standard_LRS"},
    )
    hub = {"resourceGroupName": "telemetry", "namespaceName": "contoso", "eventHubName": "readings"}
    azure.exists("eventhub:Namespace", **there, namespaceName="contoso", sku={"name": "Standard"})
    azure.exists("eventhub:EventHub", **hub)
    azure.exists("eventhub:ConsumerGroup", **hub, consumerGroupName="store")
    stack = stack_of(CLONE / "examples" / "dotnet-event-hubs")
    configure(stack, registry=toolchains.registry.address, subscription=SUBSCRIPTION)
    client_id = stack.up().outputs["clientId"].value
    account = json.loads(cluster.kubectl("get", "serviceaccount/telemetry", "-n", "telemetry", "-o", "json"))
    assert account["metadata"]["annotations"]["azure.workload.identity/client-id"] == client_id
    assert changes(stack.up().summary) == {}


def wait_for(fact: Callable[[], bool]) -> None:
    """Waits up to half a minute for `fact`."""
    deadline = time.monotonic() + 30
    while not fact():
        assert time.monotonic() < deadline
        time.sleep(0.2)
