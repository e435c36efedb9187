"""Bindings as function.json would have them, and what of them cannot be read."""

from dataclasses import dataclass

from ...problems import Problem, Severity
from ...values import Derived, Joined, Setting
from ..model import ANY, Binding, Property
from ..unread import Unread, by_hand
from .things import UNDEFINED, Array, Class, External, Method, Object, Routine, Thing, Undefined, Unknown

DESCRIBES_THE_BINDING = frozenset({"type", "name", "direction", "properties"})
"""What every binding has in the library's words; `properties` there are flags between library and host."""
WITHOUT_SOURCE = frozenset(
    {"httptrigger", "timertrigger", "warmuptrigger", "eventgridtrigger", "webpubsubtrigger", "connectortrigger"}
    | {"mcptooltrigger", "mcpresourcetrigger", "mcpprompttrigger"}
    | {"orchestrationtrigger", "activitytrigger", "entitytrigger"}
)
"""Triggers without a source of messages, in lower case: no scaler hangs on their properties."""
MOST_PARTS = 2_000
REMEDY = "write it as a constant or as process.env.X"


@dataclass(frozen=True)
class Bound:
    """A binding and what of it cannot be read."""

    binding: Binding | None
    problems: tuple[Problem, ...]


def bind(made: Thing, subject: str, where: str, *, is_trigger: bool) -> Bound:
    """The binding that an object of the library's form stands for. `subject` says whose it is."""
    given = made.get("type") if isinstance(made, Object) else made
    if not isinstance(made, Object) or not isinstance(given, str):
        message = f"{subject} cannot be read: {described(given)}"
        remedy = "write its type as a constant"
        problem: Problem = Problem(where, message, remedy, Severity.WARNING)
        if is_trigger:
            problem = Unread(where, message, f"{remedy}; or {by_hand()}")
        return Bound(None, (problem,))
    binding_type = f"{given}Trigger" if is_trigger and not given.lower().endswith("trigger") else given
    is_lenient = not is_trigger or binding_type.lower() in WITHOUT_SOURCE
    properties: dict[str, Property] = {}
    unread: dict[str, Problem] = {}
    if made.unread:
        message = f"properties of {subject} cannot be read: {made.unread}"
        unread[ANY] = problem_of(where, message, "write them one by one", None if is_lenient else binding_type)
    for name, thing in made.properties.items():
        if name in DESCRIBES_THE_BINDING or isinstance(thing, Undefined | Routine | Class | Method):
            continue
        value = property_of(thing)
        if isinstance(value, Unknown):
            message = f"{name} of {subject} cannot be read: {value}"
            unread[name] = problem_of(where, message, REMEDY, None if is_lenient else binding_type, name)
        else:
            properties[name] = value
    return Bound(Binding(binding_type, properties, unread), tuple(unread.values()))


def problem_of(where: str, message: str, remedy: str, trigger: str | None, name: str | None = None) -> Problem:
    """What cannot be read of a binding: an error where a scaler hangs on it, which is that of a `trigger` then."""
    if trigger is None:
        return Problem(where, message, remedy, Severity.WARNING)
    declared = by_hand(trigger, {name: "…"}) if name else by_hand(trigger)
    return Unread(where, message, f"{remedy}; or {declared}")


def property_of(thing: Thing) -> Property | Unknown:
    """What `thing` becomes in JSON."""
    return Unknown("is too large an object") if is_too_large(thing) else converted(thing)


def is_too_large(thing: Thing) -> bool:
    """Whether it has more parts than any binding, or parts that contain it."""
    waiting: list[Thing] = [thing]
    for _ in range(MOST_PARTS):
        if not waiting:
            return False
        match waiting.pop():
            case Array(items):
                waiting += items
            case Object(properties):
                waiting += properties.values()
    return True


def converted(thing: Thing) -> Property | Unknown:
    """`property_of` for what is small."""
    match thing:
        case None | bool() | int() | float() | str() | Setting() | Joined() | Derived() | Unknown():
            return thing
        case Array(items, None):
            return all_or_unknown([converted(None if item is UNDEFINED else item) for item in items])
        case Object(properties, None):
            given = {name: item for name, item in properties.items() if item is not UNDEFINED}
            values = all_or_unknown([converted(item) for item in given.values()])
            return values if isinstance(values, Unknown) else dict(zip(given, values, strict=True))
        case Array(unread=Unknown() as unread) | Object(unread=Unknown() as unread):
            return unread
        case External():
            return Unknown(f"is what {thing} gives when the app runs")
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


def described(thing: Thing) -> str:
    """What stands where something else was expected, in words."""
    match thing:
        case Unknown():
            return str(thing)
        case External():
            return f"{thing} is not part of the project"
        case Setting(name):
            return f"it hangs on setting {name}"
        case Undefined():
            return "it is undefined"
        case None | bool() | int() | float() | str():
            return f"it is {thing!r}"
        case _:
            return f"it is a {type(thing).__name__.lower()}"
