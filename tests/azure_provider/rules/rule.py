"""What a rule is: a function that yields a refusal for each thing that Azure would not accept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tools.kubernetes_provider.property_values import UNKNOWN, Object

from ..cloud import Record, Resources
from ..kinds import Kind
from ..refusal import Refusal


class NotKnownYetError(Exception):
    """A rule asked for what only a real run will know; a preview passes it over."""


class Given:
    """The inputs of a resource, or of an object in them."""

    def __init__(self, values: Object) -> None:
        self.values = values

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted path, `default` where there is none."""
        value: Any = self.values
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
            if value is UNKNOWN:
                raise NotKnownYetError(path)
        if isinstance(value, list) and any(element is UNKNOWN for element in value):
            raise NotKnownYetError(path)
        return default if value is None else value

    def text(self, path: str, default: str = "") -> str:
        """A text."""
        return str(self.get(path, default))

    def flag(self, path: str, *, default: bool = False) -> bool:
        """A boolean."""
        return bool(self.get(path, default))

    def at(self, path: str) -> "Given":
        """An object in the inputs, empty where there is none."""
        return Given(self.get(path, {}))

    def each(self, path: str) -> "list[Given]":
        """The objects in an array."""
        return [Given(element) for element in self.get(path, [])]

    def has(self, path: str) -> bool:
        """Whether something is given at a path, even if it is not known yet."""
        try:
            return self.get(path) is not None
        except NotKnownYetError:
            return True


@dataclass(frozen=True)
class Write:
    """A resource that is about to be made or changed."""

    kind: Kind
    id: str
    given: Given
    resources: Resources
    before: Record | None = None
    """What is there already; None when it is made."""

    @property
    def was(self) -> Given:
        """The inputs that were accepted last time."""
        return Given(self.before.inputs if self.before else {})


InputRule = Callable[[Given], Iterator[Refusal]]
WriteRule = Callable[[Write], Iterator[Refusal]]
DeletionRule = Callable[[Record, Resources], Iterator[Refusal]]


@dataclass(frozen=True)
class Rules:
    """The rules of one kind of resource."""

    inputs: tuple[InputRule, ...] = ()
    """What the inputs alone tell; looked at in previews, too."""
    writes: tuple[WriteRule, ...] = ()
    """What hangs on other resources, or on what the resource was before."""
    deletions: tuple[DeletionRule, ...] = ()

    @property
    def count(self) -> int:
        """How many rules these are."""
        return len(self.inputs) + len(self.writes) + len(self.deletions)
