"""What somebody added to the old app's objects by hand, and what would be lost without a word."""

from collections.abc import Iterator, Mapping

from ...keda.reading import mapping, mappings
from ...problems import Problem, Severity
from .deployed_app import KEYS_VOLUME, DeployedApp, container_of, pod_of
from .kubernetes_objects import Body, name_of

# What `func kubernetes deploy` writes, and what the API server adds to it.
POD = {
    "containers", "dnsPolicy", "imagePullSecrets", "restartPolicy", "schedulerName", "securityContext",
    "serviceAccount", "serviceAccountName", "terminationGracePeriodSeconds", "volumes",
}  # fmt: skip
CONTAINER = {
    "env", "envFrom", "image", "imagePullPolicy", "name", "ports", "readinessProbe", "startupProbe",
    "terminationMessagePath", "terminationMessagePolicy", "volumeMounts",
}  # fmt: skip
SCALED_OBJECT = {
    "cooldownPeriod", "maxReplicaCount", "minReplicaCount", "pollingInterval", "scaleTargetRef", "triggers",
}  # fmt: skip


def problems_by_hand(old: DeployedApp) -> list[Problem]:
    """Each field that the program does not take over."""
    return list(_fields(old))


def _fields(old: DeployedApp) -> Iterator[Problem]:
    for deployment in old.deployments:
        where = f"Deployment {name_of(deployment)}"
        yield from _unknown(f"{where}: pod", pod_of(deployment), POD)
        yield from _unknown(f"{where}: container", container_of(deployment), CONTAINER)
        for volume in mappings(pod_of(deployment), "volumes"):
            if volume.get("name") != KEYS_VOLUME:
                yield _lost(f"{where}: pod", f"the volume {volume.get('name')}")
        for extra in mappings(pod_of(deployment), "containers")[1:]:
            yield _lost(f"{where}: pod", f"the container {extra.get('name')}")
    if old.scaled_object is not None:
        yield from _unknown(f"ScaledObject {old.name}", mapping(old.scaled_object, "spec"), SCALED_OBJECT)


def _unknown(where: str, body: Body, known: set[str]) -> Iterator[Problem]:
    for field, value in body.items():
        is_empty = value is None or (isinstance(value, Mapping) and not value)
        if field not in known and not is_empty:
            yield _lost(where, field)


def _lost(where: str, what: str) -> Problem:
    remedy = "give the program the argument for it, if it is still wanted: docs/function-app.md lists them"
    return Problem(where, f"{what} is not taken over", remedy, Severity.WARNING)
