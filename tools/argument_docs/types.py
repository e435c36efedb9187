"""What an argument takes, in words."""

import ast

from .declarations import Module

PLAIN = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "Any": "anything"}
MANY = {"str": "texts", "int": "whole numbers", "float": "numbers", "bool": "truths", "Any": "anything"}


def in_words(annotation: ast.expr, home: Module) -> str:
    """`text`, `a list of texts`, or a link to the type: `[Identity](#identity)`.

    What may be an Output says so; of a list or a mapping it is the values that may be one.
    """
    match annotation:
        case ast.Subscript(value=wrapper, slice=inner):
            return wrapped(ast.unparse(wrapper).rpartition(".")[2], inner, home)
        case _:
            return plain(annotation, home)


def wrapped(wrapper: str, inner: ast.expr, home: Module) -> str:
    """The words for `wrapper[inner]`."""
    match wrapper, inner:
        case "NotRequired" | "Required", _:
            return in_words(inner, home)
        case "Input", _:
            return f"{in_words(inner, home)} or an Output"
        case "Sequence" | "list", _:
            return f"a list of {several(inner, home)}"
        case "Mapping" | "dict", ast.Tuple(elts=[_, values]):
            return f"{several(values, home)} by name"
        case _:
            return f"`{wrapper}[{ast.unparse(inner)}]`"


def several(annotation: ast.expr, home: Module) -> str:
    """The words for many of it."""
    match annotation:
        case ast.Subscript(value=wrapper, slice=inner) if ast.unparse(wrapper).rpartition(".")[2] == "Input":
            return f"{several(inner, home)} or Outputs"
        case ast.Subscript(value=wrapper, slice=inner) if ast.unparse(wrapper).rpartition(".")[2] == "Sequence":
            return f"lists of {several(inner, home)}"
        case ast.Name(name) if name in MANY:
            return MANY[name]
        case _:
            return in_words(annotation, home)


def plain(annotation: ast.expr, home: Module) -> str:
    """The words for a type by its name."""
    name = ast.unparse(annotation)
    declared = home.declared(name)
    if declared is None:
        return PLAIN.get(name, f"`{name}`")
    if declared.is_choice:
        return f"[one of](#{name.lower()}) {', '.join(f'`{member.value}`' for member in declared.fields)}"
    return f"[{name}](#{name.lower()})"


def names_in(annotation: ast.expr | None) -> list[str]:
    """All names in an annotation, in their order."""
    return [node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)] if annotation else []
