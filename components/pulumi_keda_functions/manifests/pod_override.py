"""A user's own words on a pod, laid over its finished spec.

As Kubernetes merges a strategic patch: mappings are merged, lists of named things by those names, other lists replaced,
and what is None is removed
(https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/).
"""

from collections.abc import Iterator, Mapping, Sequence

from ..problems import Problem
from .choices import Choice
from .model import Body, Node

KEYS: Mapping[str, str] = {
    "containers": "name",
    "env": "name",
    "hostAliases": "ip",
    "imagePullSecrets": "name",
    "initContainers": "name",
    "ports": "containerPort",
    "topologySpreadConstraints": "topologyKey",
    "volumeMounts": "mountPath",
    "volumes": "name",
}
"""What tells the entries of a list apart, by the list's name."""


POD_SHAPES: Mapping[str, type] = {
    **dict.fromkeys(("affinity", "dnsConfig", "nodeSelector", "os", "overhead", "securityContext"), Mapping),
    **dict.fromkeys(("containers", "ephemeralContainers", "hostAliases", "imagePullSecrets"), Sequence),
    **dict.fromkeys(("initContainers", "readinessGates", "resourceClaims", "schedulingGates"), Sequence),
    **dict.fromkeys(("tolerations", "topologySpreadConstraints", "volumes"), Sequence),
}
"""What a field of a pod's spec must be to be merged; the API server checks all others."""
CONTAINER_SHAPES: Mapping[str, type] = {
    **dict.fromkeys(("lifecycle", "livenessProbe", "readinessProbe", "resources"), Mapping),
    **dict.fromkeys(("securityContext", "startupProbe"), Mapping),
    **dict.fromkeys(("args", "command", "env", "envFrom", "ports", "resizePolicy"), Sequence),
    **dict.fromkeys(("volumeDevices", "volumeMounts"), Sequence),
}
"""The same of a container."""
CONTAINERS = ("containers", "initContainers")


def overridden(body: Mapping[str, Node], override: Mapping[str, object]) -> Body:
    """`body` with `override` laid over it."""
    merged: Body = dict(body)
    for name, value in override.items():
        node = _merged(name, body.get(name), value)
        if node is None:
            merged.pop(name, None)
        else:
            merged[name] = node
    return merged


def _merged(name: str, node: Node | None, value: object) -> Node | None:
    match value:
        case Mapping():
            return overridden(node if isinstance(node, Mapping) else {}, value)
        case str() | int() | float():
            return value
        case Sequence():
            before = node if isinstance(node, Sequence) and not isinstance(node, str) and name in KEYS else ()
            return _entries(KEYS.get(name, ""), before, value)
        case _:
            return None


def _entries(key: str, before: Sequence[Node], after: Sequence[object]) -> list[Node]:
    """Those `before`, each with what `after` says of it, then the others of `after`."""
    entries = list(before)
    places: dict[object, int] = {
        each[key]: place for place, each in enumerate(before) if isinstance(each, Mapping) and key in each
    }
    for each in after:
        place = places.get(each.get(key)) if isinstance(each, Mapping) else None
        node = _merged("", None if place is None else entries[place], each)
        if node is None:
            continue
        if place is None:
            entries.append(node)
        else:
            entries[place] = node
    return entries


def problems_in_override(choice: Choice) -> Iterator[Problem]:
    """Fields of another shape than the pod has, and entries that cannot be told which they are."""
    override = choice.given.get("pod_override")
    if isinstance(override, Mapping):
        where = f"{choice.where}pod_override"
        yield from _misshapen(override, POD_SHAPES, where)
        for name in CONTAINERS:
            for index, entry in enumerate(_entries_of(override.get(name))):
                if isinstance(entry, Mapping):
                    yield from _misshapen(entry, CONTAINER_SHAPES, f"{where}.{name}[{index}]")
        yield from _nameless(override, where)


def _misshapen(body: Mapping[str, object], shapes: Mapping[str, type], where: str) -> Iterator[Problem]:
    for name, shape in shapes.items():
        value = body.get(name)
        if value is None:
            continue
        if shape is Mapping and not isinstance(value, Mapping):
            yield Problem(f"{where}.{name}", f"is {_told(value)}", "give a mapping, or None")
        elif shape is Sequence and (isinstance(value, str) or not isinstance(value, Sequence)):
            yield Problem(f"{where}.{name}", f"is {_told(value)}", "give a list, or None")
        for index, entry in enumerate(_entries_of(value)):
            if name in KEYS and not isinstance(entry, Mapping):
                remedy = f"give a mapping with its {KEYS[name]}"
                yield Problem(f"{where}.{name}[{index}]", f"is {_told(entry)}", remedy)


def _entries_of(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _told(value: object) -> str:
    match value:
        case Mapping():
            return "a mapping"
        case str():
            return "text"
        case int() | float():
            return repr(value)
        case _:
            return "a list"


def _nameless(body: Mapping[str, object], where: str) -> Iterator[Problem]:
    for name, value in body.items():
        if isinstance(value, Mapping):
            yield from _nameless(value, f"{where}.{name}")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            key = KEYS.get(name)
            for index, entry in enumerate(value):
                if not isinstance(entry, Mapping):
                    continue
                if key and entry.get(key) in (None, ""):
                    message = f"has no {key}, by which it is merged"
                    yield Problem(f"{where}.{name}[{index}]", message, f"add its {key}")
                yield from _nameless(entry, f"{where}.{name}[{index}]")
