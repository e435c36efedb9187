"""Objects with their values filled in."""

from collections.abc import Callable, Mapping
from typing import TypeVar, Union

from ..values import Derived, Joined, Setting, Value, resolve
from .model import Node

Text = TypeVar("Text")
Filled = Union[Text, int, float, bool, list["Filled[Text]"], dict[str, "Filled[Text]"]]  # noqa: UP007 (mypy reads no other form)
"""A part of an object whose values are all texts of some kind."""
Plain = Filled[str]


def filled(node: Node, fill: Callable[[Value], Text]) -> Filled[Text]:
    """`node` with each of its values filled by `fill`."""
    match node:
        case bool() | int() | float():
            return node
        case str() | Setting() | Joined() | Derived():
            return fill(node)
        case Mapping():
            return {key: filled(inner, fill) for key, inner in node.items()}
        case _:
            return [filled(inner, fill) for inner in node]


def resolved(node: Node, settings: Mapping[str, str]) -> Plain:
    """`node` as `render` prints it. Raises KeyError with the name of a setting that is not given."""
    return filled(node, lambda value: resolve(value, settings))
