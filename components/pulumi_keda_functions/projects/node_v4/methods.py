"""Methods of arrays, objects and text that have no effects."""

from collections.abc import Callable, Mapping

from ...values import Derived, Joined, Setting
from .operators import LONGEST, is_text, join_texts, truth
from .things import UNDEFINED, Array, Object, Thing, Unknown

UNARY_TEXT_METHODS: Mapping[str, Callable[[str], str]] = {
    "toLowerCase": str.lower,
    "toUpperCase": str.upper,
    "trim": str.strip,
}


def flattened(things: list[Thing]) -> Array:
    """The items of arrays in a row, and what is no array itself."""
    made = Array()
    for thing in things:
        if isinstance(thing, Array):
            made.add(thing.items, thing.unread)
        else:
            made.add([thing])
    return made


def from_results(name: str, items: list[Thing], results: list[Thing]) -> Thing:
    """What `forEach`, `map`, `flatMap` or `filter` gives, when its callback gave `results` for `items`."""
    match name:
        case "map":
            return Array(results)
        case "flatMap":
            return flattened(results)
        case "filter":
            kept = [item for item, result in zip(items, results, strict=True) if truth(result)]
            is_told = all(truth(result) is not None for result in results)
            return Array(kept, None if is_told else Unknown("is filtered by what cannot be read"))
        case _:
            return UNDEFINED


def entries(thing: Object, name: str) -> Array:
    """`Object.keys`, `Object.values`, `Object.entries`."""
    if name == "entries":
        return Array([Array([key, value]) for key, value in thing.properties.items()])
    return Array(list(thing.properties if name == "keys" else thing.properties.values()))


def call_text(text_of: Thing, name: str, given: list[Thing]) -> Thing:
    """What a method of text gives back."""
    match text_of, name, given:
        case _, "toString" | "valueOf", []:
            return text_of
        case _, "concat", _:
            return join_texts([text_of, *given])
        case str(), _, [] if name in UNARY_TEXT_METHODS:
            return UNARY_TEXT_METHODS[name](text_of)
        case str(), "replace" | "replaceAll", [str(old), str(new)] if "$" not in new:
            replaced = text_of.replace(old, new, 1 if name == "replace" else -1)
            return replaced if len(replaced) <= LONGEST else Unknown()
        case str(), "split", [str(separator)] if separator:
            return Array(list(text_of.split(separator)))
        case str(), "startsWith", [str(part)]:
            return text_of.startswith(part)
        case str(), "endsWith", [str(part)]:
            return text_of.endswith(part)
        case str(), "includes", [str(part)]:
            return part in text_of
        case Setting() | Joined() | Derived(), _, [] if name in UNARY_TEXT_METHODS:
            return Derived(UNARY_TEXT_METHODS[name], text_of)
        case _:
            return Unknown()


def as_number(thing: Thing) -> Thing:
    """`Number(thing)`; a setting stays the text that it is, for it becomes a property's text either way."""
    if isinstance(thing, str):
        return int(thing) if thing.isdecimal() and len(thing) < 16 else Unknown()
    return thing if is_text(thing) or isinstance(thing, int | float | Unknown) else Unknown()
