"""What a rule of readiness is asked and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..cluster import Cluster
from ..property_values import Object


@dataclass(frozen=True)
class Verdict:
    """Whether an object is ready, and what is missing."""

    ready: bool
    reasons: tuple[str, ...] = ()
    is_final: bool = False
    """Waiting longer cannot help."""
    is_tolerable: bool = False
    """Good enough once the time is up."""


READY: Final = Verdict(ready=True)

Rule = Callable[[Object], Verdict]
"""Judges a live object. A rule may remember what it saw before, so each wait has a rule of its own."""


@dataclass(frozen=True)
class Occasion:
    """When a rule is asked."""

    cluster: Cluster
    is_refresh: bool = False
    """Judge at once; nothing can still settle."""
    is_update: bool = False


def waiting(*reasons: str) -> Verdict:
    """Not ready, for these reasons."""
    return Verdict(ready=False, reasons=reasons)
