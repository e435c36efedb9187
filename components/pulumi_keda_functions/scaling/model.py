"""How a Functions app scales: triggers for KEDA, gathered in groups of functions that scale together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..app_arguments import GroupOverride
from ..problems import Problem
from ..projects import Function
from ..values import Setting, Value
from .resource_parts import ALL


@dataclass(frozen=True)
class BySecrets:
    """KEDA signs in with what Secrets hold."""

    secrets: Mapping[str, Value]
    """The scaler's parameters (`connection`): a setting, read from the app's own Secret, or text that is derived from
    one, for which KEDA gets a Secret of its own."""
    about: str = ""
    """What tells it apart from others that are derived from the same settings: the name of an Event Hub."""


@dataclass(frozen=True)
class ByIdentity:
    """KEDA signs in by workload identity: `podIdentity` with provider `azure-workload`."""

    client_id: Setting | None = None
    """The identity's client id; None leaves the choice to KEDA's operator."""


@dataclass(frozen=True)
class ByReference:
    """KEDA signs in as a TriggerAuthentication says that is not the app's."""

    name: str
    """In the app's namespace."""


Authentication = BySecrets | ByIdentity | ByReference
"""How KEDA signs in at a trigger's source: a TriggerAuthentication in short."""


@dataclass(frozen=True)
class KedaTrigger:
    """One entry of a ScaledObject's `triggers`."""

    type: str
    """The scaler, by KEDA's name for it."""
    metadata: Mapping[str, Value]
    authentication: Authentication | None = None
    functions: tuple[str, ...] = ()
    """Whose work it measures."""
    name: str | None = None
    """For formulas; None: it has none."""
    metric_type: str | None = None
    """`AverageValue`, `Value` or `Utilization`; None: KEDA's choice for the scaler."""


class Principal(StrEnum):
    """Who signs in."""

    APP = "the app"
    KEDA = "KEDA"


@dataclass(frozen=True)
class Role:
    """An Azure role that an identity needs."""

    name: str
    """As in Azure: `Storage Queue Data Reader`."""
    connection: str
    """The connection whose resource it is on."""
    principal: Principal
    part: str = ALL
    """The part of that resource that it is enough on, as its resource id ends:
    `queueServices/default/queues/orders`."""


class Need(StrEnum):
    """What a function asks of its Deployment. The text is the name of the default group that gives it."""

    HTTP = "http"
    """Requests reach it through a Service, so one replica answers at least."""
    EVENTS = "events"
    """Work waits for it in a queue, so there may be no replica at all."""
    RESIDENT = "resident"
    """It acts on its own, so a replica runs at all times."""
    SINGLE = "single"
    """Each replica would do all of its work once more, so exactly one runs."""
    COMPANION = "companion"
    """It is called by what runs beside it, so it goes with other functions; a group of its own where there are none."""


@dataclass(frozen=True)
class FunctionScaling:
    """How one function scales, and why."""

    need: Need
    reason: str
    """For a person: `queue orders, 24 messages per replica`, and where the number comes from."""
    triggers: tuple[KedaTrigger, ...] = ()
    problems: tuple[Problem, ...] = ()
    roles: tuple[Role, ...] = ()
    """What identities need, where the connection is identity-based."""


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
    override: GroupOverride = field(default_factory=lambda: GroupOverride())
    """What the user chose for it alone."""


@dataclass(frozen=True)
class ScalingPlan:
    """All groups of an app. A function that is disabled is in none."""

    groups: tuple[Group, ...]
    disabled: frozenset[str]
    """Names of the functions that do not run."""
    listed: int
    """How many functions host.json and the settings list as the only ones to run; 0: they list none."""
    problems: tuple[Problem, ...]
    roles: tuple[Role, ...] = ()
    """What identities need, each once."""

    @property
    def authentications(self) -> tuple[BySecrets | ByIdentity, ...]:
        """Every way of the app's own in which KEDA signs in, once, in the order of the triggers that use it."""
        distinct: list[BySecrets | ByIdentity] = []
        for group in self.groups:
            for trigger in group.triggers:
                own = trigger.authentication
                if isinstance(own, BySecrets | ByIdentity) and own not in distinct:
                    distinct.append(own)
        return tuple(distinct)
