"""Which functions share a Deployment: those that the user puts together, and else those with the same need."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..projects import Function
from . import durable
from .model import FunctionScaling, Need
from .options import ScalingOptions

STRONGEST = (Need.SINGLE, Need.HTTP, Need.RESIDENT, Need.EVENTS, Need.COMPANION)
"""Whose group serves functions of several needs."""
DURABLE = "durable"
"""The group of all durable functions where each other function has its own."""
Scaled = tuple[Function, FunctionScaling]
"""A function that runs, and how it scales."""


@dataclass(frozen=True)
class Members:
    """The functions of one group."""

    name: str
    need: Need
    """The strongest among them."""
    functions: tuple[Scaled, ...]


def grouped(running: Sequence[Scaled], options: ScalingOptions) -> tuple[Members, ...]:
    """All groups of an app: the default ones in the order of their needs, then the others in that of the project."""
    needs = needs_of(running)
    homes = homes_of(running, options)
    members: dict[str, list[Scaled]] = {need.value: [] for need in Need}
    for each in running:
        members.setdefault(homes[folded(each[0].name)], []).append(each)
    return tuple(
        Members(name, min((needs[folded(function.name)] for function, _ in those), key=STRONGEST.index), tuple(those))
        for name, those in members.items()
        if those
    )


def homes_of(running: Sequence[Scaled], options: ScalingOptions) -> dict[str, str]:
    """The name of each function's group, by the function's name in lower case.

    Companions that no group names go with the first of the default groups.
    """
    named = named_homes(options)
    needs = needs_of(running)
    unnamed = {key: function for function, _ in running if (key := folded(function.name)) not in named}
    accompanied = [] if options.one_group_per_function else [needs[key] for key in unnamed]
    host = next((need for need in Need if need in accompanied and need is not Need.COMPANION), Need.RESIDENT)

    def home(key: str, function: Function) -> str:
        if needs[key] is Need.COMPANION:
            return host.value
        if not options.one_group_per_function:
            return needs[key].value
        return DURABLE if durable.is_durable(function) else group_name(function.name)

    return named | {key: home(key, function) for key, function in unnamed.items()}


def named_homes(options: ScalingOptions) -> dict[str, str]:
    """The groups of the functions that the user names, by the function's name in lower case."""
    return {
        folded(function): name
        for name, override in options.groups.items()
        for function in override.get("functions", ())
    }


def needs_of(running: Sequence[Scaled]) -> dict[str, Need]:
    """What each function needs of its group, by its name in lower case.

    Durable ones need the same, whatever triggers them. One that each environment registers in its own way needs the
    strongest of them all.
    """
    of_hub = {scaled.need for function, scaled in running if durable.is_durable(function)}
    needs: dict[str, Need] = {}
    for function, scaled in running:
        name = folded(function.name)
        need = durable_need(of_hub) if durable.is_durable(function) else scaled.need
        needs[name] = min(need, needs.get(name, need), key=STRONGEST.index)
    return needs


def durable_need(needs: set[Need]) -> Need:
    """What durable functions need together: a replica stays as soon as one of them needs it."""
    return Need.EVENTS if needs <= {Need.EVENTS} else Need.RESIDENT


def group_name(function: str) -> str:
    """The group of one function: `process-order` for `Process_order`, as an object's name can have it."""
    return re.sub(r"[^a-z0-9]+", "-", folded(function)).strip("-")


def folded(name: str) -> str:
    """A function's name as the host compares it: without regard to case."""
    return name.casefold()
