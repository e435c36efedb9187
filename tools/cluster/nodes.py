"""Simulated nodes: kwok plays their kubelets, so that pods are scheduled, become ready and end, and run no code.

Two are virtual machines; one is the virtual node of AKS with the label and the taint that its connector sets
(https://learn.microsoft.com/azure/aks/virtual-nodes-cli).
"""

from http import HTTPStatus
from pathlib import Path
from typing import Any

from .layout import Layout
from .probes import api_object, http_status
from .processes import Program

VIRTUAL_NODE = "virtual-node-aci-linux"
VIRTUAL_MACHINES = ("vm-node-0", "vm-node-1")

SIMULATED = ("kwok.x-k8s.io/node", "fake")
"""The annotation of the nodes that kwok looks after."""

STAGES = (
    "node/fast/node-initialize.yaml",
    "node/heartbeat-with-lease/node-heartbeat-with-lease.yaml",
    "pod/fast/pod-ready.yaml",
    "pod/fast/pod-complete.yaml",
    "pod/fast/pod-delete.yaml",
)
"""How nodes and pods behave, of those that kwok ships: ready at once, Jobs complete at once, deleted at once."""


def kwok(layout: Layout) -> Program:
    """The simulator. Ready when every node is."""
    port = layout.ports.kwok
    annotation = "=".join(SIMULATED)
    return Program(
        name="kwok",
        arguments=(
            f"--config={layout.stages}",
            f"--kubeconfig={layout.kubeconfig}",
            "--manage-all-nodes=false",
            f"--manage-nodes-with-annotation-selector={annotation}",
            "--node-lease-duration-seconds=40",
            "--node-ip=127.0.0.1",
            "--cidr=10.1.0.0/16",
            f"--server-address=127.0.0.1:{port}",
        ),
        ports=(port,),
        is_ready=lambda: http_status(port, "/healthz") == HTTPStatus.OK and all_ready(layout),
    )


def write_stages(layout: Layout, source: Path) -> None:
    """One file of the stages, taken from the folder `source` of kwok's module."""
    texts = [(source / "kustomize" / "stage" / stage).read_text() for stage in STAGES]
    layout.stages.write_text("---\n".join(texts))


def all_ready(layout: Layout) -> bool:
    """Whether every node is there and reports Ready."""
    nodes = api_object(layout, "/api/v1/nodes") or {"items": []}
    return {*VIRTUAL_MACHINES, VIRTUAL_NODE} <= {node["metadata"]["name"] for node in nodes["items"] if is_ready(node)}


def is_ready(node: dict[str, Any]) -> bool:
    """Whether a Node object has the condition Ready."""
    conditions = node["status"].get("conditions", [])
    return any(condition["type"] == "Ready" and condition["status"] == "True" for condition in conditions)


def objects() -> list[dict[str, Any]]:
    """The Node objects."""
    taint = {"key": "virtual-kubelet.io/provider", "value": "azure", "effect": "NoSchedule"}
    machines = [
        node(name, "virtual-machine", {"cpu": "64", "memory": "256Gi", "pods": "500"}) for name in VIRTUAL_MACHINES
    ]
    virtual = node(VIRTUAL_NODE, "virtual-kubelet", {"cpu": "10k", "memory": "4Ti", "pods": "5k"})
    return [*machines, virtual | {"spec": {"taints": [taint]}}]


def node(name: str, kind: str, capacity: dict[str, str]) -> dict[str, Any]:
    """A simulated Linux node with the labels that AKS gives its nodes."""
    key, value = SIMULATED
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "annotations": {key: value},
            "labels": {
                "kubernetes.io/arch": "amd64",
                "kubernetes.io/os": "linux",
                "kubernetes.io/hostname": name,
                "kubernetes.io/role": "agent",
                "type": kind,
            },
        },
        "status": {"allocatable": capacity, "capacity": capacity},
    }
