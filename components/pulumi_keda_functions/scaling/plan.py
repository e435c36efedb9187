"""The scaling plan of an app: which functions share a Deployment, and how KEDA scales each."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ..app_arguments import GroupOverride
from ..problems import Problem, errors
from ..projects import Function, FunctionsProject
from .added_triggers import added_trigger, named, overridden
from .app import App
from .app_settings import AppSettings, problems_of_unknown_shape
from .as_keda_sees import scaling_as_keda_sees
from .disabled import allow_list, is_disabled
from .group_problems import kept_from_scaling, problems_in_grouping, problems_in_groups
from .groups import Members, Scaled, grouped
from .host_numbers import problems_in_host_numbers
from .host_roles import host_roles
from .http_scaling import http_roles, http_triggers, reason, starts_from_zero
from .model import FunctionScaling, Group, KedaTrigger, Need, Role, ScalingPlan
from .options import ScalingOptions
from .resource_parts import ALL
from .setting_problems import unread_by_keda

Told = TypeVar("Told")
NO_OPTIONS = ScalingOptions()


def plan(project: FunctionsProject, settings: AppSettings, options: ScalingOptions = NO_OPTIONS) -> ScalingPlan:
    """How every function of `project` scales."""
    app = App(project.host, settings, options.cores_of(""), options)
    disabled = frozenset(function.name for function in project.functions if is_disabled(function, app))
    running = [(each, function_scaling(each, app)) for each in project.functions if each.name not in disabled]
    together = tuple(with_own_settings(members, app) for members in grouped(running, options))
    if settings.groups:
        running = [scaled for members in together for scaled in members.functions]
    groups = tuple(group(members, app.of_group(members.name)) for members in together)
    return ScalingPlan(
        groups=groups,
        disabled=disabled,
        listed=len(allow_list(app)),
        problems=distinct(
            *problems_of_unknown_shape(settings),
            *problems_in_host_numbers(app),
            *(problem for name in settings.groups for problem in problems_in_host_numbers(app.of_group(name))),
            *(problem for _, scaled in running for problem in scaled.problems),
            *problems_in_grouping(project.functions, running, options),
            *problems_in_groups(groups, options),
            *unread_by_keda(settings, groups),
            *(problem for members in together for problem in kept_from_scaling(members)),
            *([] if running else nothing_runs(project)),
        ),
        roles=without_covered(
            *(role for _, scaled in running for role in scaled.roles),
            *(role for each in groups for role in http_roles(each.triggers)),
            *(role for each in groups for role in host_roles(each.functions, app.of_group(each.name))),
        ),
    )


def distinct(*items: Told) -> tuple[Told, ...]:
    """Each once: functions of one task hub or connection are told the same."""
    return tuple(dict.fromkeys(items))


def without_covered(*roles: Role) -> tuple[Role, ...]:
    """Each once, and none on a part of what the same is needed on as a whole."""
    whole = {role for role in roles if role.part == ALL}
    return tuple(role for role in distinct(*roles) if role in whole or replace(role, part=ALL) not in whole)


def function_scaling(function: Function, app: App) -> FunctionScaling:
    """How one function scales, the user's word on it included."""
    scaled = scaling_as_keda_sees(function, app)
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


def with_own_settings(members: Members, app: App) -> Members:
    """The functions of a group, scaled by the settings and the processors that they see in it."""
    seen = app.of_group(members.name)
    if seen == app:
        return members
    functions = tuple((function, function_scaling(function, seen)) for function, _ in members.functions)
    return replace(members, functions=functions)


def group(members: Members, app: App) -> Group:
    """One Deployment's worth of functions: scaled by their triggers, fixed where they have none."""
    need, functions = members.need, members.functions
    triggers = merged((function.name, trigger) for function, scaled in functions for trigger in scaled.triggers)
    override = app.options.groups.get(members.name, GroupOverride())
    triggers += tuple(added_trigger(each, app) for each in override.get("triggers", ()))
    answering = tuple(function.name for function, scaled in functions if scaled.need is Need.HTTP)
    chosen = app.options.http.of_group(override)
    if answering:
        triggers += http_triggers(members.name, answering, override, app.options.http)
    if override.get("scaling_modifiers"):
        triggers = tuple(map(named, triggers))
    if need is Need.SINGLE:
        triggers = ()
    bounds = app.options.bounds_of(members.name)
    least = bounds.least or 0
    if need is not Need.EVENTS and not (starts_from_zero(chosen) and all(map(can_wait, functions))):
        least = max(least, 1)
    if not triggers and need is not Need.HTTP:
        least = 1
    return Group(
        name=members.name,
        functions=tuple(function for function, _ in functions),
        triggers=triggers,
        min_replicas=least,
        max_replicas=bounds.most if triggers else least,
        answers_http=bool(answering),
        reasons=(
            *(f"{function.name}: {scaled.reason}" for function, scaled in functions),
            *((told,) if answering and (told := reason(chosen)) else ()),
        ),
        override=override,
    )


def can_wait(each: Scaled) -> bool:
    """Whether a function needs no replica before there is work, where requests can wait as well."""
    return each[1].need in (Need.HTTP, Need.EVENTS, Need.COMPANION)


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
