"""The binding that an attribute stands for, as the SDKs write it to function.json or functions.metadata."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from ...problems import Problem, Severity
from ..model import Binding, Property, Worker
from ..syntax_tree import text
from ..unread import by_hand
from .attributes import Attribute
from .binding_attributes import (
    BATCHES,
    CONSTRUCTORS,
    EARLIER_COSMOS_DB,
    ENUM_PROPERTIES,
    RENAMED,
    WITHOUT_SOURCE,
    Parameters,
    binding_type,
    is_trigger,
    lower_first,
)
from .compilation import Scope
from .expressions import Constant, Expressions, Member, Unknown


@dataclass(frozen=True)
class Bound:
    """A binding, and what of it cannot be read."""

    binding: Binding
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Place:
    """What the attribute of a binding stands on."""

    function: str
    """The name of the function."""
    scope: Scope
    worker: Worker
    type: Node | None = None
    """The type of the parameter that it is put on."""


def bind(attribute: Attribute, place: Place, expressions: Expressions) -> Bound:
    """The binding that `attribute` stands for."""
    kind = binding_type(attribute.name)
    subject = f"`{attribute.name}` of function {place.function}"
    severity = Severity.ERROR if is_trigger(attribute.name) and kind not in WITHOUT_SOURCE else Severity.WARNING
    given, unnamed = arguments(attribute, kind, place.scope, expressions)
    where = place.scope.file.where(attribute.line)
    problems: list[Problem] = []
    unread: dict[str, Problem] = {}
    if unnamed and is_trigger(attribute.name):
        message = f"{len(unnamed)} arguments in {subject} cannot be told by their position"
        problems.append(Problem(where, message, "name them, or set properties instead", Severity.WARNING))
    properties = cardinality(kind, given, place)
    for name, value in given.items():
        known = property_of(value, place.worker)
        if isinstance(known, Unknown):
            message = f"{name} in {subject} cannot be read: {known.reason}"
            remedy = "write it as a constant in these sources, or build the project, whose output is then read"
            declared = f"; or {by_hand(kind, {name: '…'})}" if severity is Severity.ERROR else ""
            unread[name] = Problem(where, message, f"{remedy}{declared}", severity)
        elif known is not None:
            properties[name] = known
    return Bound(Binding(kind, properties, unread), (*problems, *unread.values()))


def arguments(
    attribute: Attribute, kind: str, scope: Scope, expressions: Expressions
) -> tuple[dict[str, Constant], list[Constant]]:
    """The properties that are set, under their function.json names; and arguments whose property is not known."""
    renamed = RENAMED.get(kind, {})
    positional: list[Constant] = []
    named: dict[str, Constant] = {}
    properties: dict[str, Constant] = {}
    for argument in attribute.arguments:
        value = expressions.value(argument.expression, scope)
        if argument.name is None:
            positional.append(value)
        else:
            name = lower_first(argument.name)
            (properties if argument.is_property else named)[renamed.get(name, name)] = value
    parameters = next((form for form in CONSTRUCTORS.get(kind, ()) if fits(form, positional, named)), ())
    passed, unnamed = by_position(parameters, positional)
    given = {**passed, **named, **properties}
    if not EARLIER_COSMOS_DB.isdisjoint(given) and "containerName" in passed:
        given = {("collectionName" if name == "containerName" else name): value for name, value in given.items()}
    return given, unnamed


def fits(parameters: Parameters, positional: Sequence[Constant], named: Mapping[str, Constant]) -> bool:
    """Whether a constructor with these parameters takes those arguments."""
    takes_rest = bool(parameters) and parameters[-1].startswith("*")
    count = len(positional) + len(named)
    if (not takes_rest and count > len(parameters)) or not named.keys() <= {name.lstrip("*") for name in parameters}:
        return False
    return all(
        isinstance(value, Unknown) or isinstance(value, Member) == (name in ENUM_PROPERTIES)
        for name, value in zip(parameters, positional, strict=False)
        if name in ENUM_PROPERTIES or isinstance(value, Member)
    )


def by_position(parameters: Parameters, positional: Sequence[Constant]) -> tuple[dict[str, Constant], list[Constant]]:
    """The properties that arguments by position set, and arguments that are left over."""
    if parameters and parameters[-1].startswith("*"):
        *single, rest = parameters
        passed = dict(zip(single, positional, strict=False))
        left = positional[len(single) :]
        if left:
            passed[rest.lstrip("*")] = left[0] if isinstance(left[0], tuple) else tuple(left)
        return passed, []
    return dict(zip(parameters, positional, strict=False)), list(positional[len(parameters) :])


def cardinality(kind: str, given: dict[str, Constant], place: Place) -> dict[str, Property]:
    """Whether a trigger delivers batches, taken out of `given`; nothing where its attribute has no say in that.

    The isolated attributes say so themselves. In the host's process the parameter's type does, an array: what is
    written here for it is what the host works out, function.json has nothing of it.
    """
    batched = given.pop("isBatched", None)
    if kind not in BATCHES and batched is None:
        return {}
    if place.worker is Worker.DOTNET_ISOLATED:
        many = batched if isinstance(batched, bool) else BATCHES.get(kind, False)
        return {"cardinality": "Many" if many else "One"}
    return {"cardinality": "many"} if is_array(place.type) else {}


def is_array(node: Node | None) -> bool:
    """Whether a parameter takes several messages: any array but one of bytes, which is a message."""
    written = "".join(text(node).split()).rstrip("?") if node else ""
    return written.endswith("[]") and written.lower() not in ("byte[]", "system.byte[]")


def property_of(value: Constant, worker: Worker) -> Property | Unknown:
    """What the SDK writes for a constant: an enum's member by its name, for the host's process with a small letter."""
    match value:
        case Member(name):
            return lower_first(name) if worker is Worker.DOTNET else name
        case tuple():
            parts = [property_of(part, worker) for part in value]
            unknown = next((part for part in parts if isinstance(part, Unknown)), None)
            return unknown or [part for part in parts if not isinstance(part, Unknown)]
        case _:
            return value
