"""What a program is refused for, as a person reads it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pulumi

from .problems import InvalidInputError


@contextmanager
def refused_plainly() -> Iterator[None]:
    """Turns InvalidInputError into Pulumi's RunError, which is shown as it is; any other comes with a traceback."""
    try:
        yield
    except InvalidInputError as error:
        raise pulumi.RunError(str(error)) from None
