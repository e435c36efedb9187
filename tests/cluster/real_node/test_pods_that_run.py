"""Pods of an app on a real node: pulled, let in by Pod Security, asked how they are, asked over HTTP."""

import sys

import pytest
from pulumi_keda_functions.pod_arguments import HealthProbes

from tests.cluster.real_node.real_app import RealApp, eventually
from tools.cluster import ClusterError
from tools.cluster.nodes import is_ready
from tools.cluster.pki import REAL_NODE
from tools.real_node import RealNode

ENFORCE = "pod-security.kubernetes.io/enforce"
ASK = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1], timeout=10).read().decode())"


@pytest.fixture
def app(node: RealNode, namespace: str, image: str) -> RealApp:
    node.cluster.kubectl("label", "namespace", namespace, f"{ENFORCE}=restricted")
    return RealApp(node, namespace, image)


def test_the_node_is_ready_beside_the_simulated_ones(node: RealNode) -> None:
    nodes = RealApp(node, "default", "").get("nodes")["items"]
    assert len(nodes) == 4
    assert REAL_NODE in {each["metadata"]["name"] for each in nodes if is_ready(each)}


def test_a_restricted_pod_is_pulled_by_digest_with_the_pull_secret_and_its_probes_are_answered(app: RealApp) -> None:
    app.deploy({"health_probes": HealthProbes.HEALTH, "min_replicas": 1})
    app.kubectl("rollout", "status", "deployment/app-http", "--timeout=60s")
    (pod,) = (each for each in app.pods() if each["metadata"]["name"].startswith("app-http"))
    assert pod["spec"]["nodeName"] == REAL_NODE
    assert pod["status"]["containerStatuses"][0]["imageID"] == app.image
    assert pod["status"]["containerStatuses"][0]["ready"]
    name = pod["metadata"]["name"]
    assert app.kubectl("exec", name, "--", "id", "-u").strip() == "1654"
    with pytest.raises(ClusterError, match="Read-only file system"):
        app.kubectl("exec", name, "--", "touch", "/home/site/wwwroot/x")
    # The group's own function and no other.
    assert "host started: hello\n" in app.kubectl("logs", name)


def test_an_http_function_is_answered_through_its_service(app: RealApp) -> None:
    app.deploy({})
    app.kubectl("rollout", "status", "deployment/app-http", "--timeout=60s")
    (service,) = app.get("services")["items"]
    address = f"http://{service['spec']['clusterIP']}:{service['spec']['ports'][0]['port']}/api/hello/world"
    assert app.node.run(sys.executable, "-c", ASK, address).strip() == "hello world"


def test_a_wrong_pull_secret_is_refused_by_the_registry(node: RealNode, namespace: str, image: str) -> None:
    app = RealApp(node, namespace, image)
    app.deploy({}, password="wrong")

    def reasons() -> set[str]:
        statuses = [status for pod in app.pods() for status in pod["status"].get("containerStatuses", [])]
        return {status["state"].get("waiting", {}).get("message", "") for status in statuses}

    eventually(lambda: any("401 Unauthorized" in reason for reason in reasons()))
