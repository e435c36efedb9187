"""The types of properties, as far as the SDK tells them apart."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Scalar:
    """A text, an integer, a number or a boolean."""

    name: str
    """`string`, `integer`, `number` or `boolean`."""


@dataclass(frozen=True)
class Choice:
    """One of an enumeration's values."""

    values: tuple[object, ...]


@dataclass(frozen=True)
class ListOf:
    """An array."""

    item: "Type"


@dataclass(frozen=True)
class MapOf:
    """An object whose keys the user chooses."""

    item: "Type"


@dataclass(frozen=True)
class ObjectNamed:
    """An object with known properties; looked up by name, since objects may contain each other."""

    module: str
    """Module of the SDK, for instance `containerservice`."""
    name: str
    """Class in that module."""


@dataclass(frozen=True)
class OneOf:
    """An object of one of several kinds, told apart by a constant property."""

    options: tuple["Type", ...]


@dataclass(frozen=True)
class Anything:
    """What the SDK does not describe: free JSON, assets."""


Type = Scalar | Choice | ListOf | MapOf | ObjectNamed | OneOf | Anything


@dataclass(frozen=True)
class Property:
    """One property of an object."""

    type: Type
    is_required: bool
    constant: str | None = None
    """The only value that it may have."""


Properties = Mapping[str, Property]
"""By the name that goes over the wire."""
