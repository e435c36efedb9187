"""One request that one rule refuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.azure_provider.azure import Azure


def nothing(_azure: Azure) -> None:
    """The subscription as it is."""


@dataclass(frozen=True)
class Case:
    """Sound inputs with changes, and what the rule says to them."""

    rule: str
    """Module and name of the rule's function."""
    kind: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    says: str = ""
    """A pattern in the code or message."""
    updates: bool = False
    """Whether the resource was made before from the sound inputs, or from `first`."""
    first: Mapping[str, Any] = field(default_factory=dict)
    """Changes to the sound inputs that it was made from."""
    prepared: Callable[[Azure], None] = nothing
    """What somebody did beforehand."""


@dataclass(frozen=True)
class DeletionCase:
    """The deletion of what the subscription holds."""

    rule: str
    id: str
    says: str
    prepared: Callable[[Azure], None] = nothing
