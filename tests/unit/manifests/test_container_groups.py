from typing import Any

import pytest
from pulumi_keda_functions.placement_arguments import VirtualNodes, VirtualNodesBackend

from tests.unit.manifests.pods import declared, pod_of
from tests.unit.sample import QUEUE


@pytest.mark.parametrize(
    ("chosen", "resources"),
    [
        pytest.param({}, {"requests": {"cpu": "1", "memory": "1Gi"}}, id="at least the smallest group"),
        pytest.param(
            {"cpu_request": "500m", "memory_request": "900M"},
            {"requests": {"cpu": "1", "memory": "1Gi"}},
            id="less is too little",
        ),
        pytest.param(
            {"cpu_request": "1500m", "memory_request": "3G"},
            {"requests": {"cpu": "1500m", "memory": "3G"}},
            id="more is enough",
        ),
        pytest.param(
            {"cpu_request": "1", "cpu_limit": "2", "memory_limit": "2Gi"},
            {"requests": {"cpu": "2", "memory": "2Gi"}, "limits": {"cpu": "2", "memory": "2Gi"}},
            id="limits are requested",
        ),
        pytest.param(
            {"cpu_limit": "500m"},
            {"requests": {"cpu": "1", "memory": "1Gi"}, "limits": {"cpu": "1"}},
            id="limits below the smallest group grow with it",
        ),
    ],
)
@pytest.mark.parametrize("backend", VirtualNodesBackend)
@pytest.mark.parametrize("wanted", [VirtualNodes.PREFER, VirtualNodes.REQUIRE])
def test_pods_request_all_that_they_may_use(
    wanted: VirtualNodes, backend: VirtualNodesBackend, chosen: dict[str, Any], resources: dict[str, Any]
) -> None:
    app = declared(QUEUE, virtual_nodes=wanted, virtual_nodes_backend=backend, **chosen)
    assert pod_of(app, "events")["containers"][0]["resources"] == resources


def test_the_users_own_words_come_after() -> None:
    override = {"containers": [{"name": "functions", "resources": {"requests": {"cpu": "2"}}}]}
    app = declared(QUEUE, virtual_nodes=VirtualNodes.REQUIRE, pod_override=override)
    assert pod_of(app, "events")["containers"][0]["resources"] == {"requests": {"cpu": "2", "memory": "1Gi"}}


def test_elsewhere_pods_are_as_they_were() -> None:
    app = declared(QUEUE, cpu_request="200m", cpu_limit="2")
    assert pod_of(app, "events")["containers"][0]["resources"] == {
        "requests": {"cpu": "200m", "memory": "256Mi"},
        "limits": {"cpu": "2"},
    }
