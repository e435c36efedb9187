"""Rules about several parameters at once: what goes with what, what not, and what a number must be.

A rule speaks only where it is sure: a value that is not known yet, or a TriggerAuthentication that somebody else made,
gets the benefit of the doubt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ..problems import Problem
from .model import Configuration
from .wording import one_of, ways_to_give


class Rule(Protocol):
    """Something that must hold for a trigger."""

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """What is wrong with it."""
        ...


@dataclass(frozen=True)
class When:
    """A parameter that has one of some values, or has them in its list."""

    parameter: str
    values: frozenset[str]

    def holds(self, configuration: Configuration) -> bool:
        """Whether metadata surely says so, in any case."""
        text = configuration.text(self.parameter) or ""
        return not {part.strip().casefold() for part in text.split(",")}.isdisjoint(map(str.casefold, self.values))

    def __str__(self) -> str:
        return f"{self.parameter} {one_of(sorted(self.values))}"


def when(parameter: str, *values: str) -> When:
    """The condition that `parameter` has one of `values`."""
    return When(parameter, frozenset(values))


@dataclass(frozen=True)
class Needs:
    """At least one of some parameters."""

    options: tuple[str, ...]
    by_identity: bool | None = None
    """Only where KEDA signs in by an identity, or only where not; None: always."""
    condition: When | None = None
    unless: str | None = None
    """Parameter beside which there is no such need."""

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """That none of them is given."""
        if self.applies(configuration) and not any(map(configuration.may_have, self.options)):
            reasons = [str(self.condition)] if self.condition else []
            if self.by_identity is not None:
                reasons.append("a pod identity" if self.by_identity else "no pod identity")
            beside = f" with {' and '.join(reasons)}" if reasons else ""
            message = f"{configuration.scaler.type}{beside} needs {one_of(self.options)}, which is not given"
            ways = [ways_to_give(configuration.scaler.parameters[option]) for option in self.options]
            yield Problem(f"{where}.metadata", message, f"give it {one_of(ways)}")

    def applies(self, configuration: Configuration) -> bool:
        """Whether there is such a need."""
        if self.by_identity is not None and configuration.by_identity is not self.by_identity:
            return False
        if self.unless is not None and configuration.may_have(self.unless):
            return False
        return self.condition is None or self.condition.holds(configuration)


def needs(
    *options: str, by_identity: bool | None = None, condition: When | None = None, unless: str | None = None
) -> Needs:
    """At least one of `options`."""
    return Needs(options, by_identity, condition, unless)


@dataclass(frozen=True)
class Beside:
    """A parameter that is needed beside another."""

    given: str
    needed: str

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """That it is missing."""
        if configuration.has(self.given) and not configuration.may_have(self.needed):
            message = f"{configuration.scaler.type} needs {self.needed} beside {self.given}"
            ways = ways_to_give(configuration.scaler.parameters[self.needed])
            yield Problem(f"{where}.metadata", message, f"give it {ways}")


def together(first: str, second: str) -> tuple[Beside, Beside]:
    """Two parameters that are given both, or neither."""
    return Beside(first, second), Beside(second, first)


@dataclass(frozen=True)
class Apart:
    """Two parameters of which at most one is given."""

    first: str
    second: str

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """That both are."""
        if configuration.has(self.first) and configuration.has(self.second):
            message = f"{configuration.scaler.type} takes {self.first} or {self.second}, not both"
            yield Problem(f"{where}.metadata", message, f"keep {self.first} or {self.second}")


@dataclass(frozen=True)
class AtLeast:
    """A number that is not below `least`, or where that is None above 0."""

    parameter: str
    least: int | None = None

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """That it is."""
        text = configuration.text(self.parameter)
        known = configuration.scaler.parameters[self.parameter]
        if text is None or not known.kind.fits(text):
            return
        if float(text) <= 0 if self.least is None else float(text) < self.least:
            bound = "more than 0" if self.least is None else f"{self.least} or more"
            message = f"{self.parameter} of {configuration.scaler.type} is {text}"
            yield Problem(f"{where}.metadata.{self.parameter}", message, f"write {bound}")


def positive(parameter: str) -> AtLeast:
    """A number above 0: it divides the work, or is the target of a HorizontalPodAutoscaler."""
    return AtLeast(parameter)
