"""Java: from the syntax tree of a source file to what it declares."""

from collections.abc import Iterator, Mapping

import tree_sitter_java
from tree_sitter import Language, Node

from ..syntax_tree import parsed, text
from .declarations import Method, Path, SourceFile, Type
from .expressions import Expression
from .garbled import garbled_lines
from .java_expressions import annotations_of, expression

LANGUAGE = Language(tree_sitter_java.language())
TYPES = frozenset(
    {"class_declaration", "interface_declaration", "enum_declaration", "record_declaration"}
    | {"annotation_type_declaration"}
)
METHOD = "method_declaration"
IMPLICIT = "-"
"""A name that nothing can refer to."""
TYPE_NAMES = ("type_identifier", "scoped_type_identifier")


def java_file(source: bytes, file: str) -> SourceFile:
    """What `source` declares; `file` is its name, relative to the project."""
    root = parsed(source, LANGUAGE).root_node
    package = next((dotted(node) for node in root.children if node.type == "package_declaration"), ())
    imported = [(dotted(node), "*" in text(node)) for node in root.children if node.type == "import_declaration"]
    types = {found.path: found for found in types_of(root, package)}
    return SourceFile(
        file,
        package,
        imports={path[-1]: path for path, is_star in imported if path and not is_star},
        star_imports=tuple(path for path, is_star in imported if is_star),
        types=types,
        garbled=garbled_lines(root, types.values()),
    )


def dotted(declaration: Node) -> Path:
    """The dotted name in a package or import declaration."""
    names = [node for node in declaration.named_children if node.type in {"identifier", "scoped_identifier"}]
    return tuple("".join(text(names[0]).split()).split(".")) if names else ()


def types_of(root: Node, package: Path) -> Iterator[Type]:
    """The types of a file, those inside others after these; methods outside of any are those of an implicit class."""
    outside = tuple(method_of(node) for node in root.named_children if node.type == METHOD)
    if outside:
        yield Type((*package, IMPLICIT), methods=outside)
    waiting = [(node, package) for node in reversed(root.named_children)]
    while waiting:
        node, outer = waiting.pop()
        name = node.child_by_field_name("name")
        if node.type in TYPES and name is not None:
            found = type_of(node, (*outer, text(name)))
            yield found
            waiting += [(member, found.path) for member in reversed(members(node))]


def members(declaration: Node) -> list[Node]:
    """What stands in the body of a type."""
    body = declaration.child_by_field_name("body")
    direct = body.named_children if body else []
    return [inner for node in direct for inner in (node.named_children if is_enum_rest(node) else [node])]


def is_enum_rest(node: Node) -> bool:
    """Whether it is what stands behind the members of an enum."""
    return node.type == "enum_body_declarations"


def type_of(node: Node, path: Path) -> Type:
    """A type, without those inside it."""
    inside = members(node)
    constants: dict[str, Expression] = {}
    for member in inside:
        constants |= constants_of(member)
    supertypes = [
        supertype for clause in node.named_children for supertype in supertypes_of(clause) if clause.type != "modifiers"
    ]
    return Type(
        path,
        constants,
        tuple(supertypes),
        annotations_of(node),
        tuple(method_of(member) for member in inside if member.type == METHOD),
    )


def supertypes_of(clause: Node) -> Iterator[Path]:
    """The types in an `extends` or `implements` clause, without their type arguments."""
    if clause.type not in {"superclass", "super_interfaces", "extends_interfaces"}:
        return
    listed = [node for node in clause.named_children if node.type != "type_list"]
    listed += [node for group in clause.named_children if group.type == "type_list" for node in group.named_children]
    for node in listed:
        plain = node.named_children[0] if node.type == "generic_type" and node.named_children else node
        if plain.type in TYPE_NAMES:
            yield tuple("".join(text(plain).split()).split("."))


def constants_of(member: Node) -> Mapping[str, Expression]:
    """The constants that a member declares: final fields, fields of interfaces, members of an enum."""
    if member.type == "enum_constant":
        name = member.child_by_field_name("name")
        return {text(name): text(name)} if name is not None else {}
    is_final = member.type == "field_declaration" and "final" in modifiers(member)
    if member.type != "constant_declaration" and not is_final:
        return {}
    constants: dict[str, Expression] = {}
    for declarator in member.children_by_field_name("declarator"):
        name, value = declarator.child_by_field_name("name"), declarator.child_by_field_name("value")
        if name is not None and value is not None:
            constants[text(name)] = expression(value)
    return constants


def modifiers(declaration: Node) -> frozenset[str]:
    """`static`, `final` and the like."""
    groups = [node for node in declaration.children if node.type == "modifiers"]
    return frozenset(child.type for group in groups for child in group.children)


def method_of(node: Node) -> Method:
    """A method."""
    name, returns = node.child_by_field_name("name"), node.child_by_field_name("type")
    listed = node.child_by_field_name("parameters")
    parameters = listed.named_children if listed else []
    return Method(
        text(name) if name is not None else "",
        annotations_of(node),
        tuple(annotation for parameter in parameters for annotation in annotations_of(parameter)),
        returns is not None and returns.type != "void_type",
    )
