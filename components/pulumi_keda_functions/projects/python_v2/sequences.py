"""Lists and dicts: what Python's functions and methods make of those that are known. Lists count as tuples."""

from .things import Arguments, Thing, Unknown

LONGEST_LOOP = 500
"""Items; whatever makes more is not unrolled."""
READING_METHODS = frozenset({"get", "items", "values", "keys", "index", "count", "copy"})
"""Methods of lists and dicts that change nothing."""
CHANGED = "is changed in a way that is not followed"
SEQUENCES = frozenset(
    f"builtins.{name}" for name in ("enumerate", "list", "range", "reversed", "set", "sorted", "tuple", "zip")
)
"""Functions that make one list of others."""


def call_sequence(path: str, arguments: Arguments) -> Thing:
    """What a function of `SEQUENCES` gives for lists that are known."""
    name = path.removeprefix("builtins.")
    given = arguments.positional
    if name == "range":
        bounds = [thing for thing in given if isinstance(thing, int)]
        return numbers(bounds) if len(bounds) == len(given) else Unknown()
    lists = [keys(thing) if isinstance(thing, dict) else thing for thing in given if isinstance(thing, tuple | dict)]
    if name == "zip":
        return tuple(zip(*lists, strict=False)) if len(lists) == len(given) else Unknown()
    if len(lists) != 1:
        return Unknown()
    (items,) = lists
    match name, given[1:]:
        case "enumerate", start:
            first = start[0] if start else arguments.named.get("start", 0)
            return (
                tuple((number, item) for number, item in enumerate(items, first))
                if isinstance(first, int)
                else Unknown()
            )
        case "reversed", ():
            return items[::-1]
        case "sorted", () if not arguments.named:
            texts = [item for item in items if isinstance(item, str)]
            return tuple(sorted(texts)) if len(texts) == len(items) else Unknown()
        case "list" | "tuple" | "set", ():
            return items
        case _:
            return Unknown()


def keys(mapping: dict[object, Thing]) -> tuple[Thing, ...]:
    """The keys, in order."""
    return tuple(key for key in mapping if isinstance(key, str | int | float))


def numbers(bounds: list[int]) -> Thing:
    """`range(…)`, as far as it is worth unrolling."""
    try:
        found = range(*bounds)
    except (TypeError, ValueError):
        return Unknown("is not a call that Python accepts")
    return Unknown("is too long a list") if found[LONGEST_LOOP:] else tuple(found)


def call_dict_method(mapping: dict[object, Thing], name: str, arguments: Arguments) -> Thing:
    """A method of a dict that only reads it."""
    match name, arguments.positional:
        case "get", (str() | int() as key, *rest):
            return mapping.get(key, rest[0] if rest else None)
        case "items", ():
            return tuple((key if isinstance(key, str | int | float) else None, value) for key, value in mapping.items())
        case "values", ():
            return tuple(mapping.values())
        case "keys", ():
            return keys(mapping)
        case _:
            return Unknown()


def added(items: tuple[Thing, ...], name: str, arguments: Arguments) -> Thing:
    """The list after `append` or `extend`; what any other method leaves of it is not known."""
    match name, arguments.positional:
        case "append", (item,):
            return (*items, item)
        case "extend", (tuple(more),):
            return (*items, *more)
        case _:
            return Unknown(CHANGED)
