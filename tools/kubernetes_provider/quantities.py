"""Resource quantities in the one spelling that an API server gives back.

`0.5`, `0.50` and `500m` are one quantity, which the server writes `500m`; compared as text they would look like a
change on every run. Rules: https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity (canonical form).
"""

import re
from decimal import ROUND_CEILING, Decimal
from typing import Final

DECIMAL_SUFFIXES: Final = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
BINARY_SUFFIXES: Final = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6}
NOTATION: Final = re.compile(r"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?P<suffix>[numkMGTPE]?|[KMGTPE]i|[eE][+-]?\d+)")
SMALLEST: Final = Decimal("1e-9")


def canonical_quantity(quantity: str) -> str:
    """The server's spelling of `quantity`; text that is no quantity comes back unchanged, for the server to refuse."""
    match = NOTATION.fullmatch(quantity.strip())
    if match is None:
        return quantity
    number, suffix = Decimal(match["number"]), match["suffix"]
    if suffix in BINARY_SUFFIXES:
        return _binary(number * 1024 ** BINARY_SUFFIXES[suffix])
    if suffix in DECIMAL_SUFFIXES:
        return _decimal(number.scaleb(DECIMAL_SUFFIXES[suffix]), exponents=False)
    return _decimal(number.scaleb(int(suffix[1:])), exponents=True)


def _binary(amount: Decimal) -> str:
    if abs(amount) < 1024 or amount != amount.to_integral_value():
        return _decimal(amount, exponents=False)
    whole, power = int(amount), 0
    while whole % 1024 == 0 and power < 6:
        whole, power = whole // 1024, power + 1
    return f"{whole}{['', *BINARY_SUFFIXES][power]}"


def _decimal(amount: Decimal, *, exponents: bool) -> str:
    """A whole number with the largest exponent divisible by three; finer than 1e-9 is rounded up."""
    amount = amount.quantize(SMALLEST, rounding=ROUND_CEILING)
    if amount == 0:
        return "0"
    exponent = 18
    while amount.scaleb(-exponent) != amount.scaleb(-exponent).to_integral_value():
        exponent -= 3
    whole = int(amount.scaleb(-exponent))
    if exponents:
        return f"{whole}e{exponent}" if exponent else str(whole)
    suffix = next(suffix for suffix, power in DECIMAL_SUFFIXES.items() if power == exponent)
    return f"{whole}{suffix}"
