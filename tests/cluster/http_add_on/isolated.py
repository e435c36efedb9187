"""HTTP and queues through the real HTTP add-on, in a network of its own: run by `test_http_add_on.py`."""

import http.client
import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from azure.storage.queue import QueueClient
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling

from tests.cluster.http_add_on.add_on import PROXY, running_add_on
from tests.cluster.http_add_on.answering_pods import answering_pods
from tests.cluster.rendered_app import rendered_app
from tools.cluster import Cluster

HOST = "orders.contoso.com"
AT_ONCE = {
    "scaleUp": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Pods", "value": 100, "periodSeconds": 1}]},
    "scaleDown": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Percent", "value": 100, "periodSeconds": 1}]},
}
CHOSEN: AppArguments = {
    "http_scaling": HttpScaling.HTTP_ADD_ON,
    "http_exposure": HttpExposure.INGRESS,
    "hosts": [HOST],
    "http_concurrency": 5,
    "polling_interval": 1,
    "cooldown_period": 2,
    "groups": {"all": {"functions": ["show", "process"], "behavior": AT_ONCE}},
}


@pytest.fixture(scope="session")
def add_on(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with answering_pods() as pods, running_add_on(cluster, tmp_path_factory.mktemp("add-on"), pods):
        yield


@pytest.mark.usefixtures("add_on")
def test_one_group_scales_from_zero_on_requests_and_on_messages(
    cluster: Cluster, namespace: str, tmp_path: Path, queue: QueueClient
) -> None:
    bindings: Mapping[str, list[dict[str, object]]] = {
        "show": [{"type": "httpTrigger"}],
        "process": [{"type": "queueTrigger", "queueName": queue.queue_name}],
    }
    settings = {"AzureWebJobsStorage": cluster.azurite_connection_string}
    rendered_app(namespace, tmp_path, bindings, settings, arguments=CHOSEN).apply(cluster)
    cluster.kubectl("wait", "--for=condition=Ready", "scaledobject/app-all", f"-n={namespace}", "--timeout=60s")

    def replicas() -> int:
        found = json.loads(cluster.kubectl("get", "deployment/app-all", f"-n={namespace}", "--output=json"))
        return int(found["status"].get("replicas", 0))

    eventually(lambda: replicas() == 0)
    with ThreadPoolExecutor(30) as callers:
        calls = [callers.submit(call, f"/api/show?n={number}") for number in range(30)]
        eventually(lambda: replicas() > 1)
        answers = [each.result() for each in calls]
    # All were held and answered, each once and with its own answer.
    assert answers == [(200, f"http://{HOST}/api/show?n={number}") for number in range(30)]
    eventually(lambda: replicas() == 0)

    for number in range(60):
        queue.send_message(str(number))
    eventually(lambda: replicas() > 1)
    queue.clear_messages()
    eventually(lambda: replicas() == 0)


def call(path: str) -> tuple[int, str]:
    """Status and text of what the interceptor answers, as an Ingress would ask it."""
    connection = http.client.HTTPConnection("127.0.0.1", PROXY, timeout=60)
    connection.request("GET", path, headers={"Host": HOST})
    response = connection.getresponse()
    return response.status, response.read().decode()


def eventually(holds: Callable[[], bool], seconds: float = 90) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.1)
