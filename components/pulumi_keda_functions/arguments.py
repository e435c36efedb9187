"""Arguments checked against the TypedDict that declares them: every problem is kept, so that one error names them all.

Nothing else checks them: Python does not, and the plugin host hands whole numbers over as floats.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, NotRequired, Required, TypeVar, Union, cast, get_args, get_origin, is_typeddict

from .near_names import closest
from .problems import InvalidInputError, Problem

Declared = TypeVar("Declared")
NOTHING = object()
"""In place of a value that is not what it should be."""
KINDS: Mapping[type, str] = {str: "plain text", bool: "true or false", int: "a whole number"}
"""What a person calls them."""


def checked(given: Mapping[str, object], declared: type[Declared]) -> tuple[Declared, list[Problem]]:
    """What of `given` is as the TypedDict `declared` says, and what is not.

    What is left out or given as None is absent from the answer, and so is whatever there is a problem with. Raises
    InvalidInputError where `given` is no mapping, so that there is nothing to look at.
    """
    require_mapping(given, declared)
    check = _Check()
    return cast("Declared", check.structure(given, declared, "")), check.problems


def require_mapping(given: object, declared: type) -> None:
    """Raises InvalidInputError where `given` cannot be what the TypedDict `declared` is."""
    if not isinstance(given, Mapping):
        told = "is missing" if given is None else f"is {_kind_of(given)}"
        problem = Problem("args", told, "give a mapping of names")
        raise InvalidInputError(declared.__name__.removesuffix("Args"), [problem])


class _Check:
    """One pass over arguments. Each method gives what is right of a value, and NOTHING where that is all wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def structure(self, given: Mapping[str, object], declared: type, where: str) -> dict[str, object]:
        """A mapping with the names of a TypedDict."""
        hints = _hints(declared)
        within = f"{where}." if where else ""
        for name in given:
            if name not in hints:
                self.wrong(f"{within}{name}", "there is no such argument", _did_you_mean(str(name), hints))
        required: frozenset[str] = getattr(declared, "__required_keys__", frozenset())
        for name in hints:
            if name in required and given.get(name) in (None, ""):
                self.wrong(f"{within}{name}", "is missing", f"give {name}")
        values = {
            name: self.value(given[name], hint, f"{within}{name}")
            for name, hint in hints.items()
            if given.get(name) is not None
        }
        return {name: value for name, value in values.items() if value is not NOTHING}

    def part(self, given: Mapping[str, object], declared: type, where: str) -> object:
        """A structure within another: none at all without what it requires, so that nothing later misses it."""
        required: frozenset[str] = getattr(declared, "__required_keys__", frozenset())
        structure = self.structure(given, declared, where)
        return structure if required <= structure.keys() else NOTHING

    def value(self, given: object, hint: Any, where: str) -> object:
        """A value of the type `hint`."""
        origin = get_origin(hint)
        if hint is Any:
            return self.free(given, where)
        if origin is Union:
            # A Pulumi Input: plain, or to be known later.
            return given if _is_output(given) else self.value(given, get_args(hint)[0], where)
        if is_typeddict(hint):
            mapping = self.of_kind(given, Mapping, where, f"a mapping with {_listed(_hints(hint))}")
            return self.part(mapping, hint, where) if isinstance(mapping, Mapping) else NOTHING
        if origin is Mapping:
            return self.mapping(given, get_args(hint)[1], where)
        if origin is Sequence:
            return self.sequence(given, get_args(hint)[0], where)
        if issubclass(hint, Enum):
            return self.choice(given, hint, where)
        return self.of_kind(_whole(given) if hint is int else given, hint, where, KINDS[hint])

    def choice(self, given: object, choices: type[Enum], where: str) -> object:
        """A member of an enumeration, also by its text."""
        try:
            return choices(given)
        except ValueError:
            allowed = _listed(str(choice.value) for choice in choices)
            told = repr(given) if isinstance(given, str) else _kind_of(given)
            return self.wrong(where, f"is {told}", f"choose among {allowed}")

    def free(self, given: object, where: str) -> object:
        """Anything that JSON has."""
        match given:
            case Mapping():
                return self.mapping(given, Any, where)
            case str() | bool() | int() | float() | None:
                return _whole(given)
            case Sequence():
                return self.sequence(given, Any, where)
            case _:
                return self.wrong(
                    where, f"is {_kind_of(given)}", "give text, a number, True, False, a list or a mapping"
                )

    def mapping(self, given: object, hint: Any, where: str) -> object:
        """A mapping whose names are the user's own."""
        if _is_output(given):
            message = "is an Output as a whole, so that its names are not known before `up`"
            return self.wrong(where, message, "give a mapping of names, whose values may be Outputs")
        mapping = self.of_kind(given, Mapping, where, "a mapping of names")
        if not isinstance(mapping, Mapping):
            return NOTHING
        values = {str(name): self.value(value, hint, f"{where}[{name!r}]") for name, value in mapping.items()}
        return {name: value for name, value in values.items() if value is not NOTHING}

    def sequence(self, given: object, hint: Any, where: str) -> object:
        """A list."""
        if isinstance(given, str) or not isinstance(given, Sequence):
            return self.wrong(where, f"is {_kind_of(given)}", "give a list")
        values = [self.value(value, hint, f"{where}[{index}]") for index, value in enumerate(given)]
        return [value for value in values if value is not NOTHING]

    def of_kind(self, given: object, kind: type, where: str, words: str) -> object:
        """A value of a class. A truth is an int to Python, and none to a person."""
        if isinstance(given, kind) and (kind is bool or not isinstance(given, bool)):
            return given
        is_plain = isinstance(given, int | float)
        # What stands for text or a mapping may be a secret.
        told = (
            f"is {given!r}" if kind in (int, bool) and isinstance(given, str | int | float) else f"is {_kind_of(given)}"
        )
        return self.wrong(where, told, f"give {words}{', in quotes' if kind is str and is_plain else ''}")

    def wrong(self, where: str, message: str, remedy: str) -> object:
        """Note a problem."""
        self.problems.append(Problem(where, message, remedy))
        return NOTHING


def _whole(given: object) -> object:
    """A whole number as such, which the plugin host hands over as a float."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _hints(declared: type) -> Mapping[str, Any]:
    """The type of each name. As annotated, since Pulumi's Input refers forward to names that only Pulumi has."""
    wrappers: tuple[object, ...] = (NotRequired, Required)
    annotated: Mapping[str, Any] = declared.__annotations__
    return {name: get_args(hint)[0] if get_origin(hint) in wrappers else hint for name, hint in annotated.items()}


def _is_output(given: object) -> bool:
    # By name, since the pure rooms and the command line know no Pulumi.
    return type(given).__name__ == "Output"


def _kind_of(given: object) -> str:
    return "an Output" if _is_output(given) else f"of type {type(given).__name__}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _did_you_mean(name: str, declared: Mapping[str, object]) -> str:
    meant = closest(name, declared)
    return f"did you mean {meant}?" if meant else f"choose among {_listed(declared)}"
