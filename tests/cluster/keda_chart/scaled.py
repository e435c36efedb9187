"""Objects of KEDA's that somebody else made."""

import json

from tools.cluster import Cluster


def somebodys_scaled_object(bare: Cluster, namespace: str) -> None:
    """A Deployment and a ScaledObject that KEDA has accepted, in a namespace that nobody here manages."""
    labels = {"app": "foreign"}
    pod = {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "app", "image": "foreign:1"}]}}
    spec = {"replicas": 1, "selector": {"matchLabels": labels}, "template": pod}
    trigger = {"type": "cron", "metadata": {"timezone": "UTC", "start": "0 * * * *", "end": "59 * * * *"}}
    trigger["metadata"]["desiredReplicas"] = "2"  # type: ignore[index] # the metadata
    objects = [
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}},
        {
            "apiVersion": "apps/v1",
            "kind": "Deployment",
            "metadata": {"name": "foreign", "namespace": namespace},
            "spec": spec,
        },
        {
            "apiVersion": "keda.sh/v1alpha1",
            "kind": "ScaledObject",
            "metadata": {"name": "foreign", "namespace": namespace},
            "spec": {"scaleTargetRef": {"name": "foreign"}, "triggers": [trigger]},
        },
    ]
    listed = json.dumps({"apiVersion": "v1", "kind": "List", "items": objects})
    bare.kubectl("apply", "--server-side", "--filename=-", stdin=listed)
    wait_for_ready(bare, namespace)


def wait_for_ready(bare: Cluster, namespace: str) -> None:
    bare.kubectl("wait", "--for=condition=Ready", "scaledobject/foreign", f"--namespace={namespace}", "--timeout=60s")


def remove(bare: Cluster, namespace: str) -> None:
    bare.kubectl("delete", "namespace", namespace, "--timeout=60s", "--ignore-not-found")
