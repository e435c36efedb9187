"""Fields of objects that a user may have written in any shape. What has another shape than asked for counts as absent:
a check of values is no place to check shapes, which the API server does."""

from collections.abc import Mapping, Sequence


def mapping(body: Mapping[str, object], field: str) -> Mapping[str, object]:
    """The object in a field; an empty one where there is none."""
    value = body.get(field)
    return value if isinstance(value, Mapping) else {}


def mappings(body: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    """The objects in a list."""
    value = body.get(field)
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return []
    return [each for each in value if isinstance(each, Mapping)]


def text(body: Mapping[str, object], field: str) -> str | None:
    """A plain text that is not empty."""
    value = body.get(field)
    return value if isinstance(value, str) and value else None


def number(body: Mapping[str, object], field: str) -> int | None:
    """A whole number."""
    value = body.get(field)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
