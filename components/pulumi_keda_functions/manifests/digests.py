"""Short digests of longer texts, for names that must differ when a content does."""

import hashlib


def host_id_of(text: str) -> str:
    """32 hexadecimal digits, as many as the Functions host reads of a host id."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def content_hash(text: str) -> str:
    """8 hexadecimal digits, for the name of an object with that content."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
