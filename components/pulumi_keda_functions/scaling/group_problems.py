"""What is wrong with how a user groups functions, and with what is chosen for a group."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..near_names import closest
from ..problems import Problem, Severity
from ..projects import Function
from . import durable
from .groups import Members, Scaled, folded, homes_of, named_homes, needs_of
from .model import Group, Need
from .options import ScalingOptions, problems_in_numbers

NAME = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
"""What an object's name may have after the app's and a dash."""
FOR_SCALERS = frozenset(
    (
        "behavior",
        "cooldown_period",
        "fallback",
        "max_replicas",
        "paused",
        "polling_interval",
        "scaling_modifiers",
        "triggers",
    )
)
"""Choices that only a ScaledObject can carry."""


def problems_in_grouping(
    functions: Sequence[Function], running: Sequence[Scaled], options: ScalingOptions
) -> Iterator[Problem]:
    """Functions in two groups or in none, and those that only run together and are apart."""
    yield from _wrong_names(functions, running, options)
    yield from _in_two_groups(options)
    yield from _in_no_group(running, options)
    yield from _durable_apart(running, options)
    if options.one_group_per_function:
        yield from _sharing_a_name(running, options)


def problems_in_groups(groups: Sequence[Group], options: ScalingOptions) -> Iterator[Problem]:
    """What is chosen for a group that the app does not have, or that no scaler is told of."""
    names = [group.name for group in groups]
    for name, override in options.groups.items():
        where = f"groups[{name!r}]"
        if name not in names and "functions" not in override:
            remedy = f"choose among {_listed(names)}, or name its functions"
            yield Problem(where, "the app has no such group", remedy)
        yield from problems_in_numbers(override, options.bounds_of(name), f"{where}.")
    for group in groups:
        without_use = sorted(FOR_SCALERS & set(group.override))
        if without_use and not group.triggers:
            message = f"its replicas are fixed, so that {_listed(without_use)} would do nothing"
            yield Problem(f"groups[{group.name!r}]", message, "add a trigger to it, or remove that")


def kept_from_scaling(members: Members) -> Iterator[Problem]:
    """Functions that would scale, beside one that only a single replica may run."""
    if members.need is not Need.SINGLE:
        return
    single = [function.name for function, scaled in members.functions if scaled.need is Need.SINGLE]
    for function, scaled in members.functions:
        if scaled.triggers and scaled.need is not Need.SINGLE:
            message = f"{function.name} never scales, since {_listed(single)} beside it must run in one replica alone"
            yield Problem(f"groups[{members.name!r}]", message, "put it into another group", Severity.WARNING)


def _wrong_names(
    functions: Sequence[Function], running: Sequence[Scaled], options: ScalingOptions
) -> Iterator[Problem]:
    known = {folded(function.name): function.name for function in functions}
    alive = {folded(function.name) for function, _ in running}
    for group, override in options.groups.items():
        if (named := override.get("functions")) is None:
            continue
        where = f"groups[{group!r}]"
        if not NAME.fullmatch(group):
            remedy = "use lower-case letters, digits and dashes, no dash first or last"
            yield Problem(where, f"{group!r} cannot be part of an object's name", remedy)
        unknown = [name for name in named if folded(name) not in known]
        for name in unknown:
            meant = closest(name, known.values())
            remedy = f"did you mean {meant}?" if meant else f"choose among {_listed(known.values())}"
            yield Problem(f"{where}.functions", f"the project has no function {name!r}", remedy)
        if not named:
            yield Problem(f"{where}.functions", "it names no function", "name one, or leave it out")
        elif not unknown and not any(folded(name) in alive for name in named):
            message = "none of its functions runs, so that the group is not made"
            yield Problem(where, message, "enable one, or remove the group", Severity.WARNING)


def _in_two_groups(options: ScalingOptions) -> Iterator[Problem]:
    last = named_homes(options)
    for group, override in options.groups.items():
        for name in dict.fromkeys(override.get("functions", ())):
            if (other := last[folded(name)]) != group:
                where = f"groups[{group!r}].functions"
                yield Problem(where, f"{name} is in the group {other!r}, too", "keep it in one of the two")


def _in_no_group(running: Sequence[Scaled], options: ScalingOptions) -> Iterator[Problem]:
    named, homes, needs = named_homes(options), homes_of(running, options), needs_of(running)
    accompanied = {homes[name] for name, need in needs.items() if need is not Need.COMPANION}
    for name in dict.fromkeys(function.name for function, _ in running):
        if (key := folded(name)) in named:
            continue
        home = homes[key]
        if "functions" in options.groups.get(home, {}):
            message = f"{name} is in no group: its own would be {home!r}, which does not name it"
            yield Problem("groups", message, f"name it in groups[{home!r}].functions, or in another group's")
        elif needs[key] is Need.COMPANION and accompanied and home not in accompanied:
            message = f"{name} is in no group: it is called by what runs beside it, and all other functions are apart"
            yield Problem("groups", message, "name it in the functions of the group that it goes with")


def _durable_apart(running: Sequence[Scaled], options: ScalingOptions) -> Iterator[Problem]:
    named = named_homes(options)
    of_hub = list(dict.fromkeys(function.name for function, _ in running if durable.is_durable(function)))
    for group in dict.fromkeys(named[folded(name)] for name in of_hub if folded(name) in named):
        here = [name for name in of_hub if named.get(folded(name)) == group]
        if missing := [name for name in of_hub if name not in here]:
            message = "durable functions share a task hub and run together, those that start them included: beside "
            told = f"{message}{_listed(here)} it lacks {_listed(missing)}"
            yield Problem(f"groups[{group!r}].functions", told, "name all of them in one group")


def _sharing_a_name(running: Sequence[Scaled], options: ScalingOptions) -> Iterator[Problem]:
    """Functions that the letters of an object's name do not tell apart."""
    homes, needs = homes_of(running, options), needs_of(running)
    sharing: dict[str, dict[str, str]] = {}
    for function, _ in running:
        name = folded(function.name)
        if needs[name] is not Need.COMPANION:
            hub_or_name = "" if durable.is_durable(function) else name
            sharing.setdefault(homes[name], {})[hub_or_name] = function.name
    for group, names in sharing.items():
        if len(names) > 1 and "functions" not in options.groups.get(group, {}):
            message = f"{_listed(names.values())} would share the group {group!r}"
            yield Problem("one_group_per_function", message, "name one of them in the functions of another group")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
