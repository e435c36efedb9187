"""`using` directives: what short names in a file may stand for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .project_file import UsingItem

DIRECTIVE = re.compile(
    rb"^[ \t\xef\xbb\xbf]*(?P<scope>global\s+)?using\s+(?:unsafe\s+)?(?P<static>static\s+)?(?:(?P<alias>@?\w+)\s*=\s*)?"
    rb"(?:global::)?(?P<name>[\w.]+)\s*;",
    re.MULTILINE,
)
"""Statements such as `using var client = …;` have another form."""


@dataclass
class Usings:
    """The directives of a file, and those of the whole project."""

    namespaces: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    """Whose members go without their type's name."""
    aliases: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *, is_static: bool, alias: str | None) -> None:
        """Count one more directive."""
        if alias:
            self.aliases[alias] = name
        elif is_static:
            self.types.append(name)
        else:
            self.namespaces.append(name)

    def and_those_of(self, other: "Usings") -> "Usings":
        """Both together; of two aliases, this one's."""
        return Usings(self.namespaces + other.namespaces, self.types + other.types, {**other.aliases, **self.aliases})

    def full_name(self, name: str) -> str:
        """`name` with what its first part is an alias for."""
        first, dot, rest = name.partition(".")
        return self.aliases.get(first, first) + dot + rest


def read_usings(source: bytes) -> tuple[Usings, Usings]:
    """The file's own directives, and those that it declares for the whole project."""
    own, project_wide = Usings(), Usings()
    for directive in DIRECTIVE.finditer(source):
        alias = directive["alias"].decode(errors="replace") if directive["alias"] else None
        scope = project_wide if directive["scope"] else own
        scope.add(directive["name"].decode(errors="replace"), is_static=bool(directive["static"]), alias=alias)
    return own, project_wide


def declared_in_project_file(items: Iterable[UsingItem]) -> Usings:
    """The directives that project files stand for."""
    usings = Usings()
    for item in items:
        usings.add(item.name, is_static=item.is_static, alias=item.alias)
    return usings
