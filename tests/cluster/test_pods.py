"""Pods as a user chooses them, admitted by a real API server with Pod Security and scheduled by a real scheduler."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.pod_arguments import HealthProbes

from tests.cluster.rendered_app import Bindings, RenderedApp, rendered_app
from tools.cluster import Cluster

ENFORCE = "pod-security.kubernetes.io/enforce"
HTTP: Bindings = [{"type": "httpTrigger"}, {"type": "http", "direction": "out", "name": "$return"}]
TIMER: Bindings = [{"type": "timerTrigger", "schedule": "0 0 3 * * *"}]
FUNCTIONS = {"show": HTTP, "nightly": TIMER}
"""A group that may have several replicas, and one that has one; none that KEDA takes to zero."""


@pytest.fixture
def restricted_namespace(cluster: Cluster, namespace: str) -> str:
    """A namespace that takes pods at level restricted alone."""
    cluster.kubectl("label", "namespace", namespace, f"{ENFORCE}=restricted")
    return namespace


def applied(cluster: Cluster, namespace: str, folder: Path, arguments: AppArguments) -> RenderedApp:
    """An app of two Deployments in the cluster."""
    settings = {"AzureWebJobsStorage": cluster.azurite_connection_string}
    app = rendered_app(namespace, folder, FUNCTIONS, settings, arguments=arguments)
    app.apply(cluster)
    return app


def pods(cluster: Cluster, namespace: str, app: RenderedApp) -> list[dict[str, Any]]:
    """All pods of an app, as soon as they are ready."""
    for name in app.named("Deployment"):
        cluster.kubectl("rollout", "status", f"deployment/{name}", "-n", namespace, "--timeout=30s")
    found: list[dict[str, Any]] = json.loads(cluster.kubectl("get", "pods", "-n", namespace, "-o", "json"))["items"]
    return found


@pytest.mark.parametrize("probes", list(HealthProbes))
@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param({}, id="alone"),
        pytest.param({"cpu_limit": "1", "memory_limit": "512Mi", "graceful_shutdown_seconds": 600}, id="with limits"),
        pytest.param({"min_replicas": 3, "groups": {"http": {"cpu_request": "250m"}}}, id="with several replicas"),
        pytest.param(
            {
                "labels": {"cost-center": "4711"},
                "annotations": {"contoso.com/owner": "the orders team"},
                "pod_labels": {"team": "orders"},
                "pod_annotations": {"contoso.com/on-call": "+41 44 000 00 00"},
                "image_pull_secrets": ["pull"],
                "pod_override": {
                    "hostAliases": [{"ip": "10.0.0.1", "hostnames": ["legacy"]}],
                    "containers": [
                        {
                            "name": "functions",
                            "command": ["/azure-functions-host/Microsoft.Azure.WebJobs.Script.WebHost"],
                            "volumeMounts": [{"name": "cache", "mountPath": "/cache"}],
                        }
                    ],
                    "volumes": [{"name": "cache", "emptyDir": {"sizeLimit": "1Gi"}}],
                },
            },
            id="with words of the user's own",
        ),
    ],
)
def test_restricted_pods_run_where_no_others_may(
    cluster: Cluster, restricted_namespace: str, tmp_path: Path, chosen: AppArguments, probes: HealthProbes
) -> None:
    arguments: AppArguments = {**chosen, "restricted": True, "health_probes": probes}
    app = applied(cluster, restricted_namespace, tmp_path, arguments)
    running = pods(cluster, restricted_namespace, app)
    assert len(running) == 1 + max(chosen.get("min_replicas", 1), 1)
    assert all(pod["spec"]["nodeName"].startswith("vm-node-") for pod in running)


def test_other_pods_are_refused_there_and_run_at_the_levels_below(
    cluster: Cluster, restricted_namespace: str, tmp_path: Path
) -> None:
    app = applied(cluster, restricted_namespace, tmp_path, {})
    failing = "jsonpath={.status.conditions[?(@.type=='ReplicaFailure')].reason}=FailedCreate"
    for name in app.named("Deployment"):
        cluster.kubectl("wait", f"--for={failing}", f"deployment/{name}", "-n", restricted_namespace, "--timeout=15s")
    cluster.kubectl("label", "--overwrite", "namespace", restricted_namespace, f"{ENFORCE}=baseline")
    cluster.kubectl("delete", "replicasets", "--all", "-n", restricted_namespace)
    assert len(pods(cluster, restricted_namespace, app)) == 2


def test_a_drain_may_take_one_of_three_replicas(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    app = applied(cluster, namespace, tmp_path, {"min_replicas": 3})
    pods(cluster, namespace, app)
    (budget,) = app.named("PodDisruptionBudget")
    allowed = "jsonpath={.status.disruptionsAllowed}=1"
    cluster.kubectl("wait", f"--for={allowed}", f"pdb/{budget}", "-n", namespace, "--timeout=15s")


def test_replicas_of_a_group_that_answers_lie_on_both_machines(
    cluster: Cluster, namespace: str, tmp_path: Path
) -> None:
    running = pods(cluster, namespace, applied(cluster, namespace, tmp_path, {"min_replicas": 4}))
    nodes = [pod["spec"]["nodeName"] for pod in running if "-http-" in pod["metadata"]["name"]]
    assert sorted(nodes.count(node) for node in set(nodes)) == [2, 2]


def test_pods_have_the_priority_that_their_class_gives(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    priority = {
        "apiVersion": "scheduling.k8s.io/v1",
        "kind": "PriorityClass",
        "metadata": {"name": namespace},
        "value": 4711,
    }
    cluster.kubectl("apply", "--server-side", "-f", "-", stdin=yaml.safe_dump(priority))
    try:
        app = applied(cluster, namespace, tmp_path, {"priority_class_name": namespace})
        assert {pod["spec"]["priority"] for pod in pods(cluster, namespace, app)} == {4711}
    finally:
        cluster.kubectl("delete", "priorityclass", namespace)
