"""All sources of a project together: where a name leads.

Names are followed as far as constants of attributes need it: through types that enclose each other, base types,
namespaces, aliases and `using static`. Only files that may declare a type of the wanted name are parsed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from .csharp_file import CSharpFile
from .declarations import Declarations, TypeDeclaration, declarations


@dataclass(frozen=True)
class Scope:
    """Where an expression stands."""

    file: CSharpFile
    type: TypeDeclaration | None


@dataclass(frozen=True)
class Found:
    """A constant: its expression, and where that stands."""

    expression: Node
    scope: Scope


@dataclass
class Compilation:
    """The sources of a project, and of those that it refers to."""

    files: list[CSharpFile]
    declared: dict[CSharpFile, tuple[Declarations, ...]] = field(default_factory=dict)
    by_type_name: dict[str, list[CSharpFile]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for file in self.files:
            for name in file.type_names:
                self.by_type_name.setdefault(name, []).append(file)

    def variants(self, file: CSharpFile) -> tuple[Declarations, ...]:
        """What `file` declares, in each variant of conditional compilation."""
        if file not in self.declared:
            self.declared[file] = tuple(declarations(root, file) for root in file.trees)
        return self.declared[file]

    def types_named(self, name: str) -> Iterator[TypeDeclaration]:
        """Every declaration of a type with that name of its own; what a Release build compiles comes first."""
        for file in self.by_type_name.get(name, ()):
            for variant in self.variants(file):
                yield from (declaration for declaration in variant.types if declaration.name == name)

    def types(self, name: str, scope: Scope) -> list[TypeDeclaration]:
        """The declarations that `name`, with dots or without, means in `scope`: the nearest that fit."""
        full_name = scope.file.usings.full_name(name)
        fitting: dict[int, list[TypeDeclaration]] = {}
        for declaration in self.types_named(full_name.rpartition(".")[2]):
            if f".{declaration.full_name}".endswith(f".{full_name}"):
                fitting.setdefault(distance(declaration, full_name, scope), []).append(declaration)
        return fitting[min(fitting)] if fitting else []

    def constants(self, name: str, scope: Scope) -> list[Found]:
        """What the simple name of a constant may mean in `scope`."""
        for declaration in scope.type.and_outer_types() if scope.type else ():
            if found := self.members(declaration.full_name, name, scope):
                return found
        imported = [self.members(type_name, name, scope) for type_name in scope.file.usings.types]
        return [found for members in imported for found in members]

    def members(self, type_name: str, name: str, scope: Scope) -> list[Found]:
        """The constants called `name` of the types that `type_name` means in `scope`, their base types' included."""
        waiting, seen, found = [(type_name, scope)], set(), dict[str, Found]()
        while waiting:
            wanted, place = waiting.pop()
            for declaration in self.types(wanted, place):
                if declaration in seen:
                    continue
                seen.add(declaration)
                inside = Scope(declaration.file, declaration)
                if name in declaration.constants:
                    found.setdefault(declaration.full_name, Found(declaration.constants[name], inside))
                waiting += [(base, inside) for base in declaration.bases]
            if found:
                break
        return list(found.values())


def distance(declaration: TypeDeclaration, name: str, scope: Scope) -> int:
    """How far the compiler goes from `scope` for a type that is written `name` there; the nearest is meant."""
    full_name = declaration.full_name
    enclosing = scope.type.full_name if scope.type else ""
    around = enclosing
    while around:
        if full_name == f"{around}.{name}":
            return len(enclosing) - len(around)
        around = around.rpartition(".")[0]
    if full_name == name:
        return len(enclosing) + 1
    imported = any(full_name == f"{namespace}.{name}" for namespace in scope.file.usings.namespaces)
    return len(enclosing) + (2 if imported else 3)
