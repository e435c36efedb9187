"""Ids as Microsoft Entra and Azure make them."""

import re

_GUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def is_guid(text: str) -> bool:
    """Whether it is 32 hex digits in five groups."""
    return _GUID.fullmatch(text) is not None
