"""Pods as a user chooses them, made by the real engine: what was written is what is there, also at the next `up`."""

import base64
import json
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs
from pulumi_keda_functions.pod_arguments import HealthProbes

from tests.engine.conftest import EngineStack, changes
from tests.unit.sample import IMAGE
from tools.cluster import Cluster

NAMESPACE = "pods"
PASSWORD = "hunter2-of-the-registry"


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    """An app that answers HTTP, with a choice of everything there is for its pods."""
    folder = tmp_path / "app" / "show"
    folder.mkdir(parents=True)
    (folder.parent / "host.json").write_text('{"version": "2.0"}')
    (folder / "function.json").write_text(json.dumps({"bindings": [{"type": "httpTrigger", "direction": "in"}]}))
    monkeypatch.chdir(tmp_path)
    return {
        "project": "app",
        "image": IMAGE,
        "namespace": NAMESPACE,
        "create_namespace": True,
        "min_replicas": 2,
        "restricted": True,
        "health_probes": HealthProbes.HEALTH,
        "cpu_request": "0.25",
        "cpu_limit": "1",
        "memory_limit": "1024Mi",
        "graceful_shutdown_seconds": 120,
        "labels": {"cost-center": "4711"},
        "annotations": {"contoso.com/owner": "the orders team"},
        "pod_labels": {"team": "orders"},
        "pod_annotations": {"contoso.com/on-call": "+41 44 000 00 00"},
        "image_pull_secrets": ["pull"],
        "pod_override": {"hostAliases": [{"ip": "10.0.0.1", "hostnames": ["legacy"]}]},
    }


def test_no_choice_shows_as_a_change_and_no_password_shows_at_all(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs
) -> None:
    def program(password: str = PASSWORD) -> None:
        server = pulumi.Output.from_input("contoso.azurecr.io")
        credentials: FunctionAppArgs = {
            **args,
            "registry_credentials": [{"server": server, "username": "pull", "password": password}],
        }
        FunctionApp("orders", credentials)

    stack.up(program)
    (made,) = json.loads(cluster.kubectl("get", "secrets", "-n", NAMESPACE, "-o", "json"))["items"]
    (pod, *_) = json.loads(cluster.kubectl("get", "pods", "-n", NAMESPACE, "-o", "json"))["items"]
    assert {"name": made["metadata"]["name"]} in pod["spec"]["imagePullSecrets"]
    assert changes(stack.up(program).summary) == {}
    assert changes(stack.refresh().summary) == {}
    assert changes(stack.up(program).summary) == {}
    assert changes(stack.up(lambda: program("swordfish")).summary) == {"replace": 1, "update": 1}
    encoded = base64.b64encode(f"pull:{PASSWORD}".encode()).decode()
    for shown in (stack.state_text(), "\n".join(stack.output)):
        assert PASSWORD not in shown
        assert encoded not in shown
