"""A C# source file: its text, what of it is compiled, and the names that it imports."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from functools import cached_property

import tree_sitter_c_sharp
from tree_sitter import Language, Node

from ..syntax_tree import parsed
from .conditional_compilation import RELEASE, Compiled, compiled
from .usings import Usings, read_usings

C_SHARP = Language(tree_sitter_c_sharp.language())
TYPE = re.compile(rb"\b(?:class|struct|record|interface)\s+@?(\w+)")


@dataclass(eq=False)
class CSharpFile:
    """A source file. Nothing of it is worked out before it is asked for."""

    name: str
    """Relative to the project, with forward slashes."""
    source: bytes
    symbols: Set[str] = RELEASE
    """Defined for a Release build."""
    project_wide: Usings = field(default_factory=Usings)
    """The directives that hold for every file."""

    def where(self, line: int) -> str:
        """The place to name in a problem."""
        return f"{self.name}:{line}"

    @cached_property
    def compiled(self) -> Compiled:
        """What of it is compiled."""
        return compiled(self.source, self.symbols)

    @cached_property
    def trees(self) -> tuple[Node, ...]:
        """The roots of its syntax trees, one for each variant of conditional compilation."""
        return tuple(parsed(variant, C_SHARP).root_node for variant in self.compiled.variants)

    @cached_property
    def own_usings(self) -> tuple[Usings, Usings]:
        """Its directives: those for itself, and those for the whole project."""
        return read_usings(self.source)

    @cached_property
    def usings(self) -> Usings:
        """The directives that hold in it."""
        return self.own_usings[0].and_those_of(self.project_wide)

    @cached_property
    def type_names(self) -> frozenset[str]:
        """Names of the types that it may declare, told without a tree."""
        return frozenset(name.decode(errors="replace") for name in TYPE.findall(self.source))
