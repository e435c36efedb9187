"""`scalingModifiers`: one metric out of several, by a formula over the triggers' names
(https://keda.sh/docs/latest/reference/scaledobject-spec/#scalingmodifiers)."""

from collections.abc import Iterator, Mapping, Sequence

from ..near_names import closest
from ..problems import Problem
from .formula import is_balanced, names_in
from .reading import mapping, text
from .triggers import METRIC_TYPES, RESOURCES
from .wording import one_of


def problems_in_modifiers(
    spec: Mapping[str, object], triggers: Sequence[Mapping[str, object]], where: str
) -> Iterator[Problem]:
    """What the webhook refuses of them."""
    modifiers = mapping(mapping(spec, "advanced"), "scalingModifiers")
    if not modifiers:
        return
    place = f"{where}.advanced.scalingModifiers"
    if not modifiers.get("formula"):
        yield Problem(place, "there is no formula", "write one over the triggers' names, such as (queue + topic) / 2")
    elif (formula := text(modifiers, "formula")) is not None:
        yield from problems_in_formula(formula, triggers, f"{place}.formula")
    if not modifiers.get("target"):
        yield Problem(place, "there is no target", "write how much of the formula's result one replica takes")
    elif (target := text(modifiers, "target")) is not None and not is_positive(target):
        yield Problem(f"{place}.target", f"target is {target!r}", "write a number above 0")
    metric_type = text(modifiers, "metricType")
    if metric_type is not None and metric_type not in METRIC_TYPES:
        yield Problem(f"{place}.metricType", f"metricType is {metric_type!r}", f"write {one_of(METRIC_TYPES)}")


def problems_in_formula(formula: str, triggers: Sequence[Mapping[str, object]], place: str) -> Iterator[Problem]:
    """Brackets that do not close, and names that no trigger has whose metric KEDA computes."""
    if not is_balanced(formula):
        yield Problem(place, f"the brackets of {formula!r} do not match", "close each bracket")
    named = {name: text(trigger, "type") for trigger in triggers if (name := text(trigger, "name"))}
    usable = [name for name, scaler in named.items() if scaler not in RESOURCES]
    for name in names_in(formula):
        if name in usable:
            continue
        if name in named:
            message = f"{name!r} is a {named[name]} trigger, whose metric KEDA does not know"
            yield Problem(place, message, "leave it out of the formula")
            continue
        split = [each for each in usable if "-" in each and name in each.split("-")]
        if split:
            remedy = f"a formula reads the name {split[0]!r} as a subtraction: give the trigger a name without '-'"
        elif meant := closest(name, usable):
            remedy = f"did you mean {meant}?"
        else:
            remedy = f"names of triggers are: {', '.join(usable)}" if usable else "give the triggers names"
        yield Problem(place, f"the formula names {name!r}, which is no trigger", remedy)


def is_positive(number: str) -> bool:
    """Whether a text is a number above 0."""
    try:
        return float(number) > 0
    except ValueError:
        return False
