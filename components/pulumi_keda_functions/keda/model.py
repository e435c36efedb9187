"""What is checked: a trigger with all that KEDA will know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..values import Value
from .catalogue import Parameter, Scaler, Source

FROM_ENVIRONMENT = "FromEnv"


@dataclass(frozen=True)
class GivenAuthentication:
    """What a TriggerAuthentication hands to a scaler."""

    parameters: frozenset[str] = frozenset()
    """Names of those that it gives."""
    identity: str | None = None
    """Provider of the pod identity (`azure-workload`); None: KEDA signs in without one."""
    complete: bool = True
    """Whether that is all that it gives. Otherwise nothing that it may give counts as missing."""


NO_AUTHENTICATION = GivenAuthentication()
UNSEEN_AUTHENTICATION = GivenAuthentication(complete=False)
"""A TriggerAuthentication that somebody else made."""


@dataclass(frozen=True)
class GivenTrigger:
    """One entry of a ScaledObject's `triggers`."""

    type: str
    metadata: Mapping[str, Value]
    authentication: GivenAuthentication = NO_AUTHENTICATION
    metric_type: str | None = None


@dataclass(frozen=True)
class Configuration:
    """A trigger beside its scaler: what KEDA finds of each parameter, in the places where it looks."""

    scaler: Scaler
    trigger: GivenTrigger
    given: frozenset[str] = field(init=False)
    """First names of the parameters that are surely given."""

    def __post_init__(self) -> None:
        found = (each for each in self.scaler.parameters.values() if self._finds(each))
        object.__setattr__(self, "given", frozenset(each.same_as or each.name for each in found))

    def _finds(self, parameter: Parameter) -> bool:
        metadata = self.trigger.metadata
        # KEDA takes a text without content for none.
        return (
            (Source.METADATA in parameter.sources and bool(stripped(metadata.get(parameter.name, ""))))
            or (
                Source.ENVIRONMENT in parameter.sources
                and bool(stripped(metadata.get(parameter.name + FROM_ENVIRONMENT, "")))
            )
            or (Source.AUTHENTICATION in parameter.sources and parameter.name in self.trigger.authentication.parameters)
        )

    def has(self, name: str) -> bool:
        """Whether a parameter is surely given, under any of its names."""
        return name in self.given

    def may_have(self, name: str) -> bool:
        """Whether a parameter is given, or may be by a TriggerAuthentication that is not known whole."""
        known = self.scaler.parameters.get(name)
        by_authentication = known is not None and Source.AUTHENTICATION in known.sources
        return self.has(name) or (by_authentication and not self.trigger.authentication.complete)

    def text(self, name: str) -> str | None:
        """What KEDA reads for a parameter where metadata says it in plain text; None where that is not known."""
        known = self.scaler.parameters.get(name)
        if known is None or Source.METADATA not in known.sources:
            return None
        values = (self.trigger.metadata.get(each) for each in self.scaler.names_of(known))
        return next((text for value in values if isinstance(value, str) and (text := value.strip())), None)

    @property
    def by_identity(self) -> bool | None:
        """Whether KEDA signs in by an identity; None: not known."""
        if self.trigger.authentication.identity in (None, "none"):
            return False if self.trigger.authentication.complete else None
        return True


def stripped(value: Value) -> Value:
    """`value` without the space around it that KEDA takes away, where it is plain text."""
    return value.strip() if isinstance(value, str) else value
