"""Whether inputs fit the SDK's own types: no unknown property, none missing, every value of its type, at any depth."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.kubernetes_provider.property_values import UNKNOWN, Object

from .sdk.resources import object_properties
from .sdk.types import Anything, Choice, ListOf, MapOf, ObjectNamed, OneOf, Properties, Scalar, Type

PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


@dataclass(frozen=True)
class Misfit:
    """One input that Azure's REST API would not understand."""

    path: str
    reason: str


def misfits(values: Object, properties: Properties, path: str = "") -> Iterator[Misfit]:
    """What is wrong with an object. What is unknown in a preview fits."""
    for name, value in values.items():
        inner = f"{path}.{name}" if path else name
        if name not in properties:
            yield Misfit(inner, f"unknown property '{inner}'{_suggestion(name, properties)}")
        elif value is not None:
            wanted = properties[name]
            if wanted.constant is not None and value not in (wanted.constant, UNKNOWN):
                yield Misfit(inner, f"'{inner}' must be '{wanted.constant}' but is {value!r}")
            yield from _value_misfits(value, wanted.type, inner)
    for name, wanted in properties.items():
        if wanted.is_required and values.get(name) is None:
            inner = f"{path}.{name}" if path else name
            yield Misfit(inner, f"missing required property '{inner}'")


def _suggestion(name: str, properties: Properties) -> str:
    near = difflib.get_close_matches(name, properties, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(properties))}"


def _value_misfits(value: Any, wanted: Type, path: str) -> Iterator[Misfit]:
    if value is UNKNOWN:
        return
    match wanted:
        case Scalar(name):
            # Python's booleans are integers; JSON's are not.
            if not isinstance(value, PYTHON_TYPES[name]) or (isinstance(value, bool) and name != "boolean"):
                yield Misfit(path, f"'{path}' should be of type '{name}' but is {_shown(value)}")
        case Choice(values):
            if value not in values:
                allowed = ", ".join(str(choice) for choice in values)
                yield Misfit(path, f"'{path}' is {_shown(value)}; allowed are {allowed}")
        case ListOf(item):
            yield from _list_misfits(value, item, path)
        case MapOf(item):
            yield from _map_misfits(value, item, path)
        case ObjectNamed():
            if isinstance(value, dict):
                yield from misfits(value, object_properties(wanted), path)
            else:
                yield Misfit(path, f"'{path}' should be an object but is {_shown(value)}")
        case OneOf(options):
            yield from _option_misfits(value, options, path)
        case Anything():
            return


def _list_misfits(value: Any, item: Type, path: str) -> Iterator[Misfit]:
    if not isinstance(value, list):
        yield Misfit(path, f"'{path}' should be an array but is {_shown(value)}")
        return
    for index, element in enumerate(value):
        yield from _value_misfits(element, item, f"{path}[{index}]")


def _map_misfits(value: Any, item: Type, path: str) -> Iterator[Misfit]:
    if not isinstance(value, dict):
        yield Misfit(path, f"'{path}' should be a map but is {_shown(value)}")
        return
    for key, element in value.items():
        yield from _value_misfits(element, item, f"{path}.{key}")


def _option_misfits(value: Any, options: tuple[Type, ...], path: str) -> Iterator[Misfit]:
    """The option that fits best tells what is wrong; that its constant is wrong counts most."""
    tried = [list(_value_misfits(value, option, path)) for option in options]
    yield from min(tried, key=lambda found: (any(" must be '" in misfit.reason for misfit in found), len(found)))


def _shown(value: Any) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return repr(value)
