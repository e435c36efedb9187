"""All checks of one trigger, and of triggers that share a TriggerAuthentication."""

from collections.abc import Iterable, Iterator

from ..problems import Problem
from .catalogue import Scaler, catalogue_file, find_scaler, scaler_types
from .combinations import RULES
from .metadata import problems_in_absence, problems_in_authentication, problems_in_metadata, suggestion
from .model import Configuration, GivenTrigger
from .resource import METRIC_TYPES as RESOURCE_METRIC_TYPES
from .since import problems_in_version
from .version import Version

RESOURCES = ("cpu", "memory")
"""Scalers that KEDA leaves to the HorizontalPodAutoscaler."""
METRIC_TYPES = ("AverageValue", "Value")
"""Of all other scalers."""


def problems_in_trigger(trigger: GivenTrigger, where: str, version: Version | None = None) -> list[Problem]:
    """Everything that is wrong with a trigger by itself, for KEDA in `version` (the catalogue's where that is None)."""
    scaler = find_scaler(trigger.type)
    if scaler is None:
        return [unknown_scaler(trigger.type, where)]
    return [
        *problems_in_configuration(scaler, trigger, where, version),
        *problems_in_authentication([(scaler, trigger)], where),
    ]


def problems_in_configuration(
    scaler: Scaler, trigger: GivenTrigger, where: str, version: Version | None
) -> Iterator[Problem]:
    """What is wrong with a trigger, apart from parameters that its TriggerAuthentication gives in vain."""
    if version is not None:
        yield from problems_in_version(trigger, version, where)
    yield from problems_in_metric_type(trigger, where)
    yield from problems_in_metadata(scaler, trigger, where)
    configuration = Configuration(scaler, trigger)
    yield from problems_in_absence(configuration, where)
    for rule in RULES.get(scaler.type, ()):
        yield from rule.problems(configuration, where)


def problems_in_metric_type(trigger: GivenTrigger, where: str) -> Iterator[Problem]:
    """A metric type that the scaler cannot have. That of cpu and memory is a matter of their own rule."""
    if trigger.type not in RESOURCES and trigger.metric_type not in (None, *METRIC_TYPES):
        only = f", which only {' and '.join(RESOURCES)} have" if trigger.metric_type in RESOURCE_METRIC_TYPES else ""
        message = f"{trigger.type} has metricType {trigger.metric_type!r}{only}"
        yield Problem(f"{where}.metricType", message, f"write {' or '.join(METRIC_TYPES)}, or leave it out")


def unknown_scaler(scaler_type: str, where: str) -> Problem:
    """A type that KEDA refuses, and with it all triggers beside it."""
    message = f"KEDA {catalogue_file()['kedaVersion']} has no scaler {scaler_type!r}"
    return Problem(f"{where}.type", message, suggestion(scaler_type, scaler_types(), "those that it has are"))


def problems_in_triggers(
    triggers: Iterable[tuple[GivenTrigger, str, str | None]], version: Version | None
) -> Iterator[Problem]:
    """What is wrong with the triggers of one ScaledObject: each with its place and the name of its authentication."""
    sharing: dict[str, list[tuple[Scaler, GivenTrigger]]] = {}
    places: dict[str, str] = {}
    for trigger, where, authentication in triggers:
        scaler = find_scaler(trigger.type)
        if scaler is None:
            yield unknown_scaler(trigger.type, where)
            continue
        yield from problems_in_configuration(scaler, trigger, where, version)
        if authentication is not None:
            sharing.setdefault(authentication, []).append((scaler, trigger))
            places.setdefault(authentication, f"{where}.authenticationRef")
    for name, users in sharing.items():
        yield from problems_in_authentication(users, places[name])
