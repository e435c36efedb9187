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
    """Entries that cannot be told which they are."""
    override = choice.given.get("pod_override")
    if isinstance(override, Mapping):
        yield from _nameless(override, f"{choice.where}pod_override")


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
