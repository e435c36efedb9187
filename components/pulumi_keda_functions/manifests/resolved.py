"""Objects with their values filled in, as `render` prints them."""

from collections.abc import Mapping

from ..values import Derived, Joined, Setting, resolve
from .model import Node

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]
"""A part of an object whose values are all known."""


def resolved(node: Node, settings: Mapping[str, str]) -> Plain:
    """`node` with the text of each value. Raises KeyError with the name of a setting that is not given."""
    match node:
        case bool() | int():
            return node
        case str() | Setting() | Joined() | Derived():
            return resolve(node, settings)
        case Mapping():
            return {key: resolved(inner, settings) for key, inner in node.items()}
        case _:
            return [resolved(inner, settings) for inner in node]
