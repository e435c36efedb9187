"""What `render` prints, as a real API server, KEDA's webhooks and its operator take it."""

import json
from pathlib import Path

import pytest
import yaml
from pulumi_keda_functions.manifests import AppOptions, declare, resolved
from pulumi_keda_functions.projects import read_project
from pulumi_keda_functions.scaling import AppSettings, Bounds

from tests.unit.sample import IMAGE
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
    names = rendered(cluster, namespace, tmp_path, functions, given)
    for name in names["ScaledObject"]:
        cluster.kubectl("wait", "--for=condition=Ready", f"scaledobject/{name}", "-n", namespace, "--timeout=20s")
    for name in names["Deployment"]:
        cluster.kubectl("wait", "--for=create", f"deployment/{name}", "-n", namespace, "--timeout=5s")


def rendered(
    cluster: Cluster, namespace: str, folder: Path, functions: dict[str, Bindings], settings: dict[str, str]
) -> dict[str, list[str]]:
    """Applies the objects of an app. Gives their names by kind."""
    (folder / "host.json").write_text('{"version": "2.0"}')
    for name, bindings in functions.items():
        (folder / name).mkdir()
        written = {"scriptFile": "main.py", "bindings": [{"name": "x", "direction": "in"} | each for each in bindings]}
        (folder / name / "function.json").write_text(json.dumps(written))
    # KEDA looks at a source that is not there only after the test has seen what it thinks of the objects.
    options = AppOptions("app", IMAGE, namespace, bounds=Bounds(0, 5), polling_interval=300)
    app = declare(read_project(folder), AppSettings.of(dict(settings)), options)
    documents = [resolved(manifest.body, settings) for manifest in app.manifests]
    cluster.kubectl("apply", "--server-side", "-f", "-", stdin=yaml.safe_dump_all(documents))
    names: dict[str, list[str]] = {"ScaledObject": [], "Deployment": []}
    for manifest, document in zip(app.manifests, documents, strict=True):
        assert isinstance(document, dict)
        assert isinstance(document["metadata"], dict)
        names.setdefault(manifest.kind, []).append(str(document["metadata"]["name"]))
    return names
