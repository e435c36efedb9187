"""What is wrong with the arguments that place pods, or without effect."""

from collections.abc import Iterator, Mapping, Sequence

from ..keda.reading import mapping, mappings
from ..keda.wording import one_of
from ..near_names import closest
from ..placement_arguments import OperatingSystem, TaintEffect, TolerationOperator, VirtualNodes
from ..problems import Problem, Severity
from ..scaling import Group, ScalingPlan
from .choices import Choice, choices
from .options import AppOptions
from .placement import OPERATING_SYSTEM, required_labels
from .virtual_nodes import virtual_nodes_of

AFFINITIES = ("nodeAffinity", "podAffinity", "podAntiAffinity")


def problems_in_placement(options: AppOptions, plan: ScalingPlan) -> Iterator[Problem]:
    """Those of the app and of each group, under the arguments that give them."""
    for choice in choices(options):
        yield from _in_rules(choice)
    for group in plan.groups:
        yield from _contradictions(group, options)
    if plan.groups and options.arguments.get("virtual_nodes", VirtualNodes.NEVER) != VirtualNodes.NEVER:
        yield from _without_effect(plan.groups)


def _in_rules(choice: Choice) -> Iterator[Problem]:
    for place, toleration in enumerate(mappings(choice.given, "tolerations")):
        yield from problems_in_toleration(toleration, f"{choice.where}tolerations[{place}]")
    for name, rules in mapping(choice.given, "affinity").items():
        if name not in AFFINITIES:
            meant = closest(name, AFFINITIES)
            remedy = f"did you mean {meant}?" if meant else f"write {one_of(AFFINITIES)}"
            yield Problem(f"{choice.where}affinity[{name!r}]", "there is no such kind of affinity", remedy)
        elif not isinstance(rules, Mapping):
            yield Problem(f"{choice.where}affinity[{name!r}]", "is no mapping", "write it as in a pod's spec.affinity")


def problems_in_toleration(toleration: Mapping[str, object], where: str) -> Iterator[Problem]:
    """What the API server would refuse."""
    exists = toleration.get("operator") == TolerationOperator.EXISTS
    if not toleration.get("key") and not exists:
        yield Problem(where, "has no key", "give the taint's key, or operator Exists for every taint")
    if exists and toleration.get("value"):
        yield Problem(where, "has a value beside operator Exists", "leave the value out, or write operator Equal")
    if "toleration_seconds" in toleration and toleration.get("effect") != TaintEffect.NO_EXECUTE:
        yield Problem(where, "has toleration_seconds without effect NoExecute", "write effect NoExecute")


def _contradictions(group: Group, options: AppOptions) -> Iterator[Problem]:
    required = required_labels(group, options)
    for label, value in options.of_group(group.name).get("node_selector", {}).items():
        if value != required.get(label, value):
            argument = "operating_system" if label == OPERATING_SYSTEM else "virtual_nodes"
            message = f"{value!r} contradicts {argument}, which asks for nodes with {required[label]!r}"
            yield Problem(f"{_argument('node_selector', group)}[{label!r}]", message, "keep one of the two")
    wanted = virtual_nodes_of(group, options)
    if wanted != VirtualNodes.NEVER and options.arguments.get("operating_system") == OperatingSystem.WINDOWS:
        message = f"{wanted.value} is not possible on windows: virtual nodes are linux"
        yield Problem(_argument("virtual_nodes", group), message, "choose never, or operating_system linux")


def _without_effect(groups: Sequence[Group]) -> Iterator[Problem]:
    if all(group.answers_http and "virtual_nodes" not in group.override for group in groups):
        message = "has no effect, since all functions answer HTTP"
        remedy = f"set it in groups[{groups[0].name!r}], if callers can wait for a container group to start"
        yield Problem("virtual_nodes", message, remedy, Severity.WARNING)


def _argument(name: str, group: Group) -> str:
    return f"groups[{group.name!r}].{name}" if name in group.override else name
