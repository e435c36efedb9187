"""What the engine is told of objects that KEDA's operator answers for.

KEDA's webhook refuses little. Most of what is wrong with a ScaledObject is only told by its condition `Ready`, a moment
after it was made: `up` waits for that, and fails in KEDA's own words. What goes is held by KEDA with a finalizer until
it has let go of it.
"""

from collections.abc import Iterator, Mapping

import pulumi

from .problems import Problem
from .scaling import ByIdentity, ScalingPlan

ARGUMENT = "wait_for_scaling"
SECONDS_TO_ACCEPT = 120
"""KEDA answers in a second; right after its installation, or where a broker is slow to refuse, within a minute."""
SECONDS_FOR_ROLES = 600
"""Role assignments take up to ten minutes to be seen
(https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected)."""
SECONDS_TO_LET_GO = 300
"""KEDA needs a second for each, and works on five at a time. Where it does not run, waiting longer helps nobody."""
HELD = frozenset({"ScaledObject", "TriggerAuthentication"})
"""Kinds with a finalizer of KEDA's."""
WAITING = {"pulumi.com/waitFor": "condition=Ready"}
LETTING_GO = {"pulumi.com/deletionPropagationPolicy": "background"}
"""In the foreground the garbage collector takes a finalizer of its own off at the same moment as KEDA, whose update
then fails for a conflict and is tried again ever later (https://github.com/kedacore/keda/issues/7950)."""


def problems_in_waiting(given: Mapping[str, object]) -> Iterator[Problem]:
    """A time that cannot be waited."""
    seconds = given.get(ARGUMENT)
    if isinstance(seconds, int) and seconds < 0:
        yield Problem(ARGUMENT, f"{seconds} is no time", "give seconds, 0 for not waiting at all")


def seconds_to_wait(given: Mapping[str, object], plan: ScalingPlan) -> int:
    """How long `up` waits for each ScaledObject at most; 0: it does not."""
    if isinstance(seconds := given.get(ARGUMENT), int):
        return seconds
    by_identity = any(isinstance(each, ByIdentity) for each in plan.authentications)
    return SECONDS_FOR_ROLES if by_identity else SECONDS_TO_ACCEPT


def annotations(kind: str, seconds: int) -> Mapping[str, str]:
    """For an object of a kind that KEDA holds."""
    return LETTING_GO | (WAITING if kind == "ScaledObject" and seconds else {})


def timeouts(seconds: int) -> pulumi.CustomTimeouts:
    """For the resource of such an object."""
    waiting = f"{seconds}s" if seconds else None
    return pulumi.CustomTimeouts(create=waiting, update=waiting, delete=f"{SECONDS_TO_LET_GO}s")
