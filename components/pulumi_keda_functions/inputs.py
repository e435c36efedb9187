"""Pulumi's Input for rooms that know no Pulumi: a value that is plain, or to be known later."""

from collections.abc import Awaitable, Mapping
from typing import TYPE_CHECKING, TypeVar, Union

if TYPE_CHECKING:
    from pulumi import Input as Input
else:
    T = TypeVar("T")
    # The form that Pulumi's analyzer knows it by.
    Input = Union[T, Awaitable[T], "Output[T]"]  # noqa: F821 - a name that only Pulumi has


def known_texts(given: Mapping[str, Input[str]]) -> dict[str, str | None]:
    """Those that are plain text, by name; None for what is to be known later."""
    return {name: value if isinstance(value, str) else None for name, value in given.items()}
