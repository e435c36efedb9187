"""A ScaledObject in as few words as a test needs."""

from collections.abc import Mapping, Sequence

from pulumi_keda_functions.keda.scaled_object import problems_in_scaled_object

QUEUE: dict[str, object] = {
    "type": "azure-queue",
    "metadata": {"queueName": "orders", "connectionFromEnv": "AzureWebJobsStorage"},
}
CPU: dict[str, object] = {"type": "cpu", "metricType": "Utilization", "metadata": {"value": "60"}}
WINDOW: dict[str, object] = {"timezone": "UTC", "start": "0 6 * * *", "end": "0 20 * * *", "desiredReplicas": "1"}
CRON: dict[str, object] = {"type": "cron", "metadata": WINDOW}
RIGHT: dict[str, object] = {"scaleTargetRef": {"name": "orders"}, "maxReplicaCount": 5, "triggers": [QUEUE]}


def scaled_object(spec: Mapping[str, object], name: str = "orders") -> dict[str, object]:
    return {
        "apiVersion": "keda.sh/v1alpha1",
        "kind": "ScaledObject",
        "metadata": {"name": name},
        "spec": {**RIGHT, **spec},
    }


def problems(
    spec: Mapping[str, object],
    name: str = "orders",
    authentications: Mapping[str, Mapping[str, object]] | None = None,
    containers: Sequence[Mapping[str, object]] | None = None,
) -> list[str]:
    body = scaled_object(spec, name)
    found = problems_in_scaled_object(body, authentications or {}, "orders", containers=containers)
    return [str(problem) for problem in found]
