"""The arguments of an app, under the names that the component and the command line share.

What may be an Output is not here: the component and the command line each take it in their own way.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict


class FunctionOverride(TypedDict):
    """One function: declared where it cannot be read, or corrected where it was."""

    name: str
    """The function's name. One that the project does not have is added to it."""
    trigger: NotRequired[str]
    """The trigger's type as in function.json: `queueTrigger`. As read when left out; an added function needs it."""
    settings: NotRequired[Mapping[str, Any]]
    """The trigger's properties under their function.json names, laid over those that were read: `queueName`,
    `connection`. `%Setting%` is expanded. None when left out."""
    metadata: NotRequired[Mapping[str, Any]]
    """Metadata of KEDA's scaler, laid over what is derived: `queueLength`, `activationQueueLength`. `%Setting%` is
    expanded. None when left out."""
    scale_to_zero: NotRequired[bool]
    """Let the last replica go, though a function of its kind keeps one: timers then run in windows that KEDA's cron
    scaler opens; SQL, MySQL, Cosmos DB and Durable functions need the tables, leases and queues of an earlier start.
    Off when left out."""


class Fallback(TypedDict):
    """How many replicas there are while KEDA cannot reach a trigger's source."""

    failure_threshold: int
    """Polls that must fail in a row before."""
    replicas: int
    """Replicas then."""
    behavior: NotRequired[str]
    """`static`, `currentReplicas`, `currentReplicasIfHigher` or `currentReplicasIfLower`. KEDA's `static` when left
    out."""


class ScalingModifiers(TypedDict):
    """One number made of all triggers of a group (https://keda.sh/docs/latest/concepts/scaling-deployments/#scaling-modifiers)."""

    formula: str
    """Over the triggers' names: a function's own name, with `_` for each dash, or the `name` of an added trigger."""
    target: str
    """What one replica takes of it."""
    activation_target: NotRequired[str]
    """Above it the first replica starts. KEDA's 0 when left out."""
    metric_type: NotRequired[str]
    """`AverageValue` or `Value`. KEDA's `AverageValue` when left out."""


class AddedTrigger(TypedDict):
    """A trigger of KEDA's beside those that the functions have."""

    type: str
    """The scaler, by KEDA's name: `cpu`, `prometheus`, `cron`."""
    metadata: Mapping[str, Any]
    """The scaler's own. `%Setting%` is expanded."""
    name: NotRequired[str]
    """For the formula of `scaling_modifiers`. None when left out."""
    metric_type: NotRequired[str]
    """`AverageValue`, `Value` or, for cpu and memory, `Utilization`. KEDA's choice for the scaler when left out."""
    authentication: NotRequired[str]
    """Name of a TriggerAuthentication that exists in the namespace. None when left out."""


class GroupOverride(TypedDict):
    """One group of functions, and so one Deployment and its ScaledObject."""

    min_replicas: NotRequired[int]
    """Replicas that stay when there is nothing to do. The app's own when left out."""
    max_replicas: NotRequired[int]
    """Replicas at most. The app's own when left out."""
    polling_interval: NotRequired[int]
    """Seconds between two looks at the triggers' sources. The app's own when left out."""
    cooldown_period: NotRequired[int]
    """Seconds without work before the last replica goes. The app's own when left out."""
    triggers: NotRequired[Sequence[AddedTrigger]]
    """Triggers beside the functions' own; KEDA follows the one that asks for most. None when left out."""
    fallback: NotRequired[Fallback]
    """None when left out: the replicas stay as they are."""
    scaling_modifiers: NotRequired[ScalingModifiers]
    """None when left out: KEDA follows the trigger that asks for most."""
    behavior: NotRequired[Mapping[str, Any]]
    """How fast replicas come and go, as in a HorizontalPodAutoscaler's `spec.behavior`
    (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/).
    Kubernetes' own when left out."""
    paused: NotRequired[bool]
    """Stop scaling, with the replicas that there are. Off when left out."""


class AppArguments(TypedDict, total=False):
    """All of them; what each does is told where a user gives it, in FunctionAppArgs."""

    create_namespace: bool
    host_id: str
    keda_version: str
    min_replicas: int
    max_replicas: int
    polling_interval: int
    cooldown_period: int
    functions: Sequence[FunctionOverride]
    groups: Mapping[str, GroupOverride]
