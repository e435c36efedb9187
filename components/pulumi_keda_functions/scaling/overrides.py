"""What a user says of functions and groups beyond what the project tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..projects import Property
from ..values import Value


@dataclass(frozen=True)
class FunctionOverride:
    """One function, read or declared by hand."""

    name: str
    trigger: str | None = None
    """The trigger's type as in function.json; None: as read."""
    settings: Mapping[str, Property] = field(default_factory=dict)
    """The trigger's properties under their function.json names, laid over those that were read."""
    metadata: Mapping[str, Value] = field(default_factory=dict)
    """Metadata of the scaler, laid over what is derived."""
    scale_to_zero: bool = False
    """Needs no replica before there is work, though a function of its kind keeps one unless told otherwise."""


NOTHING = FunctionOverride("")
"""Of a function that the user does not mention."""
