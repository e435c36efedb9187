"""The bindings that annotations stand for, as the build writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...problems import Problem, Severity
from ..model import Binding, Property
from ..unread import Unread, by_hand
from .annotations import BY_NAME, ENUM_ATTRIBUTES, NO_BINDINGS, BindingAnnotation
from .constants import Constants, Evaluated, Place, Unknown
from .declarations import Annotation
from .expressions import Expression, Items, Name

CUSTOM = "CustomBinding"
"""The annotation that gives its binding's type itself; on another annotation, that one's."""
DESCRIBES_THE_BINDING = frozenset({"name", "type", "direction"})
WITHOUT_SOURCE = frozenset(
    {"httpTrigger", "warmupTrigger", "mcpToolTrigger", "mcpResourceTrigger", "mcpPromptTrigger"}
    | {"assistantSkillTrigger"}
)
"""Triggers without a source of messages: no scaler hangs on their properties."""
BUILD_FIRST = "build the project, whose function.json files are read then"


@dataclass(frozen=True)
class Bound:
    """What an annotation adds to a function."""

    binding: Binding | None
    """None where it is one, but of what type cannot be read."""
    is_storage: bool
    problems: tuple[Problem, ...]


def bind(annotation: Annotation, place: Place, constants: Constants) -> Bound | None:
    """The binding that `annotation` stands for, with what of it cannot be read; None where it stands for none."""
    where = f"{place.file.file}:{annotation.line}"
    name = place.file.meant_by(annotation.path)[-1]
    if name in NO_BINDINGS:
        return None
    if name == CUSTOM:
        binding_type = custom_type(annotation, place, constants)
        if isinstance(binding_type, Unknown):
            return Bound(None, is_storage=False, problems=(no_type(where, binding_type),))
        return bound(annotation, BindingAnnotation(binding_type), place, constants)
    declared = BY_NAME.get(name.lower()) or declared_by_project(annotation, place, constants)
    if declared is not None:
        return bound(annotation, declared, place, constants)
    if not name.endswith("Trigger"):
        return None
    guess = BindingAnnotation(f"{name[0].lower()}{name[1:]}")
    message = f"@{name} is not known here, so that its type is taken for {guess.type}"
    doubt = Unread(where, message, f"{BUILD_FIRST}, or {by_hand(guess.type)}", Severity.WARNING)
    return bound(annotation, guess, place, constants, doubt)


def bound(
    annotation: Annotation, declared: BindingAnnotation, place: Place, constants: Constants, *doubts: Problem
) -> Bound:
    """The binding of that type, with the annotation's attributes as its properties."""
    properties: dict[str, Property] = dict(declared.always)
    unread: dict[str, Problem] = {}
    for key, expression in annotation.arguments.items():
        value = attribute(key, expression, place, constants)
        if isinstance(value, Unknown):
            unread[key] = unread_property(key, value, annotation, declared.type, place)
        elif value != "":
            properties[key] = as_property(value)
    if declared.named_by and "name" in properties:
        properties.setdefault(declared.named_by, properties["name"])
    own = {key: value for key, value in properties.items() if key not in DESCRIBES_THE_BINDING}
    return Bound(Binding(declared.type, own, unread), declared.is_storage, (*doubts, *unread.values()))


def attribute(key: str, value: Expression, place: Place, constants: Constants) -> Evaluated | Unknown:
    """An attribute's value; a member of the libraries' enums by its name."""
    match value:
        case Name(path) if key in ENUM_ATTRIBUTES:
            return path[-1]
        case Items(items) if key in ENUM_ATTRIBUTES:
            return tuple(item.path[-1] for item in items if isinstance(item, Name))
        case _:
            return constants.evaluate(value, place)


def declared_by_project(annotation: Annotation, place: Place, constants: Constants) -> BindingAnnotation | None:
    """The binding of an annotation of the project's own, which `@CustomBinding` is put on."""
    found = constants.type_named(annotation.path, place)
    for meta in found.type.annotations if found else ():
        if found and meta.path[-1] == CUSTOM:
            binding_type = custom_type(meta, found, constants)
            return None if isinstance(binding_type, Unknown) else BindingAnnotation(binding_type)
    return None


def custom_type(annotation: Annotation, place: Place, constants: Constants) -> str | Unknown:
    """The type that a `@CustomBinding` gives."""
    if "type" not in annotation.arguments:
        return Unknown("it is missing")
    value = constants.evaluate(annotation.arguments["type"], place)
    return value if isinstance(value, str | Unknown) else Unknown("it is not a text")


def no_type(where: str, reason: Unknown) -> Problem:
    """The problem of a `@CustomBinding` that does not tell its type."""
    return Unread(where, f"the type of @{CUSTOM} cannot be read: {reason}", f"{BUILD_FIRST}, or {by_hand()}")


def unread_property(key: str, reason: Unknown, annotation: Annotation, binding_type: str, place: Place) -> Problem:
    """The problem of an attribute whose value is not known."""
    lenient = not binding_type.endswith("Trigger") or binding_type in WITHOUT_SOURCE
    message = f"{key} of @{annotation.path[-1]} cannot be read: {reason}"
    remedy = f"make it a constant of the project's sources; or {BUILD_FIRST}; or {by_hand(binding_type, {key: '…'})}"
    where = f"{place.file.file}:{annotation.line}"
    return Unread(where, message, remedy, Severity.WARNING if lenient else Severity.ERROR)


def as_property(value: Evaluated) -> Property:
    """As function.json has it."""
    return [as_property(item) for item in value] if isinstance(value, tuple) else value


def with_connection(found: Sequence[Bound], connection: str | None) -> list[Binding]:
    """The bindings, those of storage with the account's connection where they have none."""
    account: Mapping[str, Property] = {"connection": connection} if connection else {}
    return [
        replace(one.binding, properties={**account, **one.binding.properties}) if one.is_storage else one.binding
        for one in found
        if one.binding is not None
    ]
