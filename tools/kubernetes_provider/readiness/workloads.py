"""StatefulSet, DaemonSet, Job and ReplicationController, judged by their own status."""

from ..objects import condition, pluck, text
from ..property_values import Object
from .verdict import READY, Verdict, waiting


def judge_stateful_set(live: Object) -> Verdict:
    """All replicas are of the newest revision and ready."""
    generation = pluck(live, "metadata", "generation") or 0
    if (pluck(live, "status", "observedGeneration") or 0) < generation:
        return waiting("Waiting for the StatefulSet controller")
    wanted = _count(live, "spec", "replicas")
    running = ["replicas", "readyReplicas"]
    is_newest = True
    if generation <= 1 or text(live, "spec", "updateStrategy", "type") != "OnDelete":
        running.append("currentReplicas")
        revision = text(live, "status", "currentRevision")
        is_newest = bool(revision) and revision == text(live, "status", "updateRevision")
    if is_newest and all(_count(live, "status", field) == wanted for field in running):
        return READY
    ready = _count(live, "status", "readyReplicas")
    return waiting(f"Waiting for StatefulSet to roll out ({ready}/{wanted} Pods ready)")


def judge_daemon_set(live: Object) -> Verdict:
    """A pod of the newest template is available on every node that should have one."""
    if (pluck(live, "status", "observedGeneration") or 0) < (pluck(live, "metadata", "generation") or 0):
        return waiting("Waiting for the DaemonSet controller")
    wanted = _count(live, "status", "desiredNumberScheduled")
    for field in ("currentNumberScheduled", "updatedNumberScheduled", "numberAvailable", "numberReady"):
        if _count(live, "status", field) < wanted:
            return waiting(f"{field}: {_count(live, 'status', field)} of {wanted}")
    return READY


def judge_job(live: Object) -> Verdict:
    """Complete. A Job that used up its tries or its time never will be."""
    failed = condition(live, "Failed")
    if text(failed, "status") == "True":
        return Verdict(ready=False, reasons=(f"[{text(failed, 'reason')}] {text(failed, 'message')}",), is_final=True)
    if text(live, "status", "startTime") and text(condition(live, "Complete"), "status") == "True":
        return READY
    counts = " | ".join(f"{field}: {_count(live, 'status', field)}" for field in ("active", "succeeded", "failed"))
    return waiting(f"Waiting for Job to succeed ({counts})")


def judge_replication_controller(live: Object) -> Verdict:
    """All replicas are available."""
    wanted, available = _count(live, "spec", "replicas"), _count(live, "status", "availableReplicas")
    return READY if wanted == available else waiting(f"Waiting for {wanted} replicas, {available} are available")


def _count(live: Object, *path: str) -> int:
    return pluck(live, *path) or 0
