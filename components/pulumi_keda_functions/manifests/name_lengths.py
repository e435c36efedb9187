"""How long the names of an app and its groups may be, each limit being that of what is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Problem
from ..scaling import Need, ScalingPlan
from . import names

# KEDA calls the HorizontalPodAutoscaler `keda-hpa-<name>`, which must fit in 63 characters.
LIMITS = {"label": 63, "Service": 63, "ScaledObject": 54}
"""Characters that a name may have, by what it names."""
DEFAULT_GROUPS = frozenset(need.value for need in Need)
"""Names that no user has chosen."""


@dataclass(frozen=True)
class Named:
    """A name in the cluster, and what it is made of."""

    kind: str
    name: str
    parts: tuple[str, ...]
    """What of it the user has chosen: the app's name, a group's, or both."""
    where: str = "app_name"
    """The argument to change."""

    @property
    def excess(self) -> int:
        """Characters too many; below 0, those that there is room for."""
        return len(self.name) - LIMITS[self.kind]


def problems_in_lengths(app_name: str, plan: ScalingPlan) -> Iterator[Problem]:
    """The name that exceeds its limit most."""
    longest = max(names_with_limits(app_name, plan), key=lambda each: each.excess)
    if longest.excess <= 0:
        return
    given = " and ".join(map(repr, longest.parts))
    makes, part = ("makes", "it") if len(longest.parts) == 1 else ("make", "one of them")
    message = f"{given} {makes} the {longest.kind} {longest.name!r}, {len(longest.name)} characters long"
    yield Problem(
        longest.where, f"{message}, {LIMITS[longest.kind]} are allowed", f"shorten {part} by {longest.excess}"
    )


def names_with_limits(app_name: str, plan: ScalingPlan) -> Iterator[Named]:
    """All names whose length is limited."""
    yield Named("label", app_name, (app_name,))
    for group in plan.groups:
        chosen: tuple[str, ...] = (app_name,)
        where = "app_name"
        if group.name not in DEFAULT_GROUPS:
            chosen, where = (app_name, group.name), f"groups[{group.name!r}]"
            yield Named("label", group.name, (group.name,), where)
        name = names.of_group(app_name, group)
        if group.triggers:
            yield Named("ScaledObject", name, chosen, where)
        if group.answers_http:
            yield Named("Service", name, chosen, where)
