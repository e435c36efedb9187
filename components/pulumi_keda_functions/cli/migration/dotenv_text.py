"""Settings as a dotenv file that reads back as it was, whatever the values hold."""

import re
from collections.abc import Mapping

_PLAIN = re.compile(r"[^'\\\r]*")
"""What stands between single quotes as it is."""
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})


def dotenv_text(settings: Mapping[str, str]) -> str:
    """One `NAME='value'` after the other."""
    return "".join(f"{name}={quoted(value)}\n" for name, value in settings.items())


def quoted(value: str) -> str:
    """`value` in quotes: single ones where it needs no escapes, since a shell expands nothing there."""
    if _PLAIN.fullmatch(value):
        return f"'{value}'"
    return f'"{value.translate(_ESCAPES)}"'
