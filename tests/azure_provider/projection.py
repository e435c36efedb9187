"""Values cut down to what a type has room for: inputs as Azure repeats them, outputs as a refresh reads inputs."""

from typing import Any

from tools.kubernetes_provider.property_values import Object

from .sdk.resources import object_properties
from .sdk.types import Anything, Choice, ListOf, MapOf, ObjectNamed, OneOf, Properties, Scalar, Type

ABSENT = object()


def projected(values: Object, properties: Properties) -> Object:
    """The part of `values` that an object with these properties holds."""
    found = {
        name: _projected_value(value, properties[name].type)
        for name, value in values.items()
        if name in properties and value is not None
    }
    return {name: value for name, value in found.items() if value is not ABSENT}


def _projected_value(value: Any, wanted: Type) -> Any:
    match wanted, value:
        case Scalar() | Choice(), str() | bool() | int() | float():
            return value
        case ListOf(item), list():
            elements = [_projected_value(element, item) for element in value]
            return [element for element in elements if element is not ABSENT]
        case MapOf(item), dict():
            entries = {key: _projected_value(element, item) for key, element in value.items()}
            return {key: element for key, element in entries.items() if element is not ABSENT}
        case ObjectNamed(), dict():
            return projected(value, object_properties(wanted))
        case OneOf() | Anything(), _:
            return value
        case _:
            # A list of identities among the inputs is a map among the outputs.
            return ABSENT
