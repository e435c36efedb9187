"""How a Functions app scales: triggers for KEDA, gathered in groups of functions that scale together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..problems import Problem
from ..projects import Function
from ..values import Setting, Value


@dataclass(frozen=True)
class Authentication:
    """How KEDA signs in at a trigger's source: a TriggerAuthentication in short."""

    secrets: Mapping[str, Setting] = field(default_factory=dict)
    """The scaler's parameters and the settings that hold them (`connection`)."""
    uses_identity: bool = False
    """By workload identity instead: `podIdentity` with provider `azure-workload`."""
    client_id: Setting | None = None
    """The identity's client id; None leaves the choice to KEDA's operator."""


@dataclass(frozen=True)
class KedaTrigger:
    """One entry of a ScaledObject's `triggers`."""

    type: str
    """The scaler, by KEDA's name for it."""
    metadata: Mapping[str, Value]
    authentication: Authentication | None = None
    functions: tuple[str, ...] = ()
    """Whose work it measures."""


class Need(StrEnum):
    """What a function asks of its Deployment. The text is the name of the default group that gives it."""

    HTTP = "http"
    """Requests reach it through a Service, so one replica answers at least."""
    EVENTS = "events"
    """Work waits for it in a queue, so there may be no replica at all."""
    RESIDENT = "resident"
    """It acts on its own, so a replica runs at all times."""


@dataclass(frozen=True)
class FunctionScaling:
    """How one function scales, and why."""

    need: Need
    reason: str
    """For a person: `queue orders, 24 messages per replica`."""
    trigger: KedaTrigger | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Group:
    """Functions that share a Deployment."""

    name: str
    functions: tuple[Function, ...]
    triggers: tuple[KedaTrigger, ...]
    """Empty: no scaler applies, and the number of replicas is fixed at `min_replicas`."""
    min_replicas: int
    max_replicas: int
    answers_http: bool
    """Whether requests must reach it."""
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ScalingPlan:
    """All groups of an app. A function that is disabled is in none."""

    groups: tuple[Group, ...]
    disabled: frozenset[str]
    """Names of the functions that do not run."""
    listed: int
    """How many functions host.json and the settings list as the only ones to run; 0: they list none."""
    problems: tuple[Problem, ...]

    @property
    def authentications(self) -> tuple[Authentication, ...]:
        """Every way in which KEDA signs in, once, in the order of the triggers that use it."""
        distinct: list[Authentication] = []
        for group in self.groups:
            for trigger in group.triggers:
                if trigger.authentication is not None and trigger.authentication not in distinct:
                    distinct.append(trigger.authentication)
        return tuple(distinct)
