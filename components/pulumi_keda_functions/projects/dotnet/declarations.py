"""What a C# file declares: types, their constants and their methods.

Only declarations are walked, never the bodies of methods: reading costs little, and no depth of code matters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from ..syntax_tree import text
from .csharp_file import CSharpFile

TYPES = frozenset(
    {"class_declaration", "struct_declaration", "record_declaration", "record_struct_declaration"}
    | {"interface_declaration"}
)
CONTAINERS = frozenset(
    {"compilation_unit", "namespace_declaration", "file_scoped_namespace_declaration", "declaration_list", "ERROR"}
)


@dataclass(eq=False)
class TypeDeclaration:
    """A class, struct, record or interface; of a partial one, one of its parts."""

    node: Node
    file: CSharpFile
    namespace: str
    outer: "TypeDeclaration | None"
    constants: dict[str, Node] = field(default_factory=dict)
    """The expression that each constant has, by its name."""
    members: list[Node] = field(default_factory=list)
    """Its properties, and the parameters of a record."""

    @property
    def name(self) -> str:
        """Its own name."""
        return name_of(self.node)

    @property
    def full_name(self) -> str:
        """With namespace and outer types, parted by dots."""
        names = [declaration.name for declaration in reversed(self.and_outer_types())]
        return ".".join([self.namespace, *names] if self.namespace else names)

    def and_outer_types(self) -> list["TypeDeclaration"]:
        """The type and those that it stands in, from the inside out."""
        around = [self]
        while around[-1].outer:
            around.append(around[-1].outer)
        return around

    @property
    def modifiers(self) -> frozenset[str]:
        """`public`, `abstract`, `partial` and the like."""
        return modifiers(self.node)

    @property
    def bases(self) -> list[str]:
        """Names of its base type and interfaces, without type arguments."""
        lists = [child for child in self.node.named_children if child.type == "base_list"]
        return [plain_name(base) for bases in lists for base in bases.named_children if base.type != "argument_list"]


@dataclass(eq=False)
class Method:
    """A method of a type."""

    node: Node
    file: CSharpFile
    type: TypeDeclaration | None
    """None where the sources do not parse well enough to tell."""

    @property
    def name(self) -> str:
        """Its own name."""
        return name_of(self.node)

    @property
    def modifiers(self) -> frozenset[str]:
        """`public`, `static` and the like."""
        return modifiers(self.node)

    @property
    def parameters(self) -> list[Node]:
        """Its parameters in order."""
        declared = self.node.child_by_field_name("parameters")
        return [child for child in declared.named_children if child.type == "parameter"] if declared else []


@dataclass
class Declarations:
    """What one variant of a file declares, in order."""

    types: list[TypeDeclaration] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    errors: list[Node] = field(default_factory=list)
    """Code in the signatures of methods that is no C# as the grammar has it."""


def declarations(root: Node, file: CSharpFile) -> Declarations:
    """The declarations below `root`."""
    found = Declarations()
    waiting: list[tuple[Node, str, TypeDeclaration | None]] = [(root, "", None)]
    while waiting:
        node, namespace, outer = waiting.pop()
        if node.type in TYPES:
            outer = TypeDeclaration(node, file, namespace, outer)
            outer.members += [
                parameter
                for child in node.named_children
                if child.type == "parameter_list"
                for parameter in child.named_children
            ]
            found.types.append(outer)
            body = node.child_by_field_name("body")
            waiting += [(body, namespace, outer)] if body else []
        elif node.type in CONTAINERS:
            waiting += reversed(list(contents(node, namespace, outer)))
        elif node.type == "method_declaration":
            found.methods.append(Method(node, file, outer))
            found.errors += signature_errors(node)
        elif node.type == "field_declaration" and outer and is_constant(node):
            outer.constants.update(constants(node))
        elif node.type == "property_declaration" and outer:
            outer.members.append(node)
    return found


def contents(
    node: Node, namespace: str, outer: TypeDeclaration | None
) -> Iterator[tuple[Node, str, TypeDeclaration | None]]:
    """The children of a container, each with the namespace that it stands in."""
    if node.type.endswith("namespace_declaration"):
        namespace = joined(namespace, name_of(node))
    for child in node.named_children:
        yield child, namespace, outer
        if child.type == "file_scoped_namespace_declaration":
            namespace = joined(namespace, name_of(child))


def signature_errors(method: Node) -> list[Node]:
    """The parts of a method in front of its body that hold what is no C#."""
    return [child for child in method.named_children if child.has_error and child.type != "block"]


def is_constant(field_node: Node) -> bool:
    """Whether the value of a field is known for good."""
    return "const" in modifiers(field_node) or {"static", "readonly"} <= modifiers(field_node)


def constants(field_node: Node) -> Iterator[tuple[str, Node]]:
    """Names and expressions of the constants in a field declaration."""
    for declaration in field_node.named_children:
        for declarator in declaration.named_children if declaration.type == "variable_declaration" else []:
            parts = declarator.named_children
            if declarator.type == "variable_declarator" and len(parts) > 1:
                yield name_of(declarator), parts[-1]


def modifiers(node: Node) -> frozenset[str]:
    """The modifiers of a declaration."""
    return frozenset(text(child) for child in node.named_children if child.type == "modifier")


def name_of(node: Node) -> str:
    """The name that a declaration gives."""
    name = node.child_by_field_name("name")
    return text(name).removeprefix("@") if name else ""


def plain_name(node: Node) -> str:
    """A type's name as written, without its type arguments, `global::` and `?`."""
    return "".join(text(node).partition("<")[0].split()).removeprefix("global::").rstrip("?")


def joined(namespace: str, name: str) -> str:
    """The namespace `name` inside of `namespace`."""
    return f"{namespace}.{name}" if namespace else name
