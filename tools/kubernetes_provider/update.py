"""Update: server-side apply of the new inputs, which leaves alone what others own."""

from .checkpoint import Checkpoint, kubernetes_object, outputs, parse
from .cluster import Cluster
from .create import await_readiness
from .errors import ApiError, InitializationFailedError, NotReadyError, ProviderError, UnknownKindError
from .field_managers import hand_over, must_force, without_ignored
from .kinds import is_patch, kind_of
from .normalization import normalized
from .objects import PATCH_FIELD_MANAGER, PATCH_FORCE, annotation, entries, is_annotated, object_id, pluck
from .property_values import Object, has_unknown
from .session import Session

CONFLICT_HELP = (
    "https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/"
    "#handle-field-conflicts-on-existing-resources"
)


def update(
    session: Session,
    urn: str,
    state: Object,
    given: Object,
    *,
    ignored: list[str],
    timeout: float = 0,
    preview: bool = False,
) -> Object:
    """The new outputs. At preview the inputs come back where the API server cannot judge them."""
    inputs = normalized(kubernetes_object(given))
    if preview and (session.cluster is None or has_unknown(inputs) or not session.cluster.knows(kind_of(inputs))):
        return given
    cluster = session.reachable()
    old = parse(state)
    manager = annotation(inputs, PATCH_FIELD_MANAGER) or old.field_manager

    def kept(live: Object) -> Object:
        return outputs(Checkpoint(inputs, live, old.initial_api_version, manager), given)

    try:
        live = _updated(session, cluster, urn, inputs, old.live, manager, ignored, preview=preview)
        if not preview:
            live = await_readiness(session, urn, inputs, live, timeout=timeout, is_update=True)
            if old.field_manager != manager:
                relinquish(cluster, live, old.field_manager)
        return kept(live)
    except UnknownKindError as error:
        raise ProviderError(
            f"update of resource {urn} failed because the API server does not know its apiVersion and kind. "
            f"Verify that any required CRDs have been created: {error}"
        ) from None
    except (ApiError, NotReadyError) as error:
        if preview and isinstance(error, ApiError) and error.is_forbidden:
            return given
        try:
            live = error.live if isinstance(error, NotReadyError) else cluster.get(old.live)
        except ApiError as gone:
            raise ProviderError(
                f"update of resource {urn} failed: {_explained(error, manager)}\nunable to get cluster state: {gone}"
            ) from None
        identifier = object_id(live)
        raise InitializationFailedError(
            identifier,
            kept(live),
            f"the Kubernetes API server reported that {identifier!r} failed to fully initialize or become live: "
            f"{_explained(error, manager)}",
            error.reasons if isinstance(error, NotReadyError) else (),
        ) from None


def _updated(
    session: Session,
    cluster: Cluster,
    urn: str,
    inputs: Object,
    old_live: Object,
    manager: str,
    ignored: list[str],
    *,
    preview: bool,
) -> Object:
    live = cluster.get(old_live | {"apiVersion": inputs["apiVersion"], "kind": inputs["kind"]})
    if kind_of(inputs).is_definition:
        # Applying would merge lists of versions and columns; a definition is put in place as a whole.
        version = pluck(live, "metadata", "resourceVersion")
        renewed = inputs | {"metadata": inputs["metadata"] | {"resourceVersion": version}}
        return cluster.replace(renewed, field_manager=manager, dry_run=preview)
    if not preview and not is_patch(urn, kind_of(inputs)) and (patch := hand_over(live, manager)):
        live = cluster.patch(live, patch)
    force = (
        is_annotated(inputs, PATCH_FORCE)
        or session.settings.enable_patch_force
        or not entries(live, "metadata", "managedFields")
        or (preview and must_force(live))
    )
    wanted = without_ignored(inputs, live, manager, ignored)
    return cluster.apply(wanted, field_manager=manager, force=force, dry_run=preview)


def relinquish(cluster: Cluster, live: Object, manager: str) -> None:
    """Let `manager` own nothing any longer, by applying the bare identity in its name."""
    metadata = {key: live["metadata"][key] for key in ("name", "namespace") if key in live["metadata"]}
    bare = {"apiVersion": live["apiVersion"], "kind": live["kind"], "metadata": metadata}
    cluster.apply(bare, field_manager=manager, force=False, dry_run=False)


def _explained(error: ApiError | NotReadyError, manager: str) -> str:
    if isinstance(error, ApiError) and error.is_conflict:
        return (
            f"server-side apply field conflict detected, see {CONFLICT_HELP} for troubleshooting help\n"
            f"The resource managed by field manager {manager!r} had an apply conflict: {error}"
        )
    return str(error)
