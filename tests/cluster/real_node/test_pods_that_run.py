"""Pods of an app on a real node: pulled, let in by Pod Security, asked how they are, asked over HTTP."""

import json
import sys

import pytest
from pulumi_keda_functions.pod_arguments import HealthProbes

from tests.cluster.real_node.real_app import RealApp
from tools.cluster import ClusterError
from tools.cluster.nodes import is_ready
from tools.cluster.pki import REAL_NODE
from tools.real_node import RealNode

ENFORCE = "pod-security.kubernetes.io/enforce"
ASK = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1], timeout=10).read().decode())"


def test_the_node_is_ready_beside_the_simulated_ones(node: RealNode) -> None:
    nodes = json.loads(node.cluster.kubectl("get", "nodes", "--output=json"))["items"]
    assert len(nodes) == 4
    assert REAL_NODE in {each["metadata"]["name"] for each in nodes if is_ready(each)}


def test_a_restricted_pod_is_pulled_by_digest_with_the_pull_secret_and_its_probes_are_answered(app: RealApp) -> None:
    app.kubectl("label", "namespace", app.namespace, f"{ENFORCE}=restricted")
    image = app.deploy({"health_probes": HealthProbes.HEALTH, "min_replicas": 1}).outputs["image"].value
    (pod,) = app.pods("http")
    assert pod["spec"]["nodeName"] == REAL_NODE
    assert image.startswith(f"{app.node.registry}/app:latest@sha256:")
    assert pod["status"]["containerStatuses"][0]["imageID"] == image.replace(":latest@", "@")
    assert pod["status"]["containerStatuses"][0]["ready"]
    name = pod["metadata"]["name"]
    assert app.kubectl("exec", name, "--", "id", "-u").strip() == "1654"
    with pytest.raises(ClusterError, match="Read-only file system"):
        app.kubectl("exec", name, "--", "touch", "/home/site/wwwroot/x")
    # The group's own function and no other.
    assert "host started: hello\n" in app.kubectl("logs", name)


def test_an_http_function_is_answered_through_its_service(app: RealApp) -> None:
    app.deploy()
    (service,) = app.get("services")["items"]
    address = f"http://{service['spec']['clusterIP']}:{service['spec']['ports'][0]['port']}/api/hello/world"
    assert app.node.run(sys.executable, "-c", ASK, address).strip() == "hello world"
