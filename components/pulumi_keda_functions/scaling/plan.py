"""The scaling plan of an app: which functions share a Deployment, and how KEDA scales each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..problems import Problem
from ..projects import Function, FunctionsProject
from . import durable
from .app import App
from .app_settings import AppSettings, problems_of_unknown_shape
from .disabled import allow_list, is_disabled
from .host_numbers import problems_in_host_numbers
from .model import FunctionScaling, Group, KedaTrigger, Need, ScalingPlan
from .triggers import scaling

MAX_REPLICAS = 10
"""Enough for a burst, and not enough to starve a shared cluster: KEDA's own default is 100
(https://github.com/Azure/azure-functions-core-tools/issues/2509)."""


@dataclass(frozen=True)
class Bounds:
    """Replicas that a group may have."""

    least: int | None = None
    """None: what the group needs, which is zero where work waits in queues."""
    most: int = MAX_REPLICAS


Scaled = tuple[Function, FunctionScaling]
"""A function that runs, and how it scales."""


def plan(project: FunctionsProject, settings: AppSettings, bounds: Bounds = Bounds()) -> ScalingPlan:
    """How every function of `project` scales."""
    app = App(project.host, settings)
    disabled = frozenset(function.name for function in project.functions if is_disabled(function, app))
    running = [(each, scaling(each, app)) for each in project.functions if each.name not in disabled]
    return ScalingPlan(
        groups=tuple(group(need, functions, bounds) for need, functions in default_groups(running).items()),
        disabled=disabled,
        listed=len(allow_list(app)),
        problems=(
            *problems_of_unknown_shape(settings),
            *problems_in_host_numbers(app),
            *(problem for _, scaled in running for problem in scaled.problems),
            *([] if running else nothing_runs(project)),
        ),
    )


def default_groups(running: Sequence[Scaled]) -> dict[Need, list[Scaled]]:
    """The functions by the group that gives them what they need: durable ones together, whatever triggers them."""
    durable_needs = {scaled.need for function, scaled in running if durable.is_durable(function)}
    needs = {
        function.name: durable_group(durable_needs) if durable.is_durable(function) else scaled.need
        for function, scaled in running
    }
    present = [need for need in Need if need is not Need.COMPANION and need in needs.values()]
    host = present[0] if present else Need.RESIDENT
    members: dict[Need, list[Scaled]] = {need: [] for need in present or [host]}
    for function, scaled in running:
        need = needs[function.name]
        members[host if need is Need.COMPANION else need].append((function, scaled))
    return {need: functions for need, functions in members.items() if functions}


def durable_group(needs: set[Need]) -> Need:
    """Where the durable functions go: a replica stays as soon as one of them needs it."""
    return Need.EVENTS if needs <= {Need.EVENTS} else Need.RESIDENT


def group(need: Need, functions: Sequence[Scaled], bounds: Bounds) -> Group:
    """One Deployment's worth of functions: scaled by their triggers, fixed where they have none."""
    triggers = merged((function.name, trigger) for function, scaled in functions for trigger in scaled.triggers)
    if need is Need.SINGLE:
        triggers = ()
    least = bounds.least or 0
    if need is not Need.EVENTS:
        least = max(least, 1)
    if not triggers and need is not Need.HTTP:
        least = 1
    return Group(
        name=need.value,
        functions=tuple(function for function, _ in functions),
        triggers=triggers,
        min_replicas=least,
        max_replicas=bounds.most if triggers else least,
        answers_http=any(scaled.need is Need.HTTP for _, scaled in functions),
        reasons=tuple(f"{function.name}: {scaled.reason}" for function, scaled in functions),
    )


def merged(triggers: Iterable[tuple[str, KedaTrigger]]) -> tuple[KedaTrigger, ...]:
    """Each trigger once, with all the functions whose work it measures: KEDA takes the largest answer, not the sum."""
    distinct: list[KedaTrigger] = []
    for name, trigger in triggers:
        alike = next((index for index, each in enumerate(distinct) if replace(each, functions=()) == trigger), None)
        if alike is None:
            distinct.append(replace(trigger, functions=(name,)))
        else:
            distinct[alike] = replace(distinct[alike], functions=(*distinct[alike].functions, name))
    return tuple(distinct)


def nothing_runs(project: FunctionsProject) -> list[Problem]:
    """An app of which nothing is left to deploy. One that never had a function is told of where it is read."""
    if not project.functions:
        return []
    names = ", ".join(function.name for function in project.functions)
    return [Problem("functions", f"every function is disabled: {names}", "enable one, or remove the app")]
