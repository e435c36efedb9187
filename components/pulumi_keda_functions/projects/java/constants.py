"""Values of constants, followed from name to name as the compilers do."""

from collections.abc import Iterator
from dataclasses import dataclass

from .declarations import Path, SourceFile, Type
from .expressions import Chain, Expression, Items, Name, Opaque, Scalar, combined
from .sources import Sources

Evaluated = Scalar | tuple["Evaluated", ...]


@dataclass(frozen=True)
class Unknown:
    """A value that cannot be read, and why."""

    reason: str

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True)
class Place:
    """Where an expression stands: names mean what they mean there."""

    file: SourceFile
    type: Type


@dataclass(frozen=True)
class Constant:
    """A constant and where it is declared."""

    name: str
    place: Place

    @property
    def key(self) -> tuple[str, Path, str]:
        """What tells it from every other."""
        return self.place.file.file, self.place.type.path, self.name

    @property
    def expression(self) -> Expression:
        """What it is given."""
        return self.place.type.constants[self.name]


class Constants:
    """The constants of a project, each evaluated once."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.values: dict[tuple[str, Path, str], Evaluated | Unknown] = {}

    def evaluate(self, expression: Expression, place: Place) -> Evaluated | Unknown:
        """The value of `expression` at `place`."""
        match expression:
            case Name(path):
                constant = self.find(path, place)
                return self.value(constant) if constant else Unknown(f"no constant {expression} is found")
            case Chain(first, rest):
                return self.chained(self.evaluate(first, place), rest, place)
            case Items(items):
                values = [self.evaluate(item, place) for item in items]
                unknown = next((value for value in values if isinstance(value, Unknown)), None)
                return unknown or tuple(value for value in values if not isinstance(value, Unknown))
            case Opaque():
                return Unknown(str(expression))
            case _:
                return expression

    def chained(
        self, first: Evaluated | Unknown, rest: tuple[tuple[str, Expression], ...], place: Place
    ) -> Evaluated | Unknown:
        """`first` with the operations of `rest` carried out on it in order."""
        result = first
        for operator, operand in rest:
            value = self.evaluate(operand, place)
            if isinstance(result, Unknown) or isinstance(value, Unknown):
                return result if isinstance(result, Unknown) else value
            if isinstance(result, tuple) or isinstance(value, tuple):
                return Unknown(f"an array is an operand of {operator}")
            next_result = combined(result, operator, value)
            if next_result is None:
                return Unknown(f"the operator {operator} is not followed there")
            result = next_result
        return result

    def value(self, constant: Constant) -> Evaluated | Unknown:
        """The value of `constant`. One that hangs on itself, which no compiler takes, has none."""
        if constant.key not in self.values:
            self.values[constant.key] = Unknown(f"{constant.name} hangs on itself")
            self.values[constant.key] = self.evaluate(constant.expression, constant.place)
        return self.values[constant.key]

    def find(self, path: Path, place: Place) -> Constant | None:
        """The constant that `path` means at `place`; None where none is found."""
        *owner, name = path
        if owner:
            found = self.type_named(tuple(owner), place)
            return self.member(found, name) if found else self.top_level(tuple(owner), name)
        for around in surrounding(place):
            constant = self.member(around, name)
            if constant:
                return constant
        candidates = (place.file.imports.get(name, ()), (*place.file.package, name))
        stars = [(*star, name) for star in place.file.star_imports]
        return next(filter(None, (self.absolute(candidate) for candidate in (*candidates, *stars) if candidate)), None)

    def absolute(self, path: Path) -> Constant | None:
        """The constant of that full name: a member of a type, or one at the top level of a Kotlin file."""
        *owner, name = path
        found = next(self.sources.types(tuple(owner)), None) if owner else None
        constant = self.member(Place(*found), name) if found else None
        return constant or self.top_level(tuple(owner), name)

    def top_level(self, package: Path, name: str) -> Constant | None:
        """The constant at the top level of one of the package's Kotlin files."""
        found = next(self.sources.top_levels(package, name), None)
        return Constant(name, Place(*found)) if found and name in found[1].constants else None

    def member(self, place: Place, name: str) -> Constant | None:
        """The constant of the type at `place`, its own or inherited."""
        seen: set[Path] = set()
        waiting = [place]
        while waiting:
            current = waiting.pop(0)
            if current.type.path in seen:
                continue
            seen.add(current.type.path)
            if name in current.type.constants:
                return Constant(name, current)
            waiting += filter(None, (self.type_named(path, current) for path in current.type.supertypes))
        return None

    def type_named(self, path: Path, place: Place) -> Place | None:
        """The type that `path` means at `place`; None where the sources do not have it."""
        for candidate in meanings(path, place):
            found = next(self.sources.types(candidate), None)
            if found:
                return Place(*found)
        return None


def surrounding(place: Place) -> Iterator[Place]:
    """The type at `place`, those around it from the inside out, and the top level of a Kotlin file."""
    types, path = place.file.types, place.type.path
    while path in types:
        yield Place(place.file, types[path])
        path = path[:-1]
    if place.file.top_level is not None:
        yield Place(place.file, types[place.file.top_level])


def meanings(path: Path, place: Place) -> Iterator[Path]:
    """The full names that the name of a type may stand for, the strongest first."""
    around = place.type.path
    while len(around) > len(place.file.package):
        yield (*around, *path)
        around = around[:-1]
    if path[0] in place.file.imports:
        yield place.file.meant_by(path)
    yield (*place.file.package, *path)
    for star in place.file.star_imports:
        yield (*star, *path)
    yield path
