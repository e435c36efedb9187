"""What a misspelt word may have been meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.6
"""How much of two words is the same, of 1, for one to be taken for the other."""


def closest(word: str, known: Iterable[str], alike: float = ALIKE) -> str | None:
    """The one of `known` that is most like `word`, whatever the case; None where none is."""
    by_folded = {each.casefold(): each for each in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=alike)
    return by_folded[found[0]] if found else None
