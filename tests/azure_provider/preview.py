"""Outputs before Azure has answered: what the inputs tell, and unknowns for everything else, at any depth."""

from typing import Any

from tools.kubernetes_provider.property_values import UNKNOWN, Object

from .sdk.resources import object_properties
from .sdk.types import Anything, Choice, ListOf, MapOf, ObjectNamed, OneOf, Properties, Scalar, Type

STABLE = ("location", "name")
"""Known in the preview of an update. Not the rest: the plugin cannot tell which outputs an update leaves alone."""


def previewed(inputs: Object, outputs: Properties) -> Object:
    """The outputs of a resource that is created, or of an object in it."""
    return {
        name: UNKNOWN if inputs.get(name) is None else _previewed_value(inputs[name], wanted.type)
        for name, wanted in outputs.items()
    }


def previewed_update(inputs: Object, outputs: Properties, old: Object) -> Object:
    """The outputs of a resource that is changed."""
    return previewed(inputs, outputs) | {name: old[name] for name in STABLE if name in old}


def _previewed_value(value: Any, wanted: Type) -> Any:
    match wanted, value:
        case Scalar() | Choice(), str() | bool() | int() | float():
            return value
        case ListOf(item), list():
            return [_previewed_value(element, item) for element in value]
        case MapOf(item), dict():
            return {key: _previewed_value(element, item) for key, element in value.items()}
        case ObjectNamed(), dict():
            return previewed(value, object_properties(wanted))
        case OneOf() | Anything(), _:
            return value
        case _:
            return UNKNOWN
