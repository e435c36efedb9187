"""Kotlin: from the syntax tree of a source file to what it declares."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

import tree_sitter_kotlin
from tree_sitter import Language, Node

from ..syntax_tree import parsed, text
from .declarations import Method, Path, SourceFile, Type
from .expressions import Expression
from .garbled import garbled_lines
from .kotlin_expressions import annotations_in, annotations_of, dotted, expression

LANGUAGE = Language(tree_sitter_kotlin.language())
TYPES = frozenset({"class_declaration", "object_declaration", "companion_object"})
BODIES = frozenset({"class_body", "enum_class_body"})
COMPANION = "Companion"
"""The name of a companion object that is given none."""
WRAPPER = "TopLevel"
HEADER = frozenset({"file_annotation", "package_header", "import"})
NAME = "identifier"
"""Of packages, imports, types and members alike."""


def kotlin_file(source: bytes, file: str) -> SourceFile:
    """What `source` declares; `file` is its name, relative to the project."""
    root = parsed(source, LANGUAGE).root_node
    header = [node for node in root.named_children if node.type in HEADER]
    package = next((dotted(node) for node in header if node.type == "package_header"), ())
    imports = [node for node in header if node.type == "import"]
    top_level = (*package, facade_name(file, header))
    whole, declared = top_level_of(root, source, header[-1].end_byte if header else 0)
    types = {
        top_level: members_type(top_level, declared),
        **{found.path: found for found in types_of(declared, package)},
    }
    return SourceFile(
        file,
        package,
        imports={alias(node): dotted(node) for node in imports if dotted(node) and not is_star(node)},
        star_imports=tuple(dotted(node) for node in imports if is_star(node)),
        types=types,
        top_level=top_level,
        garbled=garbled_lines(whole, types.values()),
    )


def facade_name(file: str, header: list[Node]) -> str:
    """The class that the compiler puts a file's top level into: by `@file:JvmName`, else `OrdersKt` of orders.kt."""
    given = [annotation for node in header if node.type == "file_annotation" for annotation in annotations_in(node)]
    for annotation in given:
        name = annotation.arguments.get("value")
        if annotation.path[-1] == "JvmName" and isinstance(name, str):
            return name
    stem = PurePosixPath(file).stem
    return f"{stem[:1].upper()}{stem[1:]}Kt"


def top_level_of(root: Node, source: bytes, header_end: int) -> tuple[Node, list[Node]]:
    """The root of a file's tree and the declarations at its top level.

    The grammar also reads scripts, and there takes an annotation before a function for a statement of its own. In the
    body of a class it does not, so that such a file is parsed again with its top level inside one.
    """
    if all(node.type != "annotated_expression" for node in root.named_children):
        return root, root.named_children
    inside = source[:header_end] + f";class {WRAPPER} {{".encode() + source[header_end:] + b"\n}"
    again = parsed(inside, LANGUAGE).root_node
    wrapper = next((node for node in again.named_children if node.type in TYPES and name_of(node) == WRAPPER), None)
    return (root, root.named_children) if wrapper is None else (again, members(wrapper))


def alias(node: Node) -> str:
    """The name that an import gives: behind `as`, else the last."""
    renamed = [child for child in node.named_children if child.type == NAME]
    return text(renamed[-1]) if renamed else dotted(node)[-1]


def is_star(node: Node) -> bool:
    """Whether an import ends with `.*`."""
    return text(node).rstrip("; \t").endswith("*")


def types_of(declared: list[Node], package: Path) -> Iterator[Type]:
    """The types among `declared`, those inside others after these."""
    waiting = [(node, package) for node in reversed(declared)]
    while waiting:
        node, outer = waiting.pop()
        if node.type not in TYPES:
            continue
        path = (*outer, name_of(node) or COMPANION)
        inside = members(node)
        companions = [member for member in inside if member.type == "companion_object"]
        shared = {name: value for found in companions for name, value in constants_of(members(found)).items()}
        found = members_type(path, inside)
        yield replace(
            found,
            constants={**shared, **found.constants},
            supertypes=supertypes_of(node),
            annotations=annotations_of(node),
        )
        waiting += [(member, path) for member in reversed(inside)]


def members_type(path: Path, inside: list[Node]) -> Type:
    """A type with the constants and functions among its members."""
    methods = [method_of(member) for member in inside if member.type == "function_declaration"]
    return Type(path, constants_of(inside), methods=tuple(methods))


def name_of(declaration: Node) -> str | None:
    """The name of what is declared; None for a companion object without one."""
    name = declaration.child_by_field_name("name")
    return None if name is None else text(name).strip("`")


def members(declaration: Node) -> list[Node]:
    """What stands in the body of a type."""
    bodies = [node for node in declaration.named_children if node.type in BODIES]
    return [member for body in bodies for member in body.named_children]


def supertypes_of(declaration: Node) -> tuple[Path, ...]:
    """The types behind the colon, without their type arguments."""
    clauses = [node for node in declaration.named_children if node.type == "delegation_specifiers"]
    specifiers = [specifier for clause in clauses for specifier in clause.named_children]
    uses = [use for specifier in specifiers for use in specifier.named_children]
    types = [type_used(use) for use in uses]
    return tuple(path for node in types if node is not None and (path := dotted(node)))


def type_used(use: Node) -> Node | None:
    """The `user_type` that a call of a constructor, or the plain use of a type, names."""
    if use.type == "constructor_invocation":
        return next((child for child in use.named_children if child.type == "user_type"), None)
    return use if use.type == "user_type" else None


def constants_of(inside: list[Node]) -> Mapping[str, Expression]:
    """The `const val`s and enum members among the members of a type."""
    constants: dict[str, Expression] = {}
    for member in inside:
        names = [child for child in member.named_children if child.type == NAME]
        if member.type == "enum_entry" and names:
            constants[text(names[0])] = text(names[0])
        elif member.type == "property_declaration" and "const" in modifiers(member):
            constants |= constant_of(member)
    return constants


def constant_of(declaration: Node) -> Mapping[str, Expression]:
    """The constant that a `const val` declares."""
    *_, variable, value = (None, None, *(child for child in declaration.named_children if not child.is_extra))
    if variable is None or value is None or variable.type != "variable_declaration" or not dotted(variable):
        return {}
    return {dotted(variable)[0]: expression(value)}


def modifiers(declaration: Node) -> list[str]:
    """`const`, `private` and the like."""
    groups = [node for node in declaration.named_children if node.type == "modifiers"]
    return [text(child) for group in groups for child in group.named_children]


def method_of(node: Node) -> Method:
    """A function. Without a type it gives Unit where it has a body, and something where it is an expression."""
    inside = [child for child in node.named_children if not child.is_extra]
    places = [index for index, child in enumerate(inside) if child.type == "function_value_parameters"]
    behind = inside[places[0] + 1 :] if places else []
    parameters = inside[places[0]].named_children if places else []
    declared = next((text(child) for child in behind if child.type.endswith("_type")), None)
    is_expression = any(child.type == "function_body" and text(child).startswith("=") for child in behind)
    return Method(
        name_of(node) or "",
        annotations_of(node),
        tuple(found for child in parameters if child.type == "parameter_modifiers" for found in annotations_in(child)),
        is_expression if declared is None else declared not in {"Unit", "Nothing"},
    )
