"""What changed between the live object and the program's inputs.

The live object is first pruned to the shape of the inputs that made it, so that what others set (a default, a status,
`replicas` written by an autoscaler) is never a change, while drift in a field of the program's own is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from .property_values import UNKNOWN, Object
from .replacement import Path

TEXT_MAPS: Final = frozenset(
    {"labels", "annotations", "matchLabels", "nodeSelector", "selector", "data", "stringData", "binaryData"}
)
"""Maps of texts in built-in kinds: an empty text in one of them is a value like any other."""


class ChangeKind(Enum):
    """How a property changed."""

    ADD = "add"
    DELETE = "delete"
    UPDATE = "update"


@dataclass(frozen=True)
class Change:
    """One changed property and the value that is wanted (None for a deletion or an unknown)."""

    path: Path
    kind: ChangeKind
    value: Any = None


class _Missing:
    """No such property, unlike a property that is null."""


MISSING: Final = _Missing()


def pruned(source: Object, shape: Object) -> Object:
    """The part of `source` that `shape` also has."""
    return {key: _pruned_value(value, shape[key]) for key, value in source.items() if key in shape}


def _pruned_value(value: Any, shape: Any) -> Any:
    if isinstance(value, dict) and isinstance(shape, dict):
        return pruned(value, shape)
    if isinstance(value, list) and isinstance(shape, list):
        return [_pruned_value(element, wanted) for element, wanted in zip(value, shape, strict=False)]
    return value


def changes(old: Object, new: Object, *, zero_values_vanish: bool) -> list[Change]:
    """What turns `old`, the pruned live object, into `new`, the inputs.

    `zero_values_vanish` holds for built-in kinds, whose fields the server does not store while they are empty.
    """
    return list(_map_changes((), old, new, zero_values_vanish=zero_values_vanish))


def _map_changes(path: Path, old: Object, new: Object, *, zero_values_vanish: bool) -> Iterator[Change]:
    for key in new.keys() | old.keys():
        before, after = old.get(key, MISSING), new.get(key, MISSING)
        if zero_values_vanish and before is MISSING and _vanishes(path, key, after):
            continue
        yield from _value_changes((*path, key), before, after, zero_values_vanish=zero_values_vanish)


def _value_changes(path: Path, old: Any, new: Any, *, zero_values_vanish: bool) -> Iterator[Change]:
    if new is MISSING or new is None:
        yield Change(path, ChangeKind.DELETE)
    elif new is UNKNOWN:
        yield Change(path, ChangeKind.ADD if old is MISSING else ChangeKind.UPDATE)
    elif old is MISSING:
        yield Change(path, ChangeKind.ADD, new)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _map_changes(path, old, new, zero_values_vanish=zero_values_vanish)
    elif isinstance(old, list) and isinstance(new, list):
        for index in range(max(len(old), len(new))):
            before = old[index] if index < len(old) else MISSING
            after = new[index] if index < len(new) else MISSING
            yield from _value_changes((*path, index), before, after, zero_values_vanish=zero_values_vanish)
    elif isinstance(old, bool) != isinstance(new, bool) or old != new:
        yield Change(path, ChangeKind.UPDATE, new)


def _vanishes(path: Path, key: str, value: Any) -> bool:
    if path and path[-1] in TEXT_MAPS:
        return False
    if isinstance(value, dict):
        return not value and key in TEXT_MAPS
    return value is False or value == "" or value == [] or (value == 0 and isinstance(value, int | float))


def property_path(path: Path) -> str:
    """`path` as Pulumi writes it: `spec.ports[0].name`, `metadata.labels["app.kubernetes.io/name"]`."""
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        elif any(character in part for character in '."[]'):
            escaped = part.replace('"', '\\"')
            written += f'["{escaped}"]'
        else:
            written += f".{part}" if written else part
    return written


def parse_property_path(written: str) -> Path:
    """The inverse of `property_path`; a `*` stays as text and stands for any key or index."""
    path: list[str | int] = []
    rest = written
    while rest:
        if rest.startswith('["'):
            quoted, _, rest = rest[2:].partition('"]')
            path.append(quoted.replace('\\"', '"'))
        elif rest.startswith("["):
            index, _, rest = rest[1:].partition("]")
            path.append(int(index) if index.isdigit() else index)
        else:
            rest = rest.removeprefix(".")
            end = min((at for at in (rest.find("."), rest.find("[")) if at >= 0), default=len(rest))
            path.append(rest[:end])
            rest = rest[end:]
    return tuple(path)


def contains(outer: Path, inner: Path) -> bool:
    """Whether `inner` is `outer` or lies below it."""
    return len(outer) <= len(inner) and all(a in ("*", b) for a, b in zip(outer, inner, strict=False))
