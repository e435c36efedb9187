"""What a kind of resource adds to the inputs that Azure repeats in its answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools.kubernetes_provider.property_values import Object

from ..cloud import Record, Resources


def _nothing(_id: str, _inputs: Object, _resources: Resources) -> Object:
    return {}


def _nothing_beside(_id: str, _inputs: Object, _resources: Resources) -> list[Record]:
    return []


@dataclass(frozen=True)
class Computed:
    """Both are told the id, the inputs and what exists already."""

    outputs: Callable[[str, Object, Resources], Object] = _nothing
    """Merged into the repeated inputs, object by object."""
    beside: Callable[[str, Object, Resources], list[Record]] = _nothing_beside
    """Resources that Azure makes along with this one, and deletes with it."""


def merged(base: Any, more: Any) -> Any:
    """`more` over `base`, object by object."""
    if isinstance(base, dict) and isinstance(more, dict):
        return base | {name: merged(base.get(name), value) for name, value in more.items()}
    return more
