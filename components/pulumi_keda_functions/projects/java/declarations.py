"""What a source file of Java or Kotlin declares, in so far as functions hang on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .expressions import Expression

Path = tuple[str, ...]
"""A name by its parts: `("com", "acme", "Names")`."""


@dataclass(frozen=True)
class Annotation:
    """`@Name(key = expression)`."""

    path: Path
    arguments: Mapping[str, Expression]
    """The one argument without a name is called `value`."""
    line: int


@dataclass(frozen=True)
class Method:
    """A method of a class, or a function of Kotlin."""

    name: str
    annotations: tuple[Annotation, ...]
    parameters: tuple[Annotation, ...]
    """The annotations on its parameters, in order."""
    returns_value: bool


@dataclass(frozen=True)
class Type:
    """A class, interface, enum, record, object or annotation; also the top level of a Kotlin file."""

    path: Path
    constants: Mapping[str, Expression] = field(default_factory=dict)
    """Constants and enum members; of a companion object, also those of the class around it."""
    supertypes: tuple[Path, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    methods: tuple[Method, ...] = ()


@dataclass(frozen=True)
class SourceFile:
    """A source file."""

    file: str
    """Relative to the project's folder, with forward slashes."""
    package: Path
    imports: Mapping[str, Path]
    """What a simple name stands for."""
    star_imports: tuple[Path, ...]
    types: Mapping[Path, Type]
    """By their full names."""
    top_level: Path | None = None
    """The type that stands for the top level of a Kotlin file: its constants are visible in the whole package."""
    garbled: tuple[int, ...] = ()
    """Lines that mention `@FunctionName` in what is no syntax of the language."""

    def meant_by(self, path: Path) -> Path:
        """`path` with its first name replaced by what it is imported as."""
        return (*self.imports.get(path[0], path[:1]), *path[1:])
