"""Objects of the new app in words: what hangs on a setting names it, and what hides one is not told at all."""

from typing import cast

from ...manifests import Node, filled
from ...values import Derived, Joined, Value, in_words
from .kubernetes_objects import Body


def in_words_throughout(body: dict[str, Node]) -> Body:
    """`body` with texts alone."""
    return cast("Body", filled(body, worded))


def worded(value: Value) -> str:
    """`orders-settings-…` for a name that ends in a hash, `<Queue>` for a setting."""
    match value:
        case Derived(reveals=False):
            return "…"
        case Joined(parts):
            return "".join(map(worded, parts))
        case _:
            return in_words(value)
