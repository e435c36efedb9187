from pathlib import Path

from pulumi_keda_functions.app_arguments import AddedTrigger

from tests.cluster.brokers.app import deploy
from tests.cluster.brokers.exporter import Exporter
from tools.brokers import Prometheus
from tools.cluster import Cluster

TRIGGER = {"type": "httpTrigger", "authLevel": "anonymous"}


def test_an_http_function_scales_from_one_and_back_by_a_query_of_the_users(
    cluster: Cluster, namespace: str, tmp_path: Path, prometheus: Prometheus, exporter: Exporter
) -> None:
    metadata = {"serverAddress": "%Metrics%", "query": "sum(requests_per_second)", "threshold": 10}
    requests: AddedTrigger = {"type": "prometheus", "metadata": metadata}
    app = deploy(cluster, namespace, tmp_path, TRIGGER, {"Metrics": prometheus.url}, triggers=[requests])
    app.waits_for(replicas=1)
    exporter.requests_per_second = 25
    app.waits_for(replicas=3)
    exporter.requests_per_second = 0
    app.waits_for(replicas=1)
