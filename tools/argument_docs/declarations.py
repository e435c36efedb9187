"""Argument types as their modules declare them. They are read, not imported: only the source has the docstrings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

NO_WORDS = ""
"""Where a docstring is missing, which a test of the package refuses."""


@dataclass(frozen=True)
class Field:
    """A field of a TypedDict, or a member of an Enum."""

    name: str
    words: str
    """Its docstring, in one line."""
    annotation: ast.expr | None = None
    value: str | None = None
    """The text that stands for a member."""

    @property
    def is_required(self) -> bool:
        """Whether there is no app without it."""
        return not is_named(self.annotation, "NotRequired")


@dataclass(frozen=True)
class Declared:
    """A TypedDict or an Enum."""

    name: str
    words: str
    fields: tuple[Field, ...]
    is_choice: bool
    """Whether it is an Enum."""
    home: "Module"
    """Where it is declared, and what it names is looked up."""


@dataclass(frozen=True)
class Module:
    """A module of the package."""

    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        """Its source."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @property
    def classes(self) -> Iterator[ast.ClassDef]:
        """Those that it declares."""
        return (node for node in self.tree.body if isinstance(node, ast.ClassDef))

    def declared(self, name: str) -> Declared | None:
        """What `name` stands for here, declared in this module or imported; None where that is no argument type."""
        if found := next((node for node in self.classes if node.name == name), None):
            return self.read(found)
        home = self.home_of(name)
        return None if home is None else home.declared(name)

    def home_of(self, name: str) -> "Module | None":
        """The module of the package that `name` is imported from."""
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module:
                path = self.path.with_name(f"{node.module}.py")
                if any(each.name == name for each in node.names) and path.is_file():
                    return Module(path)
        return None

    def read(self, node: ast.ClassDef) -> Declared | None:
        """The class, what it has from other argument types first; None where it is none."""
        bases = [ast.unparse(base) for base in node.bases]
        parents = [parent for base in bases if (parent := self.declared(base))]
        is_choice = any(base.endswith("Enum") for base in bases)
        if not (parents or is_choice or "TypedDict" in bases):
            return None
        inherited = tuple(field for parent in parents for field in parent.fields)
        return Declared(node.name, in_one_line(ast.get_docstring(node)), inherited + fields(node), is_choice, self)


def fields(node: ast.ClassDef) -> tuple[Field, ...]:
    """The fields or members of a class, each with the docstring under it."""
    found: list[Field] = []
    for statement, below in zip(node.body, [*node.body[1:], None], strict=True):
        match statement:
            case ast.AnnAssign(target=ast.Name(name), annotation=annotation):
                found.append(Field(name, docstring(below), annotation))
            case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(value)):
                found.append(Field(name, docstring(below), value=str(value)))
    return tuple(found)


def docstring(statement: ast.stmt | None) -> str:
    """The text that `statement` is."""
    match statement:
        case ast.Expr(ast.Constant(str() as text)):
            return in_one_line(text)
        case _:
            return NO_WORDS


def in_one_line(text: str | None) -> str:
    """`text` without line breaks."""
    return " ".join((text or "").split())


def is_named(annotation: ast.expr | None, name: str) -> bool:
    """Whether it is `name[…]`, from whatever module."""
    return isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value).rpartition(".")[2] == name
