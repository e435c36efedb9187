"""Text of parts that may be settings: what Python's operators and methods make of it."""

import ast
import operator
import string
from collections.abc import Callable, Mapping

from ...values import Derived, Joined, Setting, Value, joined
from .things import Arguments, External, Member, Thing, Unknown

LONGEST = 2_000
"""Characters or items that an operation may give; more is no name of anything, only a way to stall the reader."""
LARGEST = 2**63
"""The largest number that JSON readers agree on."""

OPERATORS: Mapping[type[ast.operator], Callable[[int | float, int | float], int | float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
}
UNARY_METHODS: Mapping[str, Callable[[str], str]] = {
    method.__name__: method
    for method in (str.lower, str.upper, str.strip, str.lstrip, str.rstrip, str.title, str.capitalize, str.casefold)
}
PLAIN_METHODS = frozenset(
    {"replace", "removeprefix", "removesuffix", "split", "startswith", "endswith", "strip", "lstrip", "rstrip", "zfill"}
)


def is_text(thing: Thing) -> bool:
    """Whether it is text, known or hanging on settings."""
    return isinstance(thing, str | Setting | Joined | Derived)


def as_text(thing: Thing) -> Value | None:
    """The text that `str()` or an f-string makes of it; None where that is not known."""
    match thing:
        case str() | Setting() | Joined() | Derived():
            return thing
        case bool() | int() | float():
            return str(thing)
        case Member(value=value, is_text=True):
            return as_text(value)
        case _:
            return None


def join_texts(parts: list[Thing]) -> Thing:
    """The parts in a row."""
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    if unknown:
        return unknown
    texts = [as_text(part) for part in parts]
    known = [text for text in texts if text is not None]
    length = sum(map(extent, known))
    return joined(*known) if len(known) == len(texts) and length <= LONGEST else Unknown()


def extent(text: Value) -> int:
    """Characters of a text, parts of one that hangs on settings: either may double with each line of a program."""
    match text:
        case Joined(parts):
            return sum(map(extent, parts))
        case Derived(source=source):
            return extent(source)
        case str():
            return len(text)
        case _:
            return 1


def combine(left: Thing, op: ast.operator, right: Thing) -> Thing:
    """What a binary operator makes of two things."""
    match left, op, right:
        case (Unknown() as unknown, _, _) | (_, _, Unknown() as unknown):
            return unknown
        case (int() | float(), _, int() | float()) if type(op) in OPERATORS:
            try:
                result = OPERATORS[type(op)](left, right)
                return result if abs(result) < LARGEST else Unknown("is too large a number")
            except (ArithmeticError, ValueError):
                return Unknown("is not a number")
        case tuple(), ast.Add(), tuple() if len(left) + len(right) <= LONGEST:
            return left + right
        case dict(), ast.BitOr(), dict():
            return left | right
        case str(), ast.Mult(), int() if len(left) * right <= LONGEST:
            return left * right
        case str(), ast.Mod(), _:
            return percent_format(left, right if isinstance(right, tuple) else (right,))
        case _, ast.Add(), _ if is_text(left) and is_text(right):
            return join_texts([left, right])
        case _:
            return Unknown()


def percent_format(template: str, values: tuple[Thing, ...]) -> Thing:
    """`template % values`, of `%s` and `%d` alone."""
    pieces = template.replace("%d", "%s").split("%s")
    if len(pieces) != len(values) + 1 or "%" in "".join(pieces):
        return Unknown()
    parts: list[Thing] = [pieces[0]]
    for value, piece in zip(values, pieces[1:], strict=True):
        parts += [value, piece]
    return join_texts(parts)


def brace_format(template: str, arguments: Arguments) -> Thing:
    """`template.format(…)`, without format specifications."""
    parts: list[Thing] = []
    in_order = iter(arguments.positional)
    try:
        for literal, field, spec, conversion in string.Formatter().parse(template):
            parts.append(literal)
            if field is None:
                continue
            if spec or conversion:
                return Unknown()
            if field == "":
                parts.append(next(in_order, Unknown()))
            elif field.isdigit():
                parts.append(arguments.get("", int(field), Unknown()))
            else:
                parts.append(arguments.named.get(field, Unknown()))
    except ValueError:
        return Unknown("is not a format")
    return join_texts(parts)


def call_text_method(text: Value, name: str, arguments: Arguments) -> Thing:
    """What a method of text gives back."""
    given = arguments.positional
    match text, name, given:
        case _, "join", (tuple(items),) if isinstance(text, str):
            return join_texts([part for item in items for part in (text, item)][1:])
        case _, "format", _ if isinstance(text, str):
            return brace_format(text, arguments)
        case str(), _, () if name in UNARY_METHODS:
            return UNARY_METHODS[name](text)
        case _, _, () if name in UNARY_METHODS:
            return Derived(UNARY_METHODS[name], text)
        case str(), _, _ if name in PLAIN_METHODS and not arguments.named:
            return call_plain_method(text, name, given)
        case _:
            return Unknown()


def call_plain_method(text: str, name: str, given: tuple[Thing, ...]) -> Thing:
    """A method of `str` on plain text, given plain values."""
    if not all(isinstance(argument, str | int) for argument in given) or any(
        isinstance(argument, int) and argument > LONGEST for argument in given
    ):
        return Unknown()
    try:
        result = getattr(text, name)(*given)
    except (TypeError, ValueError):
        return Unknown("is not a call that Python accepts")
    if isinstance(result, list):
        return tuple(result)
    return result if isinstance(result, str | bool) and len(str(result)) <= LONGEST else Unknown()


def member_name(thing: External) -> str | None:
    """`ANONYMOUS` of `azure.functions.AuthLevel.ANONYMOUS`; None for what is no enum member of the library."""
    path = thing.path.removesuffix(".value").removesuffix(".name")
    last = path.rpartition(".")[2]
    return last if path.startswith("azure.functions.") and last.isidentifier() and last.isupper() else None
