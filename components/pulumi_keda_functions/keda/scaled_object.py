"""All checks of a ScaledObject before it is created, ours or one that a user added to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from ..near_names import closest
from ..problems import Problem
from ..values import Derived, Joined, Setting, Value
from . import admission
from .authentication import given_authentication
from .model import NO_AUTHENTICATION, UNSEEN_AUTHENTICATION, GivenAuthentication, GivenTrigger
from .modifiers import problems_in_modifiers
from .reading import mapping, mappings, text
from .triggers import problems_in_triggers
from .version import Version
from .wording import one_of

TRIGGER_FIELDS = ("type", "name", "metadata", "authenticationRef", "metricType", "useCachedMetrics")
CLUSTER = "ClusterTriggerAuthentication"
"""What lies outside the app, and is never ours."""


def problems_in_scaled_object(
    body: Mapping[str, object],
    authentications: Mapping[str, Mapping[str, object]],
    where: str,
    *,
    containers: Sequence[Mapping[str, object]] | None = None,
    version: Version | None = None,
) -> list[Problem]:
    """Everything that KEDA would refuse, or silently not do, of the ScaledObject `body`.

    `authentications` has the spec of each TriggerAuthentication by its name; of one that is not in it nothing is known,
    so nothing that it may give counts as missing. `where` stands before the path of a field in each problem.
    `containers` are those of the pods that are scaled; None: not known, and what they request is not checked.
    `version` is the KEDA that will run it; None: the one in the catalogue.
    """
    spec = mapping(body, "spec")
    written = mappings(spec, "triggers")
    given = [
        (given_trigger(trigger, authentications), f"{where}.triggers[{place}]", authentication_name(trigger))
        for place, trigger in enumerate(written)
    ]
    return [
        *admission.problems_in_list(written, where),
        *(problem for place, trigger in enumerate(written) for problem in shape(trigger, f"{where}.triggers[{place}]")),
        *problems_in_triggers(given, version),
        *admission.problems_in_replicas(spec, where),
        *admission.problems_in_resources(spec, written, containers, where),
        *admission.problems_in_fallback(spec, written, where),
        *problems_in_modifiers(spec, written, where),
        *admission.problems_in_name(text(mapping(body, "metadata"), "name") or "", spec, where),
    ]


def given_trigger(trigger: Mapping[str, object], authentications: Mapping[str, Mapping[str, object]]) -> GivenTrigger:
    """One entry of `triggers` beside what its TriggerAuthentication gives."""
    metadata = {key: value for key, value in mapping(trigger, "metadata").items() if is_value(value)}
    return GivenTrigger(
        text(trigger, "type") or "",
        metadata,
        found_authentication(trigger, authentications),
        text(trigger, "metricType"),
    )


def found_authentication(
    trigger: Mapping[str, object], authentications: Mapping[str, Mapping[str, object]]
) -> GivenAuthentication:
    """What KEDA gets from the TriggerAuthentication that a trigger names."""
    if "authenticationRef" not in trigger:
        return NO_AUTHENTICATION
    name = authentication_name(trigger)
    if name is None or name not in authentications or text(mapping(trigger, "authenticationRef"), "kind") == CLUSTER:
        return UNSEEN_AUTHENTICATION
    return given_authentication(authentications[name])


def authentication_name(trigger: Mapping[str, object]) -> str | None:
    """Name of the TriggerAuthentication of a trigger."""
    return text(mapping(trigger, "authenticationRef"), "name")


def is_value(value: object) -> TypeGuard[Value]:
    """Whether a trigger's metadata may hold it."""
    return isinstance(value, str | Setting | Joined | Derived)


def shape(trigger: Mapping[str, object], place: str) -> Iterator[Problem]:
    """Fields that a trigger does not have, and metadata that is no text."""
    for field in trigger:
        if field not in TRIGGER_FIELDS:
            meant = closest(field, TRIGGER_FIELDS)
            fields = f"write it into metadata, or use {one_of(TRIGGER_FIELDS)}"
            remedy = f"did you mean {meant}?" if meant else fields
            yield Problem(f"{place}.{field}", f"a trigger has no field {field!r}", remedy)
    for key, value in mapping(trigger, "metadata").items():
        if not is_value(value):
            is_number = isinstance(value, int | float)
            message = f"metadata is text, and {key} is {value if is_number else type(value).__name__}"
            remedy = f"write it as the text {str(value).lower()!r}" if is_number else "write a text"
            yield Problem(f"{place}.metadata.{key}", message, remedy)
