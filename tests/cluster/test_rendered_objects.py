"""What `render` prints, as a real API server, KEDA's webhooks and its operator take it."""

from pathlib import Path

import pytest

from tests.cluster.rendered_app import rendered_app
from tools.cluster import Cluster

BUS = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=manage;SharedAccessKey=c2VjcmV0"
Bindings = list[dict[str, object]]

QUEUE: Bindings = [{"type": "queueTrigger", "queueName": "orders"}]
OTHER_QUEUE: Bindings = [{"type": "queueTrigger", "queueName": "%Name%", "connection": "Other"}]
BUS_QUEUE: Bindings = [{"type": "serviceBusTrigger", "queueName": "orders", "connection": "Bus"}]
BUS_TOPIC: Bindings = [
    {"type": "serviceBusTrigger", "topicName": "t", "subscriptionName": "s", "connection": "Bus", "cardinality": "many"}
]
HTTP: Bindings = [{"type": "httpTrigger"}, {"type": "http", "direction": "out", "name": "$return"}]
TIMER: Bindings = [{"type": "timerTrigger", "schedule": "0 0 3 * * *"}]
ORCHESTRATOR: Bindings = [{"type": "orchestrationTrigger"}]
STARTER: Bindings = [*QUEUE, {"type": "durableClient"}]


@pytest.mark.parametrize(
    ("functions", "settings"),
    [
        pytest.param({"process": QUEUE}, {}, id="a storage queue"),
        pytest.param({"process": OTHER_QUEUE}, {"Other__accountName": "contoso"}, id="by identity"),
        pytest.param({"process": BUS_QUEUE}, {"Bus": BUS}, id="a Service Bus queue"),
        pytest.param({"process": BUS_TOPIC}, {"AzureWebJobsBus": BUS}, id="a Service Bus topic"),
        pytest.param(
            {"process": BUS_TOPIC},
            {"Bus__fullyQualifiedNamespace": "contoso.servicebus.windows.net", "Bus__clientId": "c1"},
            id="a Service Bus topic by an identity of its own",
        ),
        pytest.param(
            {"first": QUEUE, "second": OTHER_QUEUE, "third": BUS_QUEUE, "show": HTTP, "nightly": TIMER},
            {"Other": "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0", "Bus": BUS},
            id="an app with everything",
        ),
        pytest.param({"orchestrate": ORCHESTRATOR, "start": STARTER}, {}, id="a durable app that a queue starts"),
    ],
)
def test_keda_reports_ready(
    cluster: Cluster, namespace: str, tmp_path: Path, functions: dict[str, Bindings], settings: dict[str, str]
) -> None:
    given = {"AzureWebJobsStorage": cluster.azurite_connection_string, "Name": "others"} | settings
    app = rendered_app(namespace, tmp_path, functions, given)
    app.apply(cluster)
    for name in app.named("ScaledObject"):
        cluster.kubectl("wait", "--for=condition=Ready", f"scaledobject/{name}", "-n", namespace, "--timeout=20s")
    for name in app.named("Deployment"):
        cluster.kubectl("wait", "--for=create", f"deployment/{name}", "-n", namespace, "--timeout=5s")
