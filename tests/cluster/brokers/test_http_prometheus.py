"""HTTP functions follow the rate of requests that a real Prometheus knows, by the objects that `render` prints."""

import http.client
import json
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpScaling
from pulumi_keda_functions.scaling.http_scaling import requests_a_second

from tests.cluster.brokers.app import MOST_REPLICAS, App
from tests.cluster.brokers.exporter import Exporter, running_exporter
from tests.cluster.rendered_app import rendered_app
from tests.conftest import executables_or_skip
from tools.brokers import Prometheus
from tools.brokers.free_ports import free_ports
from tools.brokers.lifetime import running
from tools.brokers.prometheus import server
from tools.cluster import Cluster

HTTP = {"type": "httpTrigger", "authLevel": "anonymous"}
FOLLOWING: AppArguments = {"http_scaling": HttpScaling.PROMETHEUS, "max_replicas": MOST_REPLICAS, "polling_interval": 1}
LABELLED = {
    "a ServiceMonitor": {"namespace": "ingress-nginx", "service": "metrics"},
    "a PodMonitor": {"namespace": "ingress-nginx"},
    "labels as they are": {},
}
"""Labels that Prometheus gives a target of its own, by what describes the target."""


def deployed(cluster: Cluster, namespace: str, folder: Path, address: str, arguments: AppArguments) -> App:
    """An app of one HTTP function. Returns when KEDA has taken it."""
    settings = {"AzureWebJobsStorage": cluster.azurite_connection_string}
    rendered = rendered_app(
        namespace,
        folder,
        {"show": [HTTP]},
        settings,
        arguments={**FOLLOWING, **arguments},
        prometheus_address=address,
    )
    rendered.apply(cluster)
    cluster.kubectl("wait", "--for=condition=Ready", "scaledobject/app-http", f"-n={namespace}", "--timeout=30s")
    return App(cluster, namespace, "app-http", rendered.triggers)


def test_http_functions_scale_from_one_and_back(
    cluster: Cluster, namespace: str, tmp_path: Path, prometheus: Prometheus, exporter: Exporter
) -> None:
    query: AppArguments = {"prometheus_query": "sum(requests_per_second)"}
    app = deployed(cluster, namespace, tmp_path, prometheus.url, query)
    app.waits_for(replicas=1)
    exporter.requests_per_second = 25
    app.waits_for(replicas=3)
    exporter.requests_per_second = 0
    app.waits_for(replicas=1)


def show(controller: Exporter, namespace: str, requests: int) -> None:
    """What an ingress-nginx tells that has sent so many requests to the app's Service."""
    name = "nginx_ingress_controller_requests"
    labels = f'ingress="app",namespace="{namespace}",service="app-http"'
    controller.further_metrics = f"# TYPE {name} counter\n{name}{{{labels}}} {requests}\n"


@contextmanager
def scraping(folder: Path, port: int, labels: Mapping[str, str]) -> Iterator[str]:
    """The URL of a Prometheus that gives its one target these labels."""
    (own,) = free_ports(1)
    targets = [{"targets": [f"127.0.0.1:{port}"], "labels": dict(labels)}]
    configuration = {
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s"},
        "scrape_configs": [{"job_name": "ingress-nginx", "static_configs": targets}],
    }
    (folder / "prometheus.yml").write_text(yaml.safe_dump(configuration))
    with executables_or_skip(), running(folder, server(folder, own)):
        yield f"http://127.0.0.1:{own}"


def found(url: str, query: str) -> list[float]:
    """The numbers that a query gives."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
    connection.request("GET", f"/api/v1/query?query={urllib.parse.quote(query)}")
    return [float(each["value"][1]) for each in json.load(connection.getresponse())["data"]["result"]]


def eventually(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.2)


@pytest.mark.parametrize("labels", LABELLED.values(), ids=LABELLED.keys())
def test_the_default_query_finds_the_requests_by_any_names_of_the_labels(
    tmp_path: Path, labels: Mapping[str, str]
) -> None:
    query = requests_a_second("app-http", "shop")
    assert isinstance(query, str)
    with running_exporter() as controller, scraping(tmp_path, controller.port, labels) as url:
        show(controller, "shop", 0)
        eventually(lambda: found(url, "nginx_ingress_controller_requests") == [0.0])
        show(controller, "shop", 3000)
        # Over two minutes.
        eventually(lambda: any(20 < rate < 30 for rate in found(url, query)))
        assert found(url, query.replace("app-http", "other-http")) == []


def test_http_functions_scale_by_the_requests_that_ingress_nginx_sends_them(
    cluster: Cluster, namespace: str, tmp_path: Path
) -> None:
    folder = tmp_path / "prometheus"
    folder.mkdir()
    labels = LABELLED["a ServiceMonitor"]
    with running_exporter() as controller, scraping(folder, controller.port, labels) as url:
        show(controller, namespace, 0)
        app = deployed(cluster, namespace, tmp_path, url, {})
        app.waits_for(replicas=1)
        eventually(lambda: found(url, "nginx_ingress_controller_requests") == [0.0])
        show(controller, namespace, 3000)
        app.waits_for(replicas=3)
