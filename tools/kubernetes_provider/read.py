"""Read: the live object, for a refresh, an import, or `get` in a program."""

from dataclasses import dataclass
from typing import Final

from .checkpoint import Checkpoint, kubernetes_object, outputs, parse
from .comparison import pruned
from .errors import ApiError, InitializationFailedError, ProviderError, UnknownKindError
from .kinds import kind_of, kind_of_token, type_token
from .naming import unique_suffix
from .normalization import normalized
from .objects import name, namespace, section, set_in_metadata, split_id
from .property_values import Object, mark_secrets
from .readiness import Occasion, rule_at_refresh
from .session import Session

NO_INPUTS_OF_AN_IMPORT: Final = (
    "deployment.kubernetes.io/revision",
    "kubectl.kubernetes.io/last-applied-configuration",
)
"""Annotations that others write."""


@dataclass(frozen=True)
class Reading:
    """What was read: inputs and outputs for the state."""

    inputs: Object
    outputs: Object


def read(session: Session, urn: str, identifier: str, given: Object, state: Object) -> Reading | None:
    """The live object; None where it does not exist. `given` and `state` are empty for an import."""
    if session.cluster is None:
        return _unreachable(session, urn, given, state)
    cluster = session.cluster
    old = parse(state)
    known = normalized(kubernetes_object(given))
    is_import = not kind_of(known).name and not kind_of(old.live).name
    if not kind_of(known).name:
        kind = kind_of_token(type_token(urn)) if is_import else kind_of(old.live)
        known = known | {"apiVersion": kind.api_version, "kind": kind.name}
        namespace_part, name_part = split_id(identifier)
        if not name(known):
            set_in_metadata(known, "name", value=name_part)
        if namespace_part and not namespace(known):
            set_in_metadata(known, "namespace", value=namespace_part)
    address = known | {"metadata": section(known, "metadata") | {"name": split_id(identifier)[1]}}
    try:
        live = cluster.get(address)
    except UnknownKindError:
        return None
    except ApiError as error:
        if error.is_not_found:
            return None
        raise

    inputs = pruned(live, known)
    if is_import and kind_of(live).is_built_in:
        inputs = _imported(live)
    manager = old.field_manager or f"pulumi-kubernetes-{unique_suffix()}"
    checkpoint = Checkpoint(inputs, live, old.initial_api_version or str(known["apiVersion"]), manager)
    kept = outputs(checkpoint, given)
    mark_secrets(inputs, given)
    rule = None if is_import else rule_at_refresh(known, Occasion(cluster, is_refresh=True))
    if rule and not (verdict := rule(live)).ready:
        message = f"Resource {name(live)!r} was created but failed to initialize"
        raise InitializationFailedError(identifier, kept, message, verdict.reasons, inputs)
    return Reading(inputs, kept)


def _imported(live: Object) -> Object:
    """The inputs that would make such an object: everything but its status and what the server writes."""
    inputs = normalized({key: value for key, value in live.items() if key != "status"})
    annotations = {
        key: value
        for key, value in section(live, "metadata", "annotations").items()
        if key not in NO_INPUTS_OF_AN_IMPORT
    }
    metadata = {key: value for key, value in section(inputs, "metadata").items() if key != "annotations"}
    return inputs | {"metadata": metadata | ({"annotations": annotations} if annotations else {})}


def _unreachable(session: Session, urn: str, given: Object, state: Object) -> Reading | None:
    session.log.warning(urn, f"configured Kubernetes cluster is unreachable: {session.unreachable}")
    if session.settings.delete_unreachable:
        return None
    if session.settings.skip_update_unreachable:
        return Reading(given, state)
    raise ProviderError(
        "failed to read resource state due to unreachable cluster. If the cluster was deleted, run again with the "
        'environment variable PULUMI_K8S_DELETE_UNREACHABLE set to "true" to remove the resource from the state'
    )
