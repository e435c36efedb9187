"""What KEDA's admission webhook and the ScaledObject's schema refuse, of all but single triggers.

The webhook's `failurePolicy` is Ignore, so while it is away a wrong object gets in and fails later
(https://github.com/kedacore/keda/blob/v2.21.0/apis/keda/v1alpha1/scaledobject_webhook.go).
"""

from collections.abc import Iterator, Mapping, Sequence

from ..problems import Problem, Severity
from .reading import mapping, number, text
from .triggers import RESOURCES

UNCACHED = (*RESOURCES, "cron")
"""Scalers that KEDA refuses `useCachedMetrics` of."""
DEFAULT_MIN, DEFAULT_MAX = 0, 100
LEAST = {
    "pollingInterval": 1,
    "cooldownPeriod": 0,
    "initialCooldownPeriod": 0,
    "minReplicaCount": 0,
    "maxReplicaCount": 1,
    "idleReplicaCount": 0,
}
"""The least value of each number of a spec."""
NAME_LIMIT = 63
"""Of a ScaledObject, which becomes a label's value, and of the HorizontalPodAutoscaler made for it."""
BEHAVIORS = ("static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower", "scalingModifiers")
"""What a fallback may do."""
Spec = Mapping[str, object]
"""A part of an object as a user wrote it, or as this package did."""


def problems_in_list(triggers: Sequence[Spec], where: str) -> Iterator[Problem]:
    """No triggers, two of one name, or cached metrics where there are none."""
    if not triggers:
        yield Problem(f"{where}.triggers", "there are no triggers", "give one at least")
    taken: dict[str, int] = {}
    for place, trigger in enumerate(triggers):
        name, scaler = text(trigger, "name"), text(trigger, "type")
        if name is not None and taken.setdefault(name, place) != place:
            message = f"triggers[{taken[name]}] is called {name!r}, too"
            yield Problem(f"{where}.triggers[{place}].name", message, "give each trigger a name of its own")
        if trigger.get("useCachedMetrics") is True and scaler in UNCACHED:
            message = f"{scaler} has no cached metrics"
            yield Problem(f"{where}.triggers[{place}].useCachedMetrics", message, "remove it")


def problems_in_replicas(spec: Spec, where: str) -> Iterator[Problem]:
    """Bounds of which one is below the other, or that have no effect."""
    for field, least in LEAST.items():
        if (value := number(spec, field)) is not None and value < least:
            yield Problem(f"{where}.{field}", f"{field} is {value}", f"write {least} or more")
    fewest, most = number(spec, "minReplicaCount"), number(spec, "maxReplicaCount")
    idle = number(spec, "idleReplicaCount")
    lower, upper = DEFAULT_MIN if fewest is None else fewest, DEFAULT_MAX if most is None else most
    if lower > upper:
        message = f"minReplicaCount {lower} is above maxReplicaCount {upper}"
        yield Problem(f"{where}.minReplicaCount", message, "lower it, or raise maxReplicaCount")
    # Of a count that is written as 0 the webhook takes the HorizontalPodAutoscaler's 1.
    if idle is not None and idle >= (DEFAULT_MIN if fewest is None else max(fewest, 1)):
        message = f"idleReplicaCount {idle} is not below minReplicaCount {lower}"
        yield Problem(f"{where}.idleReplicaCount", message, "raise minReplicaCount, or leave idleReplicaCount out")
    elif idle:
        message = f"idleReplicaCount is {idle}, and the HorizontalPodAutoscaler only lets go of a Deployment at 0"
        yield Problem(f"{where}.idleReplicaCount", message, "write 0", Severity.WARNING)
    if lower > 0 and idle is None and "cooldownPeriod" in spec:
        message = f"cooldownPeriod has no effect, as minReplicaCount is {lower}"
        yield Problem(f"{where}.cooldownPeriod", message, "leave it out, or let minReplicaCount be 0", Severity.WARNING)


def problems_in_resources(
    spec: Spec, triggers: Sequence[Spec], containers: Sequence[Spec] | None, where: str
) -> Iterator[Problem]:
    """`cpu` and `memory` triggers that have nothing to measure against, or that shall scale from zero.

    A LimitRange of the namespace may give defaults that the webhook counts; here a container has to say it itself.
    """
    types = [text(trigger, "type") for trigger in triggers]
    if triggers and set(types) <= set(RESOURCES) and number(spec, "minReplicaCount") in (None, 0):
        message = f"with {' and '.join(sorted(filter(None, set(types))))} alone nothing scales from zero"
        yield Problem(f"{where}.minReplicaCount", message, "write 1 or more, or add a trigger of another type")
    for place, (scaler, trigger) in enumerate(zip(types, triggers, strict=True)):
        if scaler not in RESOURCES or containers is None:
            continue
        only = text(mapping(trigger, "metadata"), "containerName")
        names = [text(container, "name") for container in containers]
        if only is not None and only not in names:
            message = f"there is no container {only!r}"
            allowed = ", ".join(filter(None, names))
            yield Problem(f"{where}.triggers[{place}].metadata.containerName", message, f"those there are: {allowed}")
        for name, container in zip(names, containers, strict=True):
            if only in (None, name) and not requests(container, scaler):
                message = f"container {name!r} requests no {scaler}"
                yield Problem(f"{where}.triggers[{place}]", message, f"set the {scaler} that it requests")


def requests(container: Spec, resource: str) -> bool:
    """Whether a container has a request or a limit for a resource."""
    resources = mapping(container, "resources")
    given = (mapping(resources, field).get(resource) for field in ("requests", "limits"))
    return any(amount not in (None, "", 0, "0") for amount in given)


def problems_in_fallback(spec: Spec, triggers: Sequence[Spec], where: str) -> Iterator[Problem]:
    """A fallback that has nothing to fall back from, or numbers that are none."""
    if not isinstance(spec.get("fallback"), Mapping):
        return
    fallback = mapping(spec, "fallback")
    for field in ("failureThreshold", "replicas"):
        value = number(fallback, field)
        if field not in fallback:
            yield Problem(f"{where}.fallback", f"fallback has no {field}", f"give {field}, 0 or more")
        elif value is not None and value < 0:
            yield Problem(f"{where}.fallback.{field}", f"{field} is {value}", "write 0 or more")
    modifiers = mapping(mapping(spec, "advanced"), "scalingModifiers")
    if not modifiers and triggers and all(text(trigger, "type") in RESOURCES for trigger in triggers):
        message = f"fallback works on no trigger, as all are {' or '.join(RESOURCES)}"
        yield Problem(f"{where}.fallback", message, "remove it, or add a trigger of another type")
    behavior = text(fallback, "behavior")
    if behavior is not None and behavior not in BEHAVIORS:
        message = f"behavior is {behavior!r}"
        yield Problem(f"{where}.fallback.behavior", message, f"write one of {', '.join(BEHAVIORS)}")
    elif behavior == "scalingModifiers" and not modifiers.get("formula"):
        message = "behavior is 'scalingModifiers', and there is no formula"
        yield Problem(f"{where}.fallback.behavior", message, "give advanced.scalingModifiers.formula")


def problems_in_name(name: str, spec: Spec, where: str) -> Iterator[Problem]:
    """Names that do not fit where KEDA writes them."""
    if len(name) > NAME_LIMIT:
        message = f"the ScaledObject's name {name!r} has {len(name)} characters, {NAME_LIMIT} are allowed"
        yield Problem(where, message, f"shorten it by {len(name) - NAME_LIMIT}")
        return
    config = mapping(mapping(spec, "advanced"), "horizontalPodAutoscalerConfig")
    hpa = text(config, "name") or f"keda-hpa-{name}"
    if len(hpa) > NAME_LIMIT:
        message = f"the HorizontalPodAutoscaler's name {hpa!r} has {len(hpa)} characters, {NAME_LIMIT} are allowed"
        remedy = f"shorten it by {len(hpa) - NAME_LIMIT}, or give advanced.horizontalPodAutoscalerConfig.name"
        yield Problem(where, message, remedy)
