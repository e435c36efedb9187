"""Where the real scheduler puts the pods of an app."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.placement_arguments import (
    OperatingSystem,
    TolerationOperator,
    VirtualNodes,
    VirtualNodesBackend,
)

from tests.cluster.rendered_app import rendered_app
from tools.cluster import Cluster
from tools.cluster.nodes import VIRTUAL_MACHINES, VIRTUAL_NODE, node

STORAGE = "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0"
FUNCTIONS = {
    "nightly": [{"type": "timerTrigger", "schedule": "0 0 3 * * *"}],
    "show": [{"type": "httpTrigger"}, {"type": "http", "direction": "out"}],
}
VM, VIRTUAL, VIRTUAL_2, WINDOWS = "virtual machine", "virtual node", "virtual node v2", "Windows machine"
OTHER_NODES = {VIRTUAL_2: "virtualnode2-0", WINDOWS: "windows-node-0"}
EVERY_TAINT: AppArguments = {"tolerations": [{"operator": TolerationOperator.EXISTS}]}
ROOM = range(62, 65)
"""How many replicas of 2 cores the virtual machines hold; a few small pods of other tests may be there, too."""


@pytest.fixture
def other_nodes(cluster: Cluster) -> Iterator[None]:
    """A virtual node of the second kind, and a machine that runs Windows."""
    taint = {"key": "virtual-kubelet.io/provider", "value": "azure", "effect": "NoSchedule"}
    capacity = {"cpu": "64", "memory": "256Gi", "pods": "200"}
    second = {**node(OTHER_NODES[VIRTUAL_2], "vm", capacity), "spec": {"taints": [taint]}}
    second["metadata"]["labels"]["virtualization"] = "virtualnode2"
    windows = node(OTHER_NODES[WINDOWS], "vm", capacity)
    windows["metadata"]["labels"]["kubernetes.io/os"] = "windows"
    cluster.kubectl("apply", "--filename=-", stdin=yaml.safe_dump_all([second, windows]))
    cluster.kubectl("wait", "--for=condition=Ready", "node", *OTHER_NODES.values(), "--timeout=30s")
    yield
    cluster.kubectl("delete", "node", *OTHER_NODES.values())


def kinds_of_nodes(cluster: Cluster, namespace: str, group: str) -> list[str]:
    """What each pod of a group runs on."""
    listed = json.loads(
        cluster.kubectl("get", "pods", "-n", namespace, "-l", f"app.kubernetes.io/component={group}", "-o", "json")
    )
    kinds = dict.fromkeys(VIRTUAL_MACHINES, VM) | {VIRTUAL_NODE: VIRTUAL} | {name: k for k, name in OTHER_NODES.items()}
    return [kinds[pod["spec"]["nodeName"]] for pod in listed["items"]]


@pytest.mark.usefixtures("other_nodes")
@pytest.mark.parametrize(
    ("arguments", "resident", "http"),
    [
        pytest.param({}, VM, VM, id="never, unless asked for"),
        pytest.param(EVERY_TAINT, VM, VM, id="never, though every taint is tolerated"),
        pytest.param({"virtual_nodes": VirtualNodes.PREFER}, VM, VM, id="preferred, with room on virtual machines"),
        pytest.param({"virtual_nodes": VirtualNodes.REQUIRE}, VIRTUAL, VM, id="required, but not for HTTP"),
        pytest.param(
            {"groups": {"http": {"virtual_nodes": VirtualNodes.REQUIRE}}}, VM, VIRTUAL, id="required for one group"
        ),
        pytest.param(
            {"virtual_nodes": VirtualNodes.REQUIRE, "virtual_nodes_backend": VirtualNodesBackend.V2_HELM},
            VIRTUAL_2,
            VM,
            id="required, of the second kind",
        ),
        pytest.param({"operating_system": OperatingSystem.WINDOWS}, WINDOWS, WINDOWS, id="windows"),
        pytest.param(
            {"node_selector": {"kubernetes.io/hostname": VIRTUAL_NODE}, "virtual_nodes": VirtualNodes.REQUIRE}
            | {"groups": {"http": {"node_selector": {"kubernetes.io/role": "agent"}}}},
            VIRTUAL,
            VM,
            id="labels, for one group others",
        ),
        pytest.param(
            {
                "virtual_nodes": VirtualNodes.REQUIRE,
                "virtual_nodes_backend": VirtualNodesBackend.V2_HELM,
                "affinity": {
                    "podAntiAffinity": {
                        "requiredDuringSchedulingIgnoredDuringExecution": [
                            {"labelSelector": {}, "topologyKey": "kubernetes.io/hostname", "namespaceSelector": {}}
                        ]
                    }
                },
                "groups": {"http": {"affinity": {}}},
            },
            VIRTUAL_2,
            VM,
            id="rules for pods beside",
        ),
    ],
)
def test_pods_run_where_they_should(
    cluster: Cluster, namespace: str, tmp_path: Path, arguments: AppArguments, resident: str, http: str
) -> None:
    app = rendered_app(namespace, tmp_path, FUNCTIONS, {"AzureWebJobsStorage": STORAGE}, arguments=arguments)
    app.apply(cluster)
    for name in app.named("Deployment"):
        cluster.kubectl("rollout", "status", f"deployment/{name}", "-n", namespace, "--timeout=30s")
    assert kinds_of_nodes(cluster, namespace, "resident") == [resident]
    assert kinds_of_nodes(cluster, namespace, "http") == [http]


def test_virtual_machines_fill_up_first(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    arguments: AppArguments = {"virtual_nodes": VirtualNodes.PREFER, "cpu_request": "2"}
    timer = {"nightly": FUNCTIONS["nightly"]}
    app = rendered_app(namespace, tmp_path, timer, {"AzureWebJobsStorage": STORAGE}, arguments=arguments)
    app.apply(cluster)
    scale(cluster, namespace, 58)
    assert kinds_of_nodes(cluster, namespace, "resident") == [VM] * 58
    scale(cluster, namespace, 80)
    on_machines = kinds_of_nodes(cluster, namespace, "resident").count(VM)
    assert on_machines in ROOM
    assert kinds_of_nodes(cluster, namespace, "resident").count(VIRTUAL) == 80 - on_machines


def scale(cluster: Cluster, namespace: str, replicas: int) -> None:
    """Has this many pods run."""
    cluster.kubectl("scale", "deployment/app-resident", f"--replicas={replicas}", "-n", namespace)
    cluster.kubectl("rollout", "status", "deployment/app-resident", "-n", namespace, "--timeout=60s")
