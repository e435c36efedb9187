"""The arguments under which FunctionApp does what the old app did, where that is what one wants."""

from collections.abc import Mapping, Sequence

from ...keda.reading import mapping, number
from .deployed_app import DeployedApp, http_name

NUMBERS = {
    "pollingInterval": "polling_interval",
    "cooldownPeriod": "cooldown_period",
    "maxReplicaCount": "max_replicas",
}
"""Fields of a ScaledObject that are arguments of the app as a whole, since only what KEDA scales has them."""

Argument = str | int | Sequence[str] | Mapping[str, Mapping[str, int]]


def new_name(app: DeployedApp) -> str:
    """What the new app is called, so that it can run beside the old one: by the old name, unless there is a Deployment
    or Service `<name>-http`, as the new app would have, too."""
    name = app.name.replace(".", "-")
    taken = any(app.objects.find(kind, http_name(app.name)) for kind in ("Deployment", "Service"))
    return f"{name}-app" if taken else name


def carried_over(app: DeployedApp) -> dict[str, Argument]:
    """Image and what it is pulled with, namespace, function keys, periods and the maximum."""
    spec = mapping(app.scaled_object or {}, "spec")
    numbers = {argument: number(spec, field) for field, argument in NUMBERS.items()}
    given: dict[str, Argument] = {"image": next(iter(app.images), ""), "namespace": app.namespace}
    if app.pull_secrets:
        given["image_pull_secrets"] = app.pull_secrets
    if app.keys_secret:
        given["function_keys_secret"] = app.keys_secret
    return given | {argument: value for argument, value in numbers.items() if value is not None}


def least_replicas(app: DeployedApp, scaled_groups: Sequence[str]) -> dict[str, Argument]:
    """The minimum, for the groups that KEDA scales: the old one did not count for HTTP."""
    least = number(mapping(app.scaled_object or {}, "spec"), "minReplicaCount")
    return {"groups": {group: {"min_replicas": least} for group in scaled_groups}} if least else {}
