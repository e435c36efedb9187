"""Every example runs as a user runs it: the engine in its folder, the program by the language host."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from pulumi import automation

from tests.engine.conftest import PASSPHRASE, changes
from tools.cluster import Cluster
from tools.demo.burst import wait_until_idle, watch_burst
from tools.demo.deployment import Deployment
from tools.demo.drain import Drain
from tools.demo.orders import Orders
from tools.demo.samples import Figures
from tools.executables.folders import CLONE

EXAMPLES = sorted(file.parent for file in (CLONE / "examples").glob("*/Pulumi.yaml"))
QUICKSTART = CLONE / "examples" / "quickstart"

Stacks = Callable[[Path], automation.Stack]


@pytest.fixture
def stack_of(cluster: Cluster, engine_variables: dict[str, str], tmp_path: Path) -> Iterator[Stacks]:
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
        options = automation.LocalWorkspaceOptions(env_vars=variables)
        stack = automation.create_stack("examples-test", work_dir=str(folder), opts=options)
        made.append(stack)
        storage = automation.ConfigValue(cluster.azurite_connection_string, secret=True)
        stack.set_config("storage", storage)
        return stack

    yield make
    for stack in made:
        stack.destroy(remove=True)


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


def wait_for(fact: Callable[[], bool]) -> None:
    """Waits up to half a minute for `fact`."""
    deadline = time.monotonic() + 30
    while not fact():
        assert time.monotonic() < deadline
        time.sleep(0.2)
