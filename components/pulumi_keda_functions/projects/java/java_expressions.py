"""Java: annotations, and the expressions that they and constants are given."""

from tree_sitter import Node

from ..syntax_tree import line, text
from .declarations import Annotation
from .expressions import Chain, Expression, Items, Opaque, named, negative, number
from .literals import java_string

NUMBERS = frozenset(
    {"decimal_integer_literal", "hex_integer_literal", "octal_integer_literal", "binary_integer_literal"}
    | {"decimal_floating_point_literal"}
)


def annotations_of(declaration: Node) -> tuple[Annotation, ...]:
    """The annotations among the modifiers of a declaration."""
    groups = [node for node in declaration.children if node.type == "modifiers"]
    written = [node for group in groups for node in group.named_children]
    return tuple(annotation_of(node) for node in written if node.type in {"annotation", "marker_annotation"})


def annotation_of(node: Node) -> Annotation:
    """An annotation; without a list of arguments, none."""
    name, arguments = node.child_by_field_name("name"), node.child_by_field_name("arguments")
    path = tuple("".join(text(name).split()).split(".")) if name is not None else ("",)
    given: dict[str, Expression] = {}
    for argument in arguments.named_children if arguments else []:
        key, value = argument.child_by_field_name("key"), argument.child_by_field_name("value")
        if argument.type == "element_value_pair" and key is not None and value is not None:
            given[text(key)] = expression(value)
        elif not argument.is_extra and argument.type != "ERROR":
            given["value"] = expression(argument)
    return Annotation(path, given, line(node))


def expression(node: Node) -> Expression:
    """What an annotation or constant is given."""
    inside = [child for child in node.named_children if not child.is_extra]
    match node.type:
        case "string_literal" | "character_literal":
            return java_string(text(node))
        case "true" | "false":
            return node.type == "true"
        case "identifier" | "field_access" | "scoped_identifier":
            return named(text(node))
        case "parenthesized_expression" | "cast_expression" if inside:
            return expression(inside[-1])
        case "unary_expression" if inside and text(node).startswith("-"):
            return negative(expression(inside[-1]))
        case "binary_expression":
            return chain(node)
        case "element_value_array_initializer":
            return Items(tuple(expression(child) for child in inside))
        case kind if kind in NUMBERS:
            return number(text(node))
        case _:
            return Opaque(text(node))


def chain(node: Node) -> Expression:
    """A binary expression. Its left side, which is as deep as it is long, is walked down, not descended into."""
    rest: list[tuple[str, Expression]] = []
    while node.type == "binary_expression":
        left, operator, right = (node.child_by_field_name(part) for part in ("left", "operator", "right"))
        if left is None or operator is None or right is None:
            return Opaque(text(node))
        rest.append((operator.type, expression(right)))
        node = left
    return Chain(expression(node), tuple(reversed(rest)))
