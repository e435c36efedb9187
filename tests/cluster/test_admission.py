"""KEDA's own webhook and operator refuse what the checks refuse, and take what they take."""

from collections.abc import Mapping

import pytest
import yaml
from pulumi_keda_functions.keda.scaled_object import problems_in_scaled_object
from pulumi_keda_functions.problems import errors

from tests.unit.keda.objects import CPU, CRON, QUEUE, WINDOW, scaled_object
from tools.cluster import Cluster
from tools.cluster.errors import ClusterError

STORAGE = {"name": "AzureWebJobsStorage", "value": "AccountName=contoso;AccountKey=c2VjcmV0"}
BARE: dict[str, object] = {"name": "functions", "image": "none", "env": [STORAGE]}
REQUESTING = {**BARE, "resources": {"requests": {"cpu": "100m"}}}
NAMED = [{**QUEUE, "name": "orders"}, {**CPU, "name": "load"}]
Spec = dict[str, object]


def modified(**modifiers: str) -> Spec:
    return {"triggers": NAMED, "advanced": {"scalingModifiers": {"formula": "orders", "target": "2"} | modifiers}}


def fallback(**told: object) -> Spec:
    return {"fallback": {"failureThreshold": 1, "replicas": 1} | told}


def deployment(container: Mapping[str, object]) -> dict[str, object]:
    labels = {"app": "orders"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container]}}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "orders"},
        "spec": {"replicas": 0, "selector": {"matchLabels": labels}, "template": template},
    }


@pytest.mark.parametrize(
    ("spec", "container", "name"),
    [
        pytest.param({}, BARE, "orders", id="a queue"),
        pytest.param({"triggers": [QUEUE, CPU]}, REQUESTING, "orders", id="cpu beside a queue"),
        pytest.param({"triggers": [QUEUE, CPU]}, BARE, "orders", id="cpu without a request"),
        pytest.param({"triggers": [CPU]}, REQUESTING, "orders", id="cpu alone from zero"),
        pytest.param({"triggers": [CPU], "minReplicaCount": 1}, REQUESTING, "orders", id="cpu alone from one"),
        pytest.param({"triggers": []}, BARE, "orders", id="no triggers"),
        pytest.param(
            {"triggers": [{**QUEUE, "name": "a"}, {**CRON, "name": "a"}]}, BARE, "orders", id="one name twice"
        ),
        pytest.param({"triggers": [{**CRON, "useCachedMetrics": True}]}, BARE, "orders", id="cron, cached"),
        pytest.param({"triggers": [{**QUEUE, "useCachedMetrics": True}]}, BARE, "orders", id="a queue, cached"),
        pytest.param({"minReplicaCount": 6}, BARE, "orders", id="min above max"),
        pytest.param({"maxReplicaCount": 0}, BARE, "orders", id="no replicas at all"),
        pytest.param({"idleReplicaCount": 0}, BARE, "orders", id="idle beside no least"),
        pytest.param({"idleReplicaCount": 0, "minReplicaCount": 0}, BARE, "orders", id="idle beside a written 0"),
        pytest.param({"idleReplicaCount": 1, "minReplicaCount": 1}, BARE, "orders", id="idle at the least"),
        pytest.param(fallback(), BARE, "orders", id="a fallback"),
        pytest.param(fallback(replicas=-1), BARE, "orders", id="a fallback below zero"),
        pytest.param(fallback(behavior="scalingModifiers"), BARE, "orders", id="a fallback to no formula"),
        pytest.param(
            {"triggers": [CPU], "minReplicaCount": 1, **fallback()}, REQUESTING, "orders", id="a fallback of cpu"
        ),
        pytest.param(modified(), REQUESTING, "orders", id="a formula"),
        pytest.param(modified(formula="max([orders, 2]) + 1"), REQUESTING, "orders", id="a formula with a function"),
        pytest.param(modified(formula="orders + others"), REQUESTING, "orders", id="a formula with a name of nobody"),
        pytest.param(modified(formula="load"), REQUESTING, "orders", id="a formula with cpu"),
        pytest.param(modified(formula="(orders"), REQUESTING, "orders", id="an open bracket"),
        pytest.param(modified(target="0"), REQUESTING, "orders", id="a target of 0"),
        pytest.param({}, BARE, "a" * 54, id="a name as long as can be"),
        pytest.param({}, BARE, "a" * 55, id="a name too long"),
    ],
)
def test_the_webhook_agrees(cluster: Cluster, namespace: str, spec: Spec, container: Spec, name: str) -> None:
    body = scaled_object({"scaleTargetRef": {"name": "orders"}, **spec}, name)
    stopping = errors(problems_in_scaled_object(body, {}, "orders", containers=[container]))
    apply(cluster, namespace, deployment(container))
    try:
        apply(cluster, namespace, body)
        refusal = ""
    except ClusterError as error:
        refusal = str(error)
    assert bool(stopping) == bool(refusal), (stopping, refusal)


def queue(**metadata: str) -> Spec:
    return {"type": "azure-queue", "metadata": {"queueName": "q", "connectionFromEnv": STORAGE["name"]} | metadata}


@pytest.mark.parametrize(
    ("trigger", "says"),
    [
        pytest.param({**QUEUE, "type": "azure-queu"}, "no scaler found for type: azure-queu", id="no scaler"),
        pytest.param({"type": "azure-servicebus", "metadata": {}}, "no service bus entity type set", id="no entity"),
        pytest.param(queue(connectionFromEnv=""), "no connection setting given", id="no connection"),
        pytest.param(queue(queueName=" "), 'missing required parameter "queueName"', id="no queue"),
        pytest.param(queue(queueLength="x"), 'unable to set param "queueLength"', id="no number"),
        pytest.param(queue(queueLengthStrategy="some"), "must be one of [all visibleonly]", id="no strategy"),
        pytest.param(queue(cloud="Mars"), "invalid cloud environment Mars", id="no cloud"),
        pytest.param(queue(cloud="Private"), "endpointSuffix must be provided", id="no suffix in a cloud of one's own"),
        pytest.param(
            {**CRON, "metadata": {**WINDOW, "start": "61 * * * *"}}, "parsing start schedule", id="no schedule"
        ),
    ],
)
def test_the_operator_agrees(cluster: Cluster, namespace: str, trigger: Spec, says: str) -> None:
    body = scaled_object({"triggers": [trigger]})
    assert errors(problems_in_scaled_object(body, {}, "orders"))
    apply(cluster, namespace, deployment(BARE))
    apply(cluster, namespace, body)
    failed = "jsonpath={.status.conditions[?(@.type=='Ready')].reason}=ScaledObjectCheckFailed"
    cluster.kubectl("wait", f"--for={failed}", "scaledobject/orders", "-n", namespace, "--timeout=15s")
    message = "jsonpath={.status.conditions[?(@.type=='Ready')].message}"
    assert says in cluster.kubectl("get", "scaledobject/orders", "-n", namespace, "-o", message)


def apply(cluster: Cluster, namespace: str, body: dict[str, object]) -> None:
    cluster.kubectl("apply", "--server-side", "-n", namespace, "-f", "-", stdin=yaml.safe_dump(body))
