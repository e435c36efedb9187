"""Kotlin: annotations, and the expressions that they and constants are given."""

from tree_sitter import Node

from ..syntax_tree import line, text
from .declarations import Annotation, Path
from .expressions import Chain, Expression, Items, Opaque, named, negative, number
from .literals import java_string, kotlin_string

NAME = "identifier"
"""Of packages, imports, types and members alike."""
ARRAYS = frozenset({"arrayOf", "intArrayOf", "booleanArrayOf"})


def dotted(node: Node) -> Path:
    """The dotted name in a package header, an import or the use of a type."""
    qualified = next((child for child in node.named_children if child.type == "qualified_identifier"), node)
    return tuple(text(child).strip("`") for child in qualified.named_children if child.type == NAME)


def annotations_of(declaration: Node) -> tuple[Annotation, ...]:
    """The annotations among the modifiers of a declaration."""
    groups = [node for node in declaration.named_children if node.type == "modifiers"]
    return tuple(annotation for group in groups for annotation in annotations_in(group))


def annotations_in(modifiers: Node) -> tuple[Annotation, ...]:
    """The annotations among modifiers; `@[A B]` are two."""
    written = [node for node in modifiers.named_children if node.type == "annotation"]
    if modifiers.type == "file_annotation":
        written = [modifiers]
    uses = [use for node in written for use in node.named_children]
    found = [annotation_of(use) for use in uses if use.type in {"user_type", "constructor_invocation"}]
    return tuple(annotation for annotation in found if annotation.path)


def annotation_of(use: Node) -> Annotation:
    """An annotation by its type, or by the call of its constructor."""
    if use.type == "user_type":
        return Annotation(dotted(use), {}, line(use))
    path = next((dotted(child) for child in use.named_children if child.type == "user_type"), ())
    lists = [child for child in use.named_children if child.type == "value_arguments"]
    given = [argument for group in lists for argument in group.named_children if argument.type == "value_argument"]
    return Annotation(path, dict(map(argument_of, given)), line(use))


def argument_of(argument: Node) -> tuple[str, Expression]:
    """An argument with its name; the one without is called `value`."""
    inside = [child for child in argument.named_children if not child.is_extra]
    is_named = len(inside) == 2 and inside[0].type == NAME and any(child.type == "=" for child in argument.children)
    name = text(inside[0]).strip("`") if is_named else "value"
    return name, expression(inside[-1]) if inside else Opaque(text(argument))


def expression(node: Node) -> Expression:
    """What an annotation or constant is given."""
    inside = [child for child in node.named_children if not child.is_extra]
    match node.type:
        case "string_literal" | "multiline_string_literal":
            return kotlin_string(text(node))
        case "character_literal":
            return java_string(text(node))
        case "number_literal" | "float_literal":
            return number(text(node))
        case "identifier" if text(node) in {"true", "false"}:
            return text(node) == "true"
        case "identifier" | "navigation_expression":
            return named(text(node))
        case "parenthesized_expression" if inside:
            return expression(inside[-1])
        case "unary_expression" if inside and text(node).startswith("-"):
            return negative(expression(inside[-1]))
        case "binary_expression":
            return chain(node)
        case "collection_literal":
            return Items(tuple(map(expression, inside)))
        case "call_expression" if inside and text(inside[0]) in ARRAYS:
            arguments = [argument for group in inside[1:] for argument in group.named_children if not argument.is_extra]
            return Items(tuple(argument_of(argument)[1] for argument in arguments))
        case _:
            return Opaque(text(node))


def chain(node: Node) -> Expression:
    """A binary expression. Its left side, which is as deep as it is long, is walked down, not descended into."""
    rest: list[tuple[str, Expression]] = []
    while node.type == "binary_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = next((child.type for child in node.children if not child.is_named), None)
        if left is None or right is None or operator is None:
            return Opaque(text(node))
        rest.append((operator, expression(right)))
        node = left
    return Chain(expression(node), tuple(reversed(rest)))
