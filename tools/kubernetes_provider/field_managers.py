"""Who owns which field of a live object (`metadata.managedFields`), as far as Pulumi's updates depend on it.

An object is created under the plain manager `pulumi-kubernetes` and updated by server-side apply under a manager of
its own; before the first update, what the former owns is handed to the latter, or a field that leaves the program
would stay. https://kubernetes.io/docs/reference/using-api/server-side-apply/
"""

from typing import Any, Final

from .comparison import parse_property_path
from .objects import entries, pluck, section, text
from .property_values import Object

CREATOR: Final = "pulumi-kubernetes"
HANDED_OVER: Final = frozenset(
    {
        ("kubectl", "Apply"),
        ("kubectl", "Update"),
        ("before-first-apply", "Update"),
        (CREATOR, "Update"),
        ("pulumi-kubernetes.exe", "Update"),
        ("pulumi-resource-kubernetes", "Update"),
    }
)
"""Managers (and operations) whose fields go to Pulumi's own manager: its earlier selves, and kubectl apply."""


def hand_over(live: Object, manager: str) -> list[Object]:
    """The JSON patch that makes `manager` own what its predecessors own; empty when they own nothing."""
    own: Object | None = None
    kept: list[Object] = []
    taken: list[Object] = []
    for entry in entries(live, "metadata", "managedFields"):
        identity = (text(entry, "manager"), text(entry, "operation"))
        if identity == (manager, "Apply"):
            own = entry
        elif identity in HANDED_OVER and not text(entry, "subresource"):
            taken.append(entry)
        else:
            kept.append(entry)
    if not taken:
        return []
    first = own or taken[0] | {"manager": manager, "operation": "Apply"}
    fields = section(first, "fieldsV1")
    for entry in taken:
        fields = _union(fields, section(entry, "fieldsV1"))
    return [
        {"op": "replace", "path": "/metadata/managedFields", "value": [*kept, first | {"fieldsV1": fields}]},
        {"op": "replace", "path": "/metadata/resourceVersion", "value": pluck(live, "metadata", "resourceVersion")},
    ]


def _union(one: Object, other: Object) -> Object:
    return {key: _union(section(one, key), section(other, key)) for key in one.keys() | other.keys()}


def without_ignored(item: Object, live: Object, manager: str, ignored: list[str]) -> Object:
    """`item` for an update that leaves the `ignored` properties as they are in the cluster.

    One that another manager owns is left out; any other keeps its live value, since leaving it out would unset it.
    """
    managed = entries(live, "metadata", "managedFields")
    for written in ignored:
        path = [str(part) for part in parse_property_path(written)]
        owners = {text(entry, "manager") for entry in managed if _owns(section(entry, "fieldsV1"), path)}
        if owners and manager not in owners:
            item = _without(item, path)
        elif (value := pluck(live, *path)) is not None:
            item = _with(item, path, value)
    return item


def _owns(fields: Object, path: list[str]) -> bool:
    for key in path:
        if f"f:{key}" not in fields:
            return False
        fields = section(fields, f"f:{key}")
    return True


def _without(item: Object, path: list[str]) -> Object:
    key, *rest = path
    if not rest:
        return {name: value for name, value in item.items() if name != key}
    return item | {key: _without(item[key], rest)} if isinstance(item.get(key), dict) else item


def _with(item: Object, path: list[str], value: Any) -> Object:
    key, *rest = path
    return item | {key: _with(section(item, key), rest, value) if rest else value}


def must_force(live: Object) -> bool:
    """Whether a preview of an update has to overrule conflicts that the hand-over resolves in the update itself."""
    creators = {entry for entry in HANDED_OVER if entry[0].startswith("pulumi-")}
    managed = entries(live, "metadata", "managedFields")
    return any((text(entry, "manager"), text(entry, "operation")) in creators for entry in managed)
