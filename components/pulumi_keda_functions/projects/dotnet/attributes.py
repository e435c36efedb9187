"""Attributes as they are written on declarations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tree_sitter import Node

from ..syntax_tree import line, text
from .compilation import Scope
from .declarations import plain_name
from .expressions import Constant, Expressions
from .usings import Usings

NAME_SUFFIX = "Attribute"


@dataclass(frozen=True)
class Argument:
    """One argument."""

    name: str | None
    """None: it is told by its position."""
    is_property: bool
    """Whether it sets a property (`Connection = "C"`) instead of being passed to the constructor."""
    expression: Node


@dataclass(frozen=True)
class Attribute:
    """An attribute."""

    name: str
    """Its class, without namespace and without the suffix `Attribute`."""
    target: str | None
    """What it is put on, where that is said: `return`, `property`, …"""
    node: Node

    @property
    def line(self) -> int:
        """The line that it starts on, from 1."""
        return line(self.node)

    @property
    def arguments(self) -> list[Argument]:
        """What stands in its parentheses."""
        lists = [child for child in self.node.named_children if child.type == "attribute_argument_list"]
        return [
            argument_of(child)
            for given in lists
            for child in given.named_children
            if child.type == "attribute_argument"
        ]

    def first_value(self, expressions: Expressions, scope: Scope) -> Constant:
        """What is passed to its constructor first; None: nothing is."""
        passed = [argument for argument in self.arguments if not argument.is_property]
        return expressions.value(passed[0].expression, scope) if passed else None


def argument_of(node: Node) -> Argument:
    """The argument that is written at `node`."""
    name = node.child_by_field_name("name")
    is_property = any(child.type == "=" for child in node.children)
    expression = node.named_children[-1] if node.named_children else node
    return Argument(text(name).removeprefix("@") if name else None, is_property, expression)


def attributes(declaration: Node, usings: Usings) -> Iterator[Attribute]:
    """The attributes on `declaration`, in order."""
    for attribute_list in declaration.named_children:
        if attribute_list.type != "attribute_list":
            continue
        parts = attribute_list.named_children
        target = next((text(part).rstrip(": ") for part in parts if part.type == "attribute_target_specifier"), None)
        for part in parts:
            name = part.child_by_field_name("name") if part.type == "attribute" else None
            if name:
                yield Attribute(attribute_name(name, usings), target, part)


def attribute_name(node: Node, usings: Usings) -> str:
    """The class that `[node]` stands for, without namespace and suffix."""
    simple = usings.full_name(plain_name(node)).rpartition(".")[2].removeprefix("@")
    return simple.removesuffix(NAME_SUFFIX) or simple


def first_named(found: Iterable[Attribute], *names: str) -> Attribute | None:
    """The first of the attributes that has one of these names."""
    return next((attribute for attribute in found if attribute.name in names), None)
