"""Diff: which properties changed, and whether that replaces the object."""

from dataclasses import dataclass, field

from .checkpoint import kubernetes_object, parse
from .comparison import Change, changes, contains, parse_property_path, pruned
from .errors import ProviderError
from .kinds import Kind, is_patch, kind_of
from .naming import is_autonamed, is_named
from .normalization import normalized
from .objects import REPLACE_UNREADY, is_annotated, name, namespace, set_in_metadata
from .property_values import Object
from .readiness.workloads import judge_job
from .replacement import IDENTITY, replaces, replacing_fields
from .session import Session


@dataclass(frozen=True)
class Diff:
    """The changes, and what the engine has to do for them."""

    changes: tuple[Change, ...]
    replacing: tuple[Change, ...] = ()
    is_unready: bool = False
    """Replaced because it never became ready (`pulumi.com/replaceUnready`)."""
    delete_first: bool = field(default=False, kw_only=True)
    """The successor has the same name, so the object must go before."""

    @property
    def replaces(self) -> bool:
        """Whether the object is replaced."""
        return bool(self.replacing) or self.is_unready


def diff(session: Session, urn: str, state: Object, new: Object, ignored: list[str]) -> Diff:
    """Compare the inputs with the live object that the state remembers."""
    old = parse(state)
    old_inputs, inputs = normalized(old.inputs), normalized(kubernetes_object(new))
    kind = kind_of(inputs)
    before = pruned(old.live, old_inputs)
    _align(before, inputs, old.live, namespaced=session.is_namespaced(kind))

    found = _without_ignored(changes(before, inputs, zero_values_vanish=kind.is_built_in), ignored)
    fields = (
        IDENTITY
        if is_patch(urn, kind)
        else replacing_fields(
            inputs,
            secrets_are_mutable=session.settings.enable_secret_mutable,
            config_maps_are_mutable=session.settings.enable_config_map_mutable,
        )
    )
    replacing = tuple(change for change in found if replaces(change.path, change.value, fields))
    is_unready = is_annotated(inputs, REPLACE_UNREADY) and _is_unready(session, urn, kind, old.live)
    return Diff(
        changes=found,
        replacing=replacing,
        is_unready=is_unready,
        delete_first=(bool(replacing) or is_unready) and _takes_the_place(inputs, old.live),
    )


def _align(before: Object, inputs: Object, live: Object, *, namespaced: bool) -> None:
    """Level what is no difference: a namespace left out, or given to a cluster-wide object; a kind left out."""
    for item in (before, inputs):
        if not namespaced:
            if isinstance(item.get("metadata"), dict):
                item["metadata"] = {key: value for key, value in item["metadata"].items() if key != "namespace"}
        elif not namespace(item) and "namespace" not in (item.get("metadata") or {}):
            set_in_metadata(item, "namespace", value="default")
    for key in ("apiVersion", "kind"):
        if key in inputs and key not in before:
            before[key] = live.get(key, inputs[key])
    if name(inputs):
        set_in_metadata(before, "name", value=name(live))


def _without_ignored(found: list[Change], ignored: list[str]) -> tuple[Change, ...]:
    paths = [parse_property_path(written) for written in ignored]
    return tuple(change for change in found if not any(contains(path, change.path) for path in paths))


def _takes_the_place(inputs: Object, live: Object) -> bool:
    return (
        is_named(inputs)
        and not is_autonamed(inputs)
        and name(inputs) == name(live)
        and namespace(inputs) == namespace(live)
    )


def _is_unready(session: Session, urn: str, kind: Kind, live: Object) -> bool:
    if kind.name != "Job":
        session.log.warning(urn, "replaceUnready annotation is not supported for this resource")
        return False
    if session.cluster is None:
        session.log.warning(urn, "Cluster is unreachable, skipping replaceUnready check")
        return False
    try:
        return not judge_job(session.cluster.get(live)).ready
    except ProviderError:  # gone, or not to be read: then there is nothing to say against it
        return False
