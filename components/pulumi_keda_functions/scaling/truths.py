"""Truths of bindings and host.json, which may be written as text."""


def is_true(written: object) -> bool:
    """A truth as JSON has it, or as text in any case."""
    return str(written).casefold() == "true"
