"""Phrases that several checks share."""

from collections.abc import Iterable

from .catalogue import Parameter, Source
from .model import FROM_ENVIRONMENT


def one_of(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def ways_to_give(parameter: Parameter) -> str:
    """Every place where KEDA looks for a parameter: `as queueName in metadata`."""
    name = parameter.name
    places = {
        Source.METADATA: f"as {name} in metadata",
        Source.ENVIRONMENT: f"as {name}{FROM_ENVIRONMENT} in metadata (the name of an environment variable)",
        Source.AUTHENTICATION: f"as parameter {name} of a TriggerAuthentication",
    }
    return one_of(text for source, text in places.items() if source in parameter.sources)
