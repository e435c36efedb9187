from typing import Any

import pytest
from pulumi_keda_functions.placement_arguments import VirtualNodes, VirtualNodesBackend

from tests.unit.manifests.pods import declared
from tests.unit.sample import HTTP, QUEUE, TIMER, messages

REQUIRE, PREFER = VirtualNodes.REQUIRE, VirtualNodes.PREFER
QUICK = {"scaleDown": {"stabilizationWindowSeconds": 0}}


def at_once(replicas: int, cores: int) -> str:
    return (
        f"max_replicas: up to {replicas} replicas on virtual nodes, {cores} cores: Azure's default is 100 container "
        "groups and 100 cores in a region, and 100 new groups in five minutes: "
        "lower max_replicas, or have Azure raise the quota"
    )


def hourly(created: int) -> str:
    return (
        f"max_replicas: work that comes and goes can make {created} container groups an hour: the default is 300: "
        "lower max_replicas, or raise cooldown_period and the stabilizationWindowSeconds of `behavior`"
    )


@pytest.mark.parametrize("backend", VirtualNodesBackend)
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param({"virtual_nodes": REQUIRE}, [], id="the default maximum"),
        pytest.param(
            {"virtual_nodes": PREFER, "max_replicas": 99}, [], id="within the quota, with the timer's replica"
        ),
        pytest.param({"virtual_nodes": PREFER, "max_replicas": 100}, [at_once(101, 101)], id="beyond it"),
        pytest.param({"max_replicas": 500}, [], id="not on virtual nodes"),
        pytest.param(
            {"virtual_nodes": PREFER, "max_replicas": 30, "cpu_request": "3500m"},
            [at_once(31, 109)],
            id="few replicas of many cores",
        ),
        pytest.param({"virtual_nodes": REQUIRE, "max_replicas": 25}, [], id="as many as may be made in an hour"),
        pytest.param({"virtual_nodes": REQUIRE, "max_replicas": 26}, [hourly(312)], id="more than that"),
        pytest.param({"virtual_nodes": REQUIRE, "max_replicas": 26, "min_replicas": 2}, [], id="of which some stay"),
        pytest.param({"virtual_nodes": REQUIRE, "cooldown_period": 15}, [hourly(348)], id="a last one that hurries"),
        pytest.param(
            {"virtual_nodes": REQUIRE, "groups": {"events": {"behavior": QUICK}}},
            [hourly(2172)],
            id="all of them hurry",
        ),
    ],
)
def test_a_maximum_beyond_azures_defaults_is_told(
    arguments: dict[str, Any], told: list[str], backend: VirtualNodesBackend
) -> None:
    app = declared(QUEUE, TIMER, HTTP, image="orders@sha256:" + "0" * 64, virtual_nodes_backend=backend, **arguments)
    assert messages(app.warnings) == told
