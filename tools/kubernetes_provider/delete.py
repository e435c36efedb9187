"""Delete: the object and what it owns are gone, finalizers included."""

from typing import Final

from .checkpoint import outputs, parse
from .create import timeout_seconds
from .errors import ApiError, InitializationFailedError, NotReadyError, ProviderError, UnknownKindError
from .kinds import is_patch, kind_of
from .objects import DELETION_PROPAGATION, SKIP_AWAIT, annotation, is_annotated, object_id, set_in_metadata, split_id
from .property_values import Object
from .readiness import DEFAULT_SECONDS
from .session import Session
from .update import relinquish
from .waiting import until_gone

PROPAGATION: Final = {"orphan": "Orphan", "background": "Background"}
"""What the annotation may say; `Foreground` otherwise, so that a Deployment goes after its pods."""
NEED_NOT_WAIT: Final = frozenset(
    {"Namespace", "Pod", "ReplicationController", "DaemonSet", "Deployment", "StatefulSet", "Job"}
)
"""Kinds for which `pulumi.com/skipAwait` covers the deletion, too."""


def delete(session: Session, urn: str, identifier: str, state: Object, *, timeout: float = 0) -> None:
    """Delete the object; one that is gone already is fine. Of a patched one, only what the patch set is taken back."""
    if session.cluster is None:
        reason = f"configured Kubernetes cluster is unreachable: {session.unreachable}"
        session.log.warning(urn, reason)
        if session.settings.delete_unreachable:
            return
        raise ProviderError(
            f"{reason}. If the cluster was deleted, run again with the environment variable "
            'PULUMI_K8S_DELETE_UNREACHABLE set to "true" to remove the resource from the state'
        )
    cluster = session.cluster
    old = parse(state)
    set_in_metadata(old.live, "name", value=split_id(identifier)[1])
    propagation = PROPAGATION.get(annotation(old.inputs, DELETION_PROPAGATION).lower(), "Foreground")
    try:
        if is_patch(urn, kind_of(old.live)):
            relinquish(cluster, cluster.get(old.live), old.field_manager)
            return
        cluster.delete(old.live, propagation=propagation)
        kind = kind_of(old.inputs)
        if is_annotated(old.inputs, SKIP_AWAIT) and kind.is_built_in and kind.name in NEED_NOT_WAIT:
            return
        seconds = timeout_seconds(old.inputs, timeout) or DEFAULT_SECONDS
        until_gone(old.live, cluster=cluster, seconds=seconds, cancelled=session.cancelled)
    except UnknownKindError:  # the CustomResourceDefinition is gone, and its objects with it
        return
    except ApiError as error:
        if not error.is_not_found:
            raise
    except NotReadyError as error:
        for reason in error.reasons:
            session.log.warning(urn, reason)
        kept = outputs(type(old)(old.inputs, error.live, old.initial_api_version, old.field_manager), state)
        raise InitializationFailedError(object_id(error.live), kept, str(error), error.reasons) from None
