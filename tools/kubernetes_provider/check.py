"""Check: the inputs as they will be used, named and placed in a namespace."""

from typing import Final

from .checkpoint import kubernetes_object
from .errors import ProviderError
from .kinds import Kind, is_patch, kind_of_token, resource_name, type_token
from .naming import Autonaming, adopt_name, assign_name, is_named
from .normalization import normalized
from .objects import namespace, pluck, set_in_metadata, text
from .property_values import UNKNOWN, Object, mark_secrets
from .session import Session

MANAGED_BY: Final = "app.kubernetes.io/managed-by"


def check(
    session: Session, urn: str, old: Object, new: Object, *, seed: bytes = b"", autonaming: Autonaming | None = None
) -> Object:
    """The checked inputs. `old` are those of the last run, empty for a new resource."""
    if session.cluster is None and session.settings.skip_update_unreachable:
        session.log.warning(urn, "Cluster is unreachable but skipUpdateUnreachable is set, skipping")
        return old
    kind = kind_of_token(type_token(urn))
    inputs = normalized(kubernetes_object(new))
    if old:
        old_inputs = kubernetes_object(old)
        adopt_name(inputs, old_inputs)
        if pluck(old_inputs, "metadata", "labels", MANAGED_BY) == "pulumi":
            # Objects of older plugin versions carry the label, which therefore stays for the object's life.
            set_in_metadata(inputs, "labels", MANAGED_BY, value="pulumi")
    else:
        if is_patch(urn, kind) and not is_named(inputs):
            raise ProviderError("patch resources require the `.metadata.name` field to be set")
        assign_name(inputs, resource_name(urn), seed, autonaming)
    if not _has_namespace(inputs) and session.is_namespaced(kind):
        set_in_metadata(inputs, "namespace", value=session.default_namespace or "default")
    if kind.is_definition:
        _remember_definition(session, inputs)
    mark_secrets(inputs, new)
    return inputs


def _has_namespace(inputs: Object) -> bool:
    return bool(namespace(inputs)) or pluck(inputs, "metadata", "namespace") is UNKNOWN


def _remember_definition(session: Session, inputs: Object) -> None:
    defined = Kind(text(inputs, "spec", "group"), "", text(inputs, "spec", "names", "kind"))
    session.defined[defined.group, defined.name] = text(inputs, "spec", "scope") == "Namespaced"
