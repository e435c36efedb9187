"""The scaling plan of an app: which functions share a Deployment, and how KEDA scales each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from ..app_arguments import GroupOverride
from ..problems import Problem, errors
from ..projects import Function, FunctionsProject
from . import durable
from .added_triggers import added_trigger, named, overridden
from .app import App
from .app_settings import AppSettings, problems_of_unknown_shape
from .disabled import allow_list, is_disabled
from .host_numbers import problems_in_host_numbers
from .model import FunctionScaling, Group, KedaTrigger, Need, ScalingPlan
from .options import ScalingOptions, problems_in_numbers
from .triggers import scaling

Told = TypeVar("Told")
NO_OPTIONS = ScalingOptions()
STRONGEST = (Need.SINGLE, Need.HTTP, Need.RESIDENT, Need.EVENTS, Need.COMPANION)
"""Whose group serves a function that each environment registers in its own way, with needs of its own."""
Scaled = tuple[Function, FunctionScaling]
"""A function that runs, and how it scales."""


def plan(project: FunctionsProject, settings: AppSettings, options: ScalingOptions = NO_OPTIONS) -> ScalingPlan:
    """How every function of `project` scales."""
    app = App(project.host, settings, options=options)
    disabled = frozenset(function.name for function in project.functions if is_disabled(function, app))
    running = [(each, function_scaling(each, app)) for each in project.functions if each.name not in disabled]
    groups = tuple(group(need, functions, app) for need, functions in default_groups(running).items())
    return ScalingPlan(
        groups=groups,
        disabled=disabled,
        listed=len(allow_list(app)),
        problems=distinct(
            *problems_of_unknown_shape(settings),
            *problems_in_host_numbers(app),
            *(problem for _, scaled in running for problem in scaled.problems),
            *problems_in_groups(groups, options),
            *([] if running else nothing_runs(project)),
        ),
        roles=distinct(*(role for _, scaled in running for role in scaled.roles)),
    )


def distinct(*items: Told) -> tuple[Told, ...]:
    """Each once: functions of one task hub or connection are told the same."""
    return tuple(dict.fromkeys(items))


def function_scaling(function: Function, app: App) -> FunctionScaling:
    """How one function scales, the user's word on it included."""
    scaled = scaling(function, app)
    override = app.override(function)
    triggers = tuple(overridden(trigger, override, app) for trigger in scaled.triggers)
    problems = scaled.problems
    if override.get("metadata") and not triggers:
        message = f"{function.name}: {function.trigger.type} has no scaler that metadata could go to"
        problems += (Problem(function.where, message, "remove metadata, or add a trigger to its group"),)
    if app.may_stop(function) and scaled.need is not Need.EVENTS and not errors(problems):
        message = f"{function.name}: scale_to_zero is set, and nothing starts a replica for {function.trigger.type}"
        problems += (Problem(function.where, message, "remove scale_to_zero"),)
    return replace(scaled, triggers=triggers, problems=problems)


def default_groups(running: Sequence[Scaled]) -> dict[Need, list[Scaled]]:
    """The functions by the group that gives them what they need: durable ones together, whatever triggers them."""
    durable_needs = {scaled.need for function, scaled in running if durable.is_durable(function)}
    needs: dict[str, Need] = {}
    for function, scaled in running:
        need = durable_group(durable_needs) if durable.is_durable(function) else scaled.need
        needs[function.name] = min(need, needs.get(function.name, need), key=STRONGEST.index)
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


def group(need: Need, functions: Sequence[Scaled], app: App) -> Group:
    """One Deployment's worth of functions: scaled by their triggers, fixed where they have none."""
    triggers = merged((function.name, trigger) for function, scaled in functions for trigger in scaled.triggers)
    override = app.options.groups.get(need.value, GroupOverride())
    triggers += tuple(added_trigger(each, app) for each in override.get("triggers", ()))
    if override.get("scaling_modifiers"):
        triggers = tuple(map(named, triggers))
    if need is Need.SINGLE:
        triggers = ()
    bounds = app.options.bounds_of(need.value)
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
        override=override,
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


def problems_in_groups(groups: Sequence[Group], options: ScalingOptions) -> Iterator[Problem]:
    """What is chosen for a group that the app does not have, or that no scaler is told of."""
    names = [group.name for group in groups]
    for name, override in options.groups.items():
        where = f"groups[{name!r}]"
        if name not in names:
            yield Problem(where, "the app has no such group", f"choose among {', '.join(names)}")
        yield from problems_in_numbers(override, options.bounds_of(name), f"{where}.")
    for group in groups:
        without_use = sorted(set(group.override) - {"min_replicas"})
        if without_use and not group.triggers:
            message = f"its replicas are fixed, so that {', '.join(without_use)} would do nothing"
            yield Problem(f"groups[{group.name!r}]", message, "add a trigger to it, or remove that")


def nothing_runs(project: FunctionsProject) -> list[Problem]:
    """An app of which nothing is left to deploy. One that never had a function is told of where it is read."""
    if not project.functions:
        return []
    names = ", ".join(function.name for function in project.functions)
    return [Problem("functions", f"every function is disabled: {names}", "enable one, or remove the app")]
