"""Constant expressions, as annotations of Java and Kotlin take them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import add, mul, sub

Scalar = str | int | float | bool
"""A literal stands for itself."""


@dataclass(frozen=True)
class Name:
    """A constant or enum member by its name, which may have dots."""

    path: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True)
class Chain:
    """Operations carried out from left to right: `a + b - c`. A string template is a chain of `+`."""

    first: "Expression"
    rest: tuple[tuple[str, "Expression"], ...]


@dataclass(frozen=True)
class Items:
    """An array."""

    items: tuple["Expression", ...]


@dataclass(frozen=True)
class Opaque:
    """What is not followed, as written: a call, for instance."""

    text: str

    def __str__(self) -> str:
        shown = " ".join(self.text[:80].split())
        return f"`{shown}` is not followed"


Expression = Scalar | Name | Chain | Items | Opaque

DOTTED = re.compile(r"\w+(?:\.\w+)*")
BLANKS = re.compile(r"[\s`]+")
NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]{1,16}|0[bB][01]{1,64}|\d{1,20})[lLuU]?")
OPERATORS: Mapping[str, Callable[[int, int], int]] = {"+": add, "-": sub, "*": mul}


def named(written: str) -> Name | Opaque:
    """The name that `written` is; white space and Kotlin's back quotes aside."""
    plain = BLANKS.sub("", written)
    return Name(tuple(plain.split("."))) if DOTTED.fullmatch(plain) else Opaque(written)


def number(written: str) -> int | float | Opaque:
    """An integer or floating point literal."""
    plain = written.replace("_", "")
    if NUMBER.fullmatch(plain):
        digits = plain.rstrip("lLuU")
        return int(digits, 0) if digits[:2].lower() in {"0x", "0b"} else int(digits)
    try:
        return float(plain.rstrip("fFdD"))
    except ValueError:
        return Opaque(written)


def negative(of: Expression) -> Expression:
    """`-of`, of a number."""
    return -of if isinstance(of, int | float) and not isinstance(of, bool) else Opaque("-…")


def combined(left: Scalar, operator: str, right: Scalar) -> Scalar | None:
    """`left operator right`; None where it is neither a text nor plain arithmetic of integers."""
    if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
        return as_text(left) + as_text(right)
    if operator in OPERATORS and type(left) is int and type(right) is int:
        return OPERATORS[operator](left, right)
    return None


def as_text(scalar: Scalar) -> str:
    """As both languages write it into a string."""
    return str(scalar).lower() if isinstance(scalar, bool) else str(scalar)
