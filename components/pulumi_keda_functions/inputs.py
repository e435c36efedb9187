"""Pulumi's Input for rooms that know no Pulumi: a value that is plain, or to be known later."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, TypeVar, Union

if TYPE_CHECKING:
    from pulumi import Input as Input
else:
    T = TypeVar("T")
    # The form that Pulumi's analyzer knows it by.
    Input = Union[T, Awaitable[T], "Output[T]"]  # noqa: F821 - a name that only Pulumi has
