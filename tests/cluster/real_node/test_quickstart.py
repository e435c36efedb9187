"""The quickstart's own code on a real node, in an image built from its generated Dockerfile."""

import json

import pytest
from azure.storage.blob import ContainerClient
from azure.storage.queue import QueueClient, TextBase64EncodePolicy
from pulumi_keda_functions.images.dockerfiles import generated_dockerfile
from pulumi_keda_functions.manifests import AppOptions
from pulumi_keda_functions.projects import read_project

from tests.cluster.real_node.real_app import eventually
from tests.cluster.rendered_app import rendered_project
from tools.cluster import ClusterError
from tools.executables.folders import CLONE
from tools.real_node import RealNode
from tools.real_node.dockerfile_build import build

PROJECT = CLONE / "examples" / "quickstart" / "app"
ORDERS = 100


@pytest.fixture(scope="module")
def image(node: RealNode) -> str:
    return build(node.images, "orders", "1", PROJECT, generated_dockerfile(read_project(PROJECT)))


def test_every_order_gets_its_invoice_by_pods_that_the_kubelet_itself_signs_in_for(
    node: RealNode, namespace: str, image: str
) -> None:
    assert image.startswith(node.layout.attached_registry)
    storage = node.cluster.azurite_connection_string
    orders = QueueClient.from_connection_string(storage, "orders", message_encode_policy=TextBase64EncodePolicy())
    orders.create_queue()
    options = AppOptions("orders", image, namespace, {"polling_interval": 1, "cooldown_period": 2})
    rendered_project(PROJECT, {"AzureWebJobsStorage": node.storage_for_pods}, options).apply(node.cluster)
    for number in range(ORDERS):
        order = {"id": f"order-{number}", "lines": [{"article": "tea", "quantity": number, "price": 2}]}
        orders.send_message(json.dumps(order))
    invoices = ContainerClient.from_connection_string(storage, "invoices")
    eventually(lambda: invoices.exists() and len(list(invoices.list_blob_names())) == ORDERS, seconds=120)
    totals = {json.loads(invoices.download_blob(f"order-{number}.json").readall())["total"] for number in range(ORDERS)}
    assert totals == {2 * number for number in range(ORDERS)}
    pods = json.loads(node.cluster.kubectl("get", "pods", f"--namespace={namespace}", "--output=json"))["items"]
    assert {status["imageID"] for pod in pods for status in pod["status"].get("containerStatuses", [])} <= {image}


def test_a_dockerfile_that_fails_says_at_which_step(node: RealNode) -> None:
    broken = generated_dockerfile(read_project(PROJECT)) + "RUN echo no such thing >&2; exit 3\n"
    with pytest.raises(ClusterError, match="no such thing"):
        build(node.images, "broken", "1", PROJECT, broken)
