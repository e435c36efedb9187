"""What JavaScript's operators and conversions make of values that may hang on settings."""

import operator
from collections.abc import Callable, Mapping, Sequence

from ...values import Derived, Joined, Setting, Value, joined
from .grammar import LARGEST, normal_number
from .things import UNDEFINED, Array, Class, Object, Routine, Thing, Undefined, Unknown

LONGEST = 2_000
"""Characters or items that an operation may give; more is no name of anything, only a way to stall the reader."""

ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": operator.mod,
}
ORDER: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
EQUALITY: Mapping[str, bool] = {"===": True, "==": True, "!==": False, "!=": False}
"""Whether the operator asks for equality or its opposite. `==` is taken to convert nothing
but `null` and `undefined`."""


def is_text(thing: Thing) -> bool:
    """Whether it is text, known or hanging on settings."""
    return isinstance(thing, str | Setting | Joined | Derived)


def as_text(thing: Thing) -> Value | None:
    """The text that `String()` or a template makes of it; None where that is not known."""
    match thing:
        case str() | Setting() | Joined() | Derived():
            return thing
        case None:
            return "null"
        case Undefined():
            return "undefined"
        case bool():
            return "true" if thing else "false"
        case int() | float():
            return str(thing)
        case _:
            return None


def join_texts(parts: Sequence[Thing]) -> Thing:
    """The parts in a row, as in a template."""
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    if unknown:
        return unknown
    known = [text for text in map(as_text, parts) if text is not None]
    length = sum(map(size, known))
    return joined(*known) if len(known) == len(parts) and length <= LONGEST else Unknown()


def size(text: Value) -> int:
    """Characters of what is known of a text, and the pieces that are not."""
    match text:
        case str():
            return len(text)
        case Joined(parts):
            return sum(map(size, parts))
        case _:
            return 1


def truth(thing: Thing) -> bool | None:
    """Whether JavaScript takes it for true; None where that hangs on the environment or cannot be told."""
    match thing:
        case None | bool() | int() | float() | str():
            return bool(thing)
        case Undefined():
            return False
        case Object() | Array() | Routine() | Class():
            return True
        case _:
            return None


def fallen_back(setting: Setting, default: Thing) -> Thing:
    """`setting ?? default`, `setting || default`: the setting with its default."""
    if setting.default:
        return setting
    if default is None or default is UNDEFINED:
        return setting
    if isinstance(default, Setting):
        reason = f"falls back from setting {setting.name} to setting {default.name}, and only one can be followed"
        return Unknown(reason)
    text = as_text(default)
    return Setting(setting.name, text) if isinstance(text, str) else Unknown("has a default that cannot be told")


def binary(left: Thing, sign: str, right: Thing) -> Thing:
    """What a binary operator makes of two things; logical operators are the evaluator's."""
    match left, right:
        case (Unknown() as unknown, _) | (_, Unknown() as unknown):
            return unknown
        case (bool(), _) | (_, bool()):
            pass
        case (int() | float(), int() | float()) if sign in ARITHMETIC:
            return arithmetic(left, sign, right)
        case (int() | float(), int() | float()) if sign in ORDER:
            return ORDER[sign](left, right)
    if sign == "+" and (is_text(left) or is_text(right)):
        return join_texts([left, right])
    if sign in EQUALITY and is_plain(left) and is_plain(right):
        nothing = len(sign) == 2 and {left, right} <= {None, UNDEFINED}
        return (nothing or (left == right and type(left) is type(right))) is EQUALITY[sign]
    return Unknown()


def is_plain(thing: Thing) -> bool:
    """Whether it is a value that is known now and compared by what it is."""
    return thing is None or isinstance(thing, Undefined | bool | int | float | str)


def arithmetic(left: float, sign: str, right: float) -> Thing:
    """A sum, difference, product, quotient or remainder."""
    try:
        result = ARITHMETIC[sign](left, right)
    except ArithmeticError:
        return Unknown("is not a number")
    return normal_number(result) if abs(result) < LARGEST else Unknown("is too large a number")


def unary(sign: str, thing: Thing) -> Thing:
    """`!thing`, `-thing`, `void thing`, `typeof thing`."""
    if sign == "!":
        known = truth(thing)
        return Unknown() if known is None else not known
    if sign == "void":
        return UNDEFINED
    if isinstance(thing, int | float) and sign in {"-", "+"}:
        return -thing if sign == "-" else thing
    if sign == "typeof":
        return type_name(thing)
    return thing if isinstance(thing, Unknown) else Unknown()


def type_name(thing: Thing) -> Thing:
    """What `typeof` says."""
    match thing:
        case str():
            return "string"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case Undefined():
            return "undefined"
        case Routine() | Class():
            return "function"
        case None | Object() | Array():
            return "object"
        case _:
            return Unknown()
