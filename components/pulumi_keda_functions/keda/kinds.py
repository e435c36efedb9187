"""What KEDA makes of the text of a parameter.

All metadata is text. KEDA reads it into a type of Go and refuses what does not fit (`setConfigValueHelper` in
https://github.com/kedacore/keda/blob/v2.21.0/pkg/scalers/scalersconfig/typed_config.go).
"""

import re
from enum import StrEnum

INTEGER = r"-?(0|[1-9]\d*)"
WORDS_FOR_TRUTH = frozenset({"1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"})


class Kind(StrEnum):
    """The type that KEDA reads a text into. The value is its name in the catalogue."""

    TEXT = "text"
    INTEGER = "integer"
    WHOLE = "whole"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DURATION = "duration"
    PAIRS = "pairs"
    QUERY = "query"

    @property
    def in_words(self) -> str:
        """For a person, with an article."""
        return IN_WORDS[self]

    def fits(self, text: str) -> bool:
        """Whether KEDA can read `text`, which has no space around it."""
        if self is Kind.BOOLEAN:
            return text in WORDS_FOR_TRUTH
        pattern = PATTERNS.get(self)
        return pattern is None or pattern.fullmatch(text) is not None


IN_WORDS = {
    Kind.TEXT: "a text",
    Kind.INTEGER: "a whole number such as 10",
    Kind.WHOLE: "a whole number from 0 on",
    Kind.NUMBER: "a number such as 2.5",
    Kind.BOOLEAN: "true or false",
    Kind.DURATION: "a duration such as 30s, or a number of milliseconds",
    Kind.PAIRS: "a pair such as key=value",
    Kind.QUERY: "a query string such as a=1&b=2",
}
PATTERNS = {
    Kind.INTEGER: re.compile(INTEGER, re.ASCII),
    Kind.WHOLE: re.compile(r"0|[1-9]\d*", re.ASCII),
    Kind.NUMBER: re.compile(rf"{INTEGER}(\.\d+)?([eE][+-]?\d+)?", re.ASCII),
    Kind.DURATION: re.compile(r"\+?(\d+|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)", re.ASCII),
    Kind.PAIRS: re.compile(r"[^=]*=[^=]*"),
}
"""By kind; one without a pattern takes any text."""
