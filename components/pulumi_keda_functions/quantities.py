"""Amounts of processor time and memory, as Kubernetes writes them.

https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
"""

import re
from collections.abc import Mapping
from decimal import Decimal

_NOTATION = re.compile(
    r"\+?(?P<number>\d{1,18}(\.\d{0,9})?|\.\d{1,9})"
    r"((?P<suffix>[numkMGTPE]|[KMGTPE]i)|[eE](?P<exponent>[+-]?\d{1,2}))?",
    re.ASCII,
)
_FACTORS: Mapping[str, Decimal] = {
    "n": Decimal("1e-9"),
    "u": Decimal("1e-6"),
    "m": Decimal("1e-3"),
    **{letter: Decimal(1000) ** power for power, letter in enumerate("kMGTPE", 1)},
    **{f"{letter}i": Decimal(1024) ** power for power, letter in enumerate("KMGTPE", 1)},
}


def amount(text: object) -> Decimal | None:
    """How much `250m`, `1.5Gi` or 2 is, in processors or bytes; None for what is no amount."""
    found = _NOTATION.fullmatch(str(text))
    if found is None:
        return None
    number = Decimal(found["number"])
    if found["suffix"]:
        return number * _FACTORS[found["suffix"]]
    return number.scaleb(int(found["exponent"] or 0))
