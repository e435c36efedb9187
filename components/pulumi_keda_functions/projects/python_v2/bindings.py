"""The bindings that a decorator's arguments stand for, as the library writes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...problems import Problem, Severity
from ...values import Derived, Joined, Setting
from ..model import ANY, Binding, Property
from ..unread import Unread, by_hand
from .binding_decorators import BINDINGS
from .decorators import Decorator
from .text import member_name
from .things import Decoration, Draft, External, Member, Thing, Unknown
from .trigger_decorators import TRIGGERS

DECORATORS = {**TRIGGERS, **BINDINGS}
NOT_PROPERTIES = frozenset(
    {"arg_name", "context_name", "input_name", "client_name", "trigger_arg_name", "binding_arg_name"}
    | {"trigger_extra_fields", "binding_extra_fields", "type"}
)
"""Parameters that name arguments of the function, or are read on their own."""
ENUM_PARAMETERS = frozenset(
    {"data_type", "access_rights", "auth_level", "authentication_mode", "cardinality", "key_data_type", "methods"}
    | {"o_auth_bearer_method", "protocol"}
)
"""Parameters that the library takes as text, too, and writes by the enum member's name."""
MEMBERS_BY_VALUE = {"EVENT_GRID": "EventGrid", "LOGS_AND_CONTAINER_SCAN": "LogsAndContainerScan"}
"""Members of `BlobSource`, the one enum that the library writes by value."""
WITHOUT_SOURCE = frozenset(
    {"httpTrigger", "timerTrigger", "warmupTrigger", "mcpToolTrigger", "mcpResourceTrigger", "mcpPromptTrigger"}
    | {"assistantSkillTrigger"}
)
"""Triggers without a source of messages: no scaler hangs on their properties."""


@dataclass(frozen=True)
class Bound:
    """What a decoration adds to a function."""

    bindings: tuple[Binding, ...]
    """A property that cannot be read is None, until the function is built."""
    problems: tuple[Problem, ...]


def bind(decoration: Decoration, draft: Draft) -> Bound:
    """The bindings that `decoration` adds to `draft`, and what of them cannot be read."""
    decorator = DECORATORS[decoration.name]
    given = {
        **dict(zip(decorator.parameters, decoration.arguments.positional, strict=False)),
        **decoration.arguments.named,
    }
    given |= extra_fields(given.get("trigger_extra_fields"))
    binding_type = decorator.type or property_of(given.get("type", Unknown("is missing")))
    subject = f"`{decoration.name}` of function {draft.name}"
    if not isinstance(binding_type, str):
        message = f"the type in {subject} cannot be read"
        return Bound((), (Unread(decoration.where, message, f"write it as a constant; or {by_hand()}"),))
    lenient = is_lenient(decoration.name, binding_type)
    unread: dict[str, Problem] = {}
    if decoration.arguments.unread:
        message = f"arguments in {subject} cannot be read: {decoration.arguments.unread}"
        declared = by_hand(binding_type)
        unread[ANY] = problem_of(decoration.where, message, "pass them one by one", None if lenient else declared)
    properties = initial_properties(decoration.name, decorator, draft)
    for parameter, thing in given.items():
        if parameter in NOT_PROPERTIES | decorator.unwritten:
            continue
        name, value = camel_case(parameter), property_of(thing)
        if isinstance(value, Unknown):
            message = f"{name} in {subject} cannot be read: {value}"
            remedy, declared = "write it as a constant or as os.environ[…]", by_hand(binding_type, {name: "…"})
            unread[name] = problem_of(decoration.where, message, remedy, None if lenient else declared)
            properties[name] = None
        elif value is not None:
            properties[name] = upper_case(value) if parameter in ENUM_PARAMETERS else value
    second = [Binding(decorator.also)] if decorator.also else []
    return Bound((Binding(binding_type, properties, unread), *second), tuple(unread.values()))


def problem_of(where: str, message: str, remedy: str, declared: str | None) -> Problem:
    """What cannot be read of a binding: an error, and `declared` how to settle it, where a scaler hangs on it."""
    if declared is None:
        return Problem(where, message, remedy, Severity.WARNING)
    return Unread(where, message, f"{remedy}; or {declared}")


def built(binding: Binding, function_name: str, auth_level: Thing) -> Binding:
    """The binding as the library tells it to the host: HTTP triggers have a route and a level in any case."""
    defaults: dict[str, Property] = {}
    if binding.type == "httpTrigger":
        level = property_of(auth_level)
        defaults = {"route": function_name, "authLevel": None if isinstance(level, Unknown) else upper_case(level)}
    properties = {**defaults, **binding.properties}
    return replace(binding, properties={name: value for name, value in properties.items() if value is not None})


def is_lenient(name: str, binding_type: str) -> bool:
    """Whether a deployment can do without the binding's properties."""
    return name in BINDINGS or binding_type in WITHOUT_SOURCE


def initial_properties(name: str, decorator: Decorator, draft: Draft) -> dict[str, Property]:
    """What the library writes before it looks at the arguments."""
    described: dict[str, Property] = (
        {"toolName": draft.name, "description": draft.docstring} if name == "mcp_tool" else {}
    )
    return described | dict(decorator.defaults)


def extra_fields(fields: Thing) -> dict[str, Thing]:
    """Further properties, given as a dict."""
    return {str(name): thing for name, thing in fields.items()} if isinstance(fields, dict) else {}


def property_of(thing: Thing) -> Property | Unknown:
    """What `thing` becomes in JSON. The library leaves out None, inside a list or dict, too."""
    match thing:
        case None | bool() | int() | float() | str() | Setting() | Joined() | Derived() | Unknown():
            return thing
        case Member(value=value, is_text=True):
            return property_of(value)
        case External():
            name = member_name(thing)
            return (
                Unknown(f"is what {thing.path} gives when the app runs")
                if name is None
                else MEMBERS_BY_VALUE.get(name, name)
            )
        case tuple():
            return all_or_unknown([property_of(part) for part in thing if part is not None])
        case dict():
            given = {str(name): part for name, part in thing.items() if part is not None}
            values = all_or_unknown([property_of(part) for part in given.values()])
            return values if isinstance(values, Unknown) else dict(zip(given, values, strict=True))
        case _:
            return Unknown()


def all_or_unknown(values: list[Property | Unknown]) -> list[Property] | Unknown:
    """The values, or the first that is unknown."""
    known: list[Property] = []
    for value in values:
        if isinstance(value, Unknown):
            return value
        known.append(value)
    return known


def upper_case(value: Property) -> Property:
    """An enum member's name as the library writes it; one that hangs on a setting stays as it is."""
    if isinstance(value, str):
        return value.upper()
    return [upper_case(part) for part in value] if isinstance(value, Sequence) else value


def camel_case(parameter: str) -> str:
    """`queueName` of `queue_name`; a name without underscore stays as it is."""
    first, *rest = parameter.split("_")
    return first + "".join(word.title() for word in rest)
