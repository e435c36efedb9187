"""The local cluster offers what the other tests stand on: nodes, pods, KEDA, a queue, and nothing beyond loopback."""

import json
from typing import Any

import psutil
import pytest
from azure.storage.queue import QueueClient

from tools.cluster import Cluster, ClusterError, up
from tools.cluster.processes import Processes


def test_every_node_is_ready_and_only_the_virtual_node_is_tainted(cluster: Cluster) -> None:
    cluster.kubectl("wait", "node", "--all", "--for=condition=Ready", "--timeout=10s")
    nodes = json.loads(cluster.kubectl("get", "nodes", "--output=json"))["items"]
    assert {node["metadata"]["name"]: node["spec"].get("taints") for node in nodes} == {
        "vm-node-0": None,
        "vm-node-1": None,
        "virtual-node-aci-linux": [
            {"key": "virtual-kubelet.io/provider", "value": "azure", "effect": "NoSchedule"},
        ],
    }


def test_a_deployment_runs_on_the_virtual_machines(cluster: Cluster, namespace: str) -> None:
    apply(cluster, namespace, deployment(replicas=3))
    wait(cluster, namespace, "deployment/worker", "condition=Available")
    assert nodes_in_use(cluster, namespace) <= {"vm-node-0", "vm-node-1"}


def test_a_deployment_that_tolerates_the_taint_runs_on_the_virtual_node(cluster: Cluster, namespace: str) -> None:
    placement = {
        "nodeSelector": {"kubernetes.io/role": "agent", "type": "virtual-kubelet"},
        "tolerations": [{"key": "virtual-kubelet.io/provider", "operator": "Exists"}],
    }
    apply(cluster, namespace, deployment(replicas=2, placement=placement))
    wait(cluster, namespace, "deployment/worker", "condition=Available")
    assert nodes_in_use(cluster, namespace) == {"virtual-node-aci-linux"}


def test_keda_scales_a_queue_worker_up_from_zero_and_back(cluster: Cluster, namespace: str, queue: QueueClient) -> None:
    settings = {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "storage"},
        "stringData": {"connection": cluster.azurite_connection_string},
    }
    apply(
        cluster,
        namespace,
        settings,
        authentication(),
        deployment(replicas=0),
        scaled_object("worker", str(queue.queue_name)),
    )
    wait(cluster, namespace, "scaledobject/worker", "condition=Ready")
    for number in range(15):
        queue.send_message(f"order {number}")
    wait(cluster, namespace, "deployment/worker", "jsonpath={.status.readyReplicas}=3")
    queue.clear_messages()
    wait(cluster, namespace, "deployment/worker", "jsonpath={.spec.replicas}=0")


def test_kedas_webhook_refuses_a_second_scaled_object_for_a_deployment(cluster: Cluster, namespace: str) -> None:
    apply(cluster, namespace, deployment(replicas=0), scaled_object("first", "orders"))
    with pytest.raises(
        ClusterError, match=r"admission webhook.*denied the request.*already managed by the ScaledObject"
    ):
        apply(cluster, namespace, scaled_object("second", "orders"))


def test_nothing_listens_beyond_loopback(cluster: Cluster) -> None:
    listening = {
        (name, connection.laddr.ip)
        for name, process in Processes(cluster.folder).alive().items()
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    }
    assert {name for name, _ in listening} == Processes(cluster.folder).alive().keys()
    assert {(name, address) for name, address in listening if address != "127.0.0.1"} == set()


def test_starting_a_running_cluster_changes_nothing(cluster: Cluster) -> None:
    before = process_ids(cluster)
    steps: list[str] = []
    assert up(cluster.folder, steps.append) == cluster
    assert steps == ["was already running"]
    assert process_ids(cluster) == before


def process_ids(cluster: Cluster) -> dict[str, int]:
    return {name: process.pid for name, process in Processes(cluster.folder).alive().items()}


def apply(cluster: Cluster, namespace: str, *objects: dict[str, Any]) -> None:
    items = {"apiVersion": "v1", "kind": "List", "items": list(objects)}
    cluster.kubectl("apply", f"--namespace={namespace}", "--filename=-", stdin=json.dumps(items))


def wait(cluster: Cluster, namespace: str, what: str, condition: str) -> None:
    cluster.kubectl("wait", f"--namespace={namespace}", what, f"--for={condition}", "--timeout=60s")


def nodes_in_use(cluster: Cluster, namespace: str) -> set[str]:
    pods = json.loads(cluster.kubectl("get", "pods", f"--namespace={namespace}", "--output=json"))["items"]
    return {pod["spec"]["nodeName"] for pod in pods}


def deployment(replicas: int, placement: dict[str, Any] | None = None) -> dict[str, Any]:
    containers = [{"name": "worker", "image": "example.invalid/worker:1"}]
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "worker"},
        "spec": {
            "replicas": replicas,
            "selector": {"matchLabels": {"app": "worker"}},
            "template": {
                "metadata": {"labels": {"app": "worker"}},
                "spec": {"containers": containers, **(placement or {})},
            },
        },
    }


def scaled_object(name: str, queue: str) -> dict[str, Any]:
    trigger = {
        "type": "azure-queue",
        "metadata": {"queueName": queue, "queueLength": "5"},
        "authenticationRef": {"name": "storage"},
    }
    return {
        "apiVersion": "keda.sh/v1alpha1",
        "kind": "ScaledObject",
        "metadata": {"name": name},
        "spec": {
            "scaleTargetRef": {"name": "worker"},
            "pollingInterval": 1,
            "cooldownPeriod": 1,
            "maxReplicaCount": 3,
            "triggers": [trigger],
        },
    }


def authentication() -> dict[str, Any]:
    return {
        "apiVersion": "keda.sh/v1alpha1",
        "kind": "TriggerAuthentication",
        "metadata": {"name": "storage"},
        "spec": {"secretTargetRef": [{"parameter": "connection", "name": "storage", "key": "connection"}]},
    }
