"""Connection strings of databases, as .NET's clients take them: `Server=…;Database=…;User ID=…;Password=…`.

https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax
"""

import re

_PART = re.compile(
    r"""[\s;]*(?P<key>[^=;\s][^=;]*?)\s*=\s*(?:"(?P<double>(?:[^"]|"")*)"|'(?P<single>(?:[^']|'')*)'|(?P<bare>(?!["'])[^;]*?))\s*(?:;|$)"""
)


def keywords(text: str) -> dict[str, str]:
    """The values by keyword, which is in lower case and without spaces; of one that comes twice, the last.

    Raises ValueError, which tells nothing of `text`, where it is no connection string.
    """
    found: dict[str, str] = {}
    rest = text.strip().rstrip("; ")
    position = 0
    while position < len(rest):
        part = _PART.match(rest, position)
        if part is None:
            raise ValueError("is no connection string of the form Server=…;Database=…")
        found[part["key"].replace(" ", "").casefold()] = value(part)
        position = part.end()
    return found


def value(part: re.Match[str]) -> str:
    """The value of one keyword, without its quotes."""
    if part["double"] is not None:
        return part["double"].replace('""', '"')
    if part["single"] is not None:
        return part["single"].replace("''", "'")
    return part["bare"]


def one_of(found: dict[str, str], what: str, *names: str) -> str:
    """The first of the keywords `names` that there is. Raises ValueError where there is none."""
    for name in names:
        if found.get(name):
            return found[name]
    raise ValueError(f"names no {what}")
