"""What changed between two sets of inputs, and what of it cannot be changed in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tools.kubernetes_provider.property_values import Object

from .defaults import CREATE_BEFORE_DELETE
from .identifiers import key
from .kinds import Kind
from .replacement import REPLACING


class Change(Enum):
    """What happened to a property."""

    ADD = "add"
    DELETE = "delete"
    UPDATE = "update"


@dataclass(frozen=True)
class Difference:
    """One property that changed."""

    path: str
    change: Change
    replaces: bool


def differences(kind: Kind, old: Object, new: Object, outputs: Object) -> list[Difference]:
    """Between the inputs of two runs. `outputs` are what Azure told after the first."""
    replacing = {*kind.parameters, *REPLACING.get(kind.token, ())}
    found = _object_differences(_told(old), _told(new), "", "", replacing)
    return [_without_needless_replacement(difference, new, outputs) for difference in found]


def _told(inputs: Object) -> Object:
    return {name: value for name, value in inputs.items() if name != CREATE_BEFORE_DELETE and value is not None}


def _without_needless_replacement(difference: Difference, new: Object, outputs: Object) -> Difference:
    """Naming the value that Azure had chosen already changes nothing that a replacement would be needed for."""
    said = new.get(difference.path)
    if difference.change is Change.ADD and said is not None and outputs.get(difference.path) == said:
        return Difference(difference.path, difference.change, replaces=False)
    return difference


def _object_differences(old: Object, new: Object, path: str, pattern: str, replacing: set[str]) -> Iterator[Difference]:
    for name in sorted({*old, *new}):
        inner, inner_pattern = (f"{path}.{name}", f"{pattern}.{name}") if path else (name, name)
        if name not in new:
            yield Difference(inner, Change.DELETE, _is_replacing(inner_pattern, replacing))
        elif name not in old:
            yield Difference(inner, Change.ADD, _is_replacing(inner_pattern, replacing))
        else:
            yield from _value_differences(old[name], new[name], inner, inner_pattern, replacing)


def _value_differences(old: Any, new: Any, path: str, pattern: str, replacing: set[str]) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _object_differences(old, new, path, pattern, replacing)
    elif isinstance(old, list) and isinstance(new, list):
        for index in range(max(len(old), len(new))):
            inner = f"{path}[{index}]"
            if index >= len(new):
                yield Difference(inner, Change.DELETE, replaces=False)
            elif index >= len(old):
                yield Difference(inner, Change.ADD, replaces=False)
            else:
                yield from _value_differences(old[index], new[index], inner, f"{pattern}[]", replacing)
    elif not _same(old, new, pattern):
        yield Difference(path, Change.UPDATE, _is_replacing(pattern, replacing))


def _is_replacing(pattern: str, replacing: set[str]) -> bool:
    """What holds for an object holds for all in it."""
    return any(pattern == own or pattern.startswith((f"{own}.", f"{own}[")) for own in replacing)


def _same(old: Any, new: Any, pattern: str) -> bool:
    if old == new and type(old) is type(new):
        return True
    if not (isinstance(old, str) and isinstance(new, str)):
        return False
    if pattern == "location":
        return old.replace(" ", "").casefold() == new.replace(" ", "").casefold()
    return old.startswith("/subscriptions/") and key(old) == key(new)
