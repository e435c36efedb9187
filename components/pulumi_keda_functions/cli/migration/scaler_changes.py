"""What KEDA measures: each scaler of the old ScaledObject beside the one that takes its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...keda.catalogue import Parameter, Source, find_scaler
from ...keda.model import FROM_ENVIRONMENT
from ...keda.reading import mapping, mappings, text
from ...keda.scaled_object import problems_in_scaled_object
from ...manifests import DeclaredApp
from ...problems import Problem
from ...scaling import AppSettings
from ...values import Setting, Value
from .changes import Change
from .deployed_app import DeployedApp, container_of
from .kubernetes_objects import Body
from .wording import in_words_throughout

AUTHENTICATION = "TriggerAuthentication"
UNSAID = "nothing"
HIDDEN = "(not shown)"
"""In place of what may be a secret."""


@dataclass(frozen=True)
class Scaler:
    """One trigger of a ScaledObject, without anything that may be secret."""

    type: str
    metadata: Mapping[str, str]
    authentication: str | None = None
    """Name of its TriggerAuthentication."""

    @property
    def entity(self) -> str:
        """What it looks at, so that a person knows it again."""
        names = ("queueName", "topicName", "topic", "eventHubName", "stream", "listName", "containerName")
        return next((self.metadata[name] for name in names if name in self.metadata), "")

    def __str__(self) -> str:
        return f"{self.type} {self.entity}".rstrip()


def scaler_changes(old: DeployedApp, settings: AppSettings, new: DeclaredApp) -> Iterator[Change]:
    """Each old scaler and its successor, then those that are new. An old one without successor is told, too."""
    before = [_old_scaler(each) for each in mappings(mapping(old.scaled_object or {}, "spec"), "triggers")]
    after = [scaler for each in new.manifests for scaler in _new_scalers(in_words_throughout(each.body))]
    for scaler in before:
        successor = _closest(scaler, after)
        if successor is None:
            yield without_successor(scaler)
        else:
            after.remove(successor)
            change = Change(f"Scaler {successor}", *_differences(scaler, successor), _why_blind(scaler, settings))
            if change.before != change.after:
                yield change
    for scaler in after:
        yield Change(f"Scaler {scaler}", UNSAID, _listed(scaler.metadata), "the old app did not scale on it")


def without_successor(scaler: Scaler) -> Change:
    """Of a type that KEDA does not have, or of a function that is no more."""
    if find_scaler(scaler.type) is None:
        why = "KEDA has no such scaler, and so refuses the whole ScaledObject"
        return Change(f"Scaler {scaler}", "refused", UNSAID, why)
    return Change(f"Scaler {scaler}", _listed(scaler.metadata), UNSAID, "no function of the project is triggered by it")


def problems_in_old_scalers(old: DeployedApp) -> list[Problem]:
    """What KEDA refuses of the old ScaledObject or ignores in it. They need no mending: the new one has none."""
    if old.scaled_object is None:
        return []
    spec = mapping(old.scaled_object, "spec")
    triggers = [{**trigger, "metadata": _told(trigger)} for trigger in mappings(spec, "triggers")]
    containers = [container_of(each) for each in old.deployments]
    body: dict[str, object] = {**old.scaled_object, "spec": {**spec, "triggers": triggers}}
    return problems_in_scaled_object(body, {}, f"ScaledObject {old.name}", containers=containers)


def _old_scaler(trigger: Body) -> Scaler:
    scaler_type = text(trigger, "type") or "?"
    known = {key: value for key, value in _told(trigger).items() if _parameter(scaler_type, key) is not None}
    metadata = {key: value if isinstance(value, str) else HIDDEN for key, value in known.items()}
    return Scaler(scaler_type, metadata, text(mapping(trigger, "authenticationRef"), "name"))


def _told(trigger: Body) -> dict[str, Value]:
    """Metadata, with a name in the place of each value that KEDA also takes from a Secret, or does not know at all:
    properties of bindings end up there as they are, passwords included."""
    told: dict[str, Value] = {}
    for key, value in mapping(trigger, "metadata").items():
        parameter = _parameter(text(trigger, "type") or "", key)
        is_open = parameter is not None and Source.AUTHENTICATION not in parameter.sources
        told[key] = str(value) if is_open or key.endswith(FROM_ENVIRONMENT) else Setting(key)
    return told


def _parameter(scaler_type: str, key: str) -> Parameter | None:
    scaler = find_scaler(scaler_type)
    return None if scaler is None else scaler.parameters.get(key.removesuffix(FROM_ENVIRONMENT))


def _new_scalers(body: Body) -> Iterator[Scaler]:
    if body["kind"] == "ScaledObject":
        for trigger in mappings(mapping(body, "spec"), "triggers"):
            metadata = {key: str(value) for key, value in mapping(trigger, "metadata").items()}
            yield Scaler(str(trigger["type"]), metadata, text(mapping(trigger, "authenticationRef"), "name"))


def _closest(scaler: Scaler, candidates: Sequence[Scaler]) -> Scaler | None:
    """Of the same type the one that agrees in most."""
    alike = [each for each in candidates if each.type == scaler.type]
    return max(alike, key=lambda each: len(each.metadata.items() & scaler.metadata.items()), default=None)


def _differences(before: Scaler, after: Scaler) -> tuple[str, str]:
    """What the two do not have in common, on either side."""
    left, right = ({**each.metadata, AUTHENTICATION: each.authentication} for each in (before, after))
    differing = [key for key in {**right, **left} if left.get(key) != right.get(key)]
    return (
        _listed({key: left.get(key) or _left_to_keda(after.type, key) for key in differing}),
        _listed({key: right.get(key) for key in differing}),
    )


def _left_to_keda(scaler_type: str, key: str) -> str | None:
    parameter = _parameter(scaler_type, key)
    return f"{parameter.default} (KEDA's own)" if parameter is not None and parameter.default else None


def _listed(metadata: Mapping[str, str | None]) -> str:
    return ", ".join(f"{key} {value}" for key, value in metadata.items() if value) or UNSAID


def _why_blind(scaler: Scaler, settings: AppSettings) -> str:
    named = (value for key, value in scaler.metadata.items() if key.endswith(FROM_ENVIRONMENT))
    missing = [name for name in named if name not in settings.names]
    return f"the old pods have no variable {' and '.join(missing)}, so KEDA could not sign in" if missing else ""
