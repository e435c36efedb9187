"""Ways in from outside, made by the real engine: the address that is told is the one that there is."""

import json
import threading
import time
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling

from tests.engine.conftest import EngineStack, Program, changes
from tests.unit.sample import IMAGE
from tools.cluster import Cluster, ClusterError

NAMESPACE = "ways-in"
INTERNAL = {"service.beta.kubernetes.io/azure-load-balancer-internal": "true"}
ADDRESS = {"status": {"loadBalancer": {"ingress": [{"ip": "10.1.2.3"}]}}}


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    """An app that answers HTTP."""
    folder = tmp_path / "app" / "show"
    folder.mkdir(parents=True)
    (folder.parent / "host.json").write_text('{"version": "2.0"}')
    (folder / "function.json").write_text(json.dumps({"bindings": [{"type": "httpTrigger", "direction": "in"}]}))
    monkeypatch.chdir(tmp_path)
    return {"project": "app", "image": IMAGE, "namespace": NAMESPACE, "create_namespace": True}


def program(args: FunctionAppArgs) -> Program:
    def run() -> None:
        app = FunctionApp("orders", args)
        pulumi.export("url", app.url)
        pulumi.export("function_urls", app.function_urls)

    return run


def give_an_address(cluster: Cluster) -> None:
    """As a cloud does to a Service with a load balancer, some time after it was made."""
    command = ("patch", "service/orders-http", f"-n={NAMESPACE}", "--subresource=status", "--type=merge")
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            cluster.kubectl(*command, f"--patch={json.dumps(ADDRESS)}")
        except ClusterError:
            time.sleep(0.2)
        else:
            return


def test_the_url_follows_from_a_load_balancer_to_an_ingress(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs
) -> None:
    balanced: FunctionAppArgs = {
        **args,
        "http_exposure": HttpExposure.LOAD_BALANCER,
        "service_annotations": INTERNAL,
    }
    cloud = threading.Thread(target=give_an_address, args=(cluster,))
    cloud.start()
    made = stack.up(program(balanced))
    cloud.join()
    assert made.outputs["url"].value == "http://10.1.2.3"
    assert made.outputs["function_urls"].value == {"show": "http://10.1.2.3/api/show"}
    assert changes(stack.up(program(balanced)).summary) == {}

    routed: FunctionAppArgs = {
        **args,
        "http_exposure": HttpExposure.INGRESS,
        "hosts": ["orders.contoso.com"],
        "tls_secret": "orders-tls",
        "ingress_annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
    }
    # No controller tells an address of the Ingress here, and none is waited for.
    made = stack.up(program(routed))
    assert made.outputs["url"].value == "https://orders.contoso.com"
    assert changes(stack.up(program(routed)).summary) == {}


def test_the_address_of_a_prometheus_may_be_known_at_up_only(
    stack: EngineStack, cluster: Cluster, args: FunctionAppArgs
) -> None:
    def run() -> None:
        following: FunctionAppArgs = {
            **args,
            "http_scaling": HttpScaling.PROMETHEUS,
            "prometheus_address": pulumi.Output.from_input("http://127.0.0.1:9"),
            "wait_for_scaling": 0,
        }
        FunctionApp("orders", following)

    stack.up(run)
    about = ("get", "scaledobject/orders-http", f"-n={NAMESPACE}", "--output=json")
    (trigger,) = json.loads(cluster.kubectl(*about))["spec"]["triggers"]
    assert trigger["metadata"]["serverAddress"] == "http://127.0.0.1:9"
    assert changes(stack.up(run).summary) == {}
