"""What a user chooses about how an app scales."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..app_arguments import FunctionOverride, GroupOverride
from ..keda.version import PINNED, Version, version_of
from ..problems import Problem
from ..quantities import amount
from ..values import Value
from .http_scaling import HttpOptions

MAX_REPLICAS = 10
"""Enough for a burst, and not enough to starve a shared cluster: KEDA's own default is 100
(https://github.com/Azure/azure-functions-core-tools/issues/2509)."""
LEAST_ACCEPTED = {"min_replicas": 0, "max_replicas": 1, "polling_interval": 1, "cooldown_period": 0}
"""By KEDA."""


@dataclass(frozen=True)
class Bounds:
    """Replicas that a group may have."""

    least: int | None = None
    """None: what the group needs, which is zero where work waits in queues."""
    most: int = MAX_REPLICAS


@dataclass(frozen=True)
class ScalingOptions:
    """Choices for a whole app, for its functions and for its groups."""

    bounds: Bounds = field(default_factory=Bounds)
    keda: Version = version_of(PINNED) or (0, 0)
    """The oldest KEDA that the plan must work with."""
    host_id: Value = ""
    """Id under which the host keeps its state in storage."""
    functions: Sequence[FunctionOverride] = ()
    groups: Mapping[str, GroupOverride] = field(default_factory=dict)
    one_group_per_function: bool = False
    http: HttpOptions = field(default_factory=HttpOptions)
    cpu_limit: str | None = None
    """What a replica may take of its node's processors; None: all of them."""

    def bounds_of(self, group: str) -> Bounds:
        """A group's own, and the app's where it has none."""
        own = self.groups.get(group, {})
        return Bounds(own.get("min_replicas", self.bounds.least), own.get("max_replicas", self.bounds.most))

    def cores_of(self, group: str) -> int:
        """Processors that a replica of `group` sees: its limit, rounded up, as .NET does; one where there is none."""
        limit = amount(self.groups.get(group, {}).get("cpu_limit") or self.cpu_limit)
        return max(1, math.ceil(limit)) if limit else 1


def problems_in_numbers(given: Mapping[str, object], bounds: Bounds, where: str = "") -> Iterator[Problem]:
    """Bounds and periods that KEDA would refuse, each under the argument that gives it."""
    for argument, smallest in LEAST_ACCEPTED.items():
        value = given.get(argument)
        if isinstance(value, int) and value < smallest:
            message = f"{value} is below {smallest}, the least that KEDA accepts"
            yield Problem(f"{where}{argument}", message, f"give {smallest} or more, or leave it out")
    if bounds.least is not None and bounds.least > bounds.most >= 1:
        message = f"max_replicas {bounds.most} is below min_replicas {bounds.least}"
        yield Problem(f"{where}max_replicas", message, "raise max_replicas or lower min_replicas")
