"""Create: a new object, ready for use; at preview, what the API server would make of it."""

from typing import Final

from .checkpoint import Checkpoint, kubernetes_object, outputs
from .cluster import Cluster
from .errors import ApiError, InitializationFailedError, NotReadyError, ProviderError, UnknownKindError
from .field_managers import CREATOR
from .kinds import is_patch, kind_of
from .naming import unique_suffix
from .objects import PATCH_FIELD_MANAGER, PATCH_FORCE, TIMEOUT_SECONDS, annotation, is_annotated, name, object_id
from .property_values import Object, has_unknown
from .readiness import Occasion, rule_after_change
from .session import Session
from .waiting import until_ready

PAUSES: Final = (1, 2, 4, 8, 16)
"""Seconds between tries while the namespace or the kind of an object is still being made."""
EXISTS: Final = (
    "The object exists in the cluster already. Where a resource was renamed in the program, give it an alias; where "
    "the object should be taken over, import it or set upsertExistingObjects on the provider; where it belongs to "
    "somebody else, choose another name."
)


def create(
    session: Session, urn: str, given: Object, *, timeout: float = 0, preview: bool = False
) -> tuple[str, Object]:
    """The id (empty at preview) and the outputs.

    At preview the inputs come back where the API server cannot judge them: something is unknown, the cluster cannot
    be reached, the kind or the namespace is not there yet, or the object that it will replace still is.
    """
    inputs = kubernetes_object(given)
    manager = annotation(inputs, PATCH_FIELD_MANAGER) or f"pulumi-kubernetes-{unique_suffix()}"
    patches = is_patch(urn, kind_of(inputs))
    if preview:
        # What a patch of an object that is not there yet would come to, nobody knows.
        live = None if patches else _previewed(session, inputs, manager)
        return "", given if live is None else _outputs(inputs, live, given, manager)

    cluster = session.reachable()
    try:
        live = _created(session, cluster, urn, inputs, manager, patches=patches)
    except UnknownKindError as error:
        raise ProviderError(
            f"creation of resource {urn} failed because the API server does not know its apiVersion and kind. "
            f"Verify that any required CRDs have been created: {error}"
        ) from None
    except ApiError as error:
        hint = f"\n\n{EXISTS}" if error.is_already_exists else ""
        raise ProviderError(
            f"resource {urn} was not successfully created by the Kubernetes API server: {error}{hint}"
        ) from None
    try:
        live = await_readiness(session, urn, inputs, live, timeout=timeout, is_update=False)
    except NotReadyError as error:
        raise InitializationFailedError(
            object_id(error.live),
            _outputs(inputs, error.live, given, manager),
            f"resource {urn} was successfully created, but the Kubernetes API server reported that it failed to "
            f"fully initialize or become live: {error}",
            error.reasons,
        ) from None
    return object_id(live), _outputs(inputs, live, given, manager)


def await_readiness(
    session: Session, urn: str, inputs: Object, live: Object, *, timeout: float, is_update: bool
) -> Object:
    """The object once it is ready. Raises NotReadyError.

    `timeout` in seconds, 0 for the one that the object's annotation names, or else the default of its kind.
    """
    cluster = session.reachable()
    try:
        awaited = rule_after_change(inputs, Occasion(cluster, is_update=is_update))
    except ProviderError as error:  # an annotation that cannot be read; the object exists nevertheless
        raise NotReadyError(live, str(error)) from None
    if awaited is None:
        return live
    rule, seconds = awaited
    ready = until_ready(
        live,
        rule,
        cluster=cluster,
        seconds=timeout_seconds(inputs, timeout) or seconds,
        cancelled=session.cancelled,
        report=lambda message: session.log.status(urn, message),
    )
    session.log.status(urn, "")
    return ready


def timeout_seconds(inputs: Object, timeout: float) -> float:
    """The time that the program allows, in seconds: its `custom_timeouts`, or the annotation; 0 for neither."""
    written = annotation(inputs, TIMEOUT_SECONDS)
    return timeout or (float(written) if written.isdigit() else 0)


def _previewed(session: Session, inputs: Object, manager: str) -> Object | None:
    cluster = session.cluster
    if cluster is None or has_unknown(inputs) or not cluster.knows(kind_of(inputs)):
        return None
    try:
        live = _submit(session, cluster, inputs, manager, patches=False, dry_run=True)
    except ApiError as error:
        if error.is_forbidden or error.is_missing_namespace or error.is_already_exists or error.is_dry_run_unsupported:
            return None
        raise ProviderError(
            f"{kind_of(inputs).name} {name(inputs)!r} would not be accepted by the Kubernetes API server: {error}"
        ) from None
    return {key: value for key, value in live.items() if key != "status"}


def _created(session: Session, cluster: Cluster, urn: str, inputs: Object, manager: str, *, patches: bool) -> Object:
    for pause in PAUSES:
        try:
            return _submit(session, cluster, inputs, manager, patches=patches, dry_run=False)
        except (ApiError, UnknownKindError) as error:
            if isinstance(error, ApiError) and not error.is_not_found:
                raise
            session.log.status(urn, f"creation failed, trying again: {error}")
            if session.cancelled.wait(pause):
                raise
    return _submit(session, cluster, inputs, manager, patches=patches, dry_run=False)


def _submit(
    session: Session, cluster: Cluster, inputs: Object, manager: str, *, patches: bool, dry_run: bool
) -> Object:
    if session.settings.upsert_existing_objects or patches:
        force = dry_run or session.settings.enable_patch_force or is_annotated(inputs, PATCH_FORCE)
        return cluster.apply(inputs, field_manager=manager, force=force, dry_run=dry_run)
    return cluster.create(inputs, field_manager=CREATOR, dry_run=dry_run)


def _outputs(inputs: Object, live: Object, given: Object, manager: str) -> Object:
    return outputs(Checkpoint(inputs, live, str(inputs.get("apiVersion", "")), manager), given)
