"""Deployment: its newest ReplicaSet has all the replicas that it wants, be that none."""

from typing import Final

from ..cluster import Cluster
from ..kinds import Kind
from ..objects import annotation, condition, entries, is_owned_by, name, namespace, pluck, section, text
from ..property_values import Object
from .pods import complaints
from .verdict import READY, Occasion, Rule, Verdict, waiting

REVISION: Final = "deployment.kubernetes.io/revision"
REPLICA_SET: Final = Kind("apps", "v1", "ReplicaSet")
POD: Final = Kind("", "v1", "Pod")
CLAIM: Final = Kind("", "v1", "PersistentVolumeClaim")


def deployment(occasion: Occasion) -> Rule:
    """Observed by its controller, available, and rolled out where this is not its first revision."""

    def judge(live: Object) -> Verdict:
        if pluck(live, "status", "observedGeneration") != pluck(live, "metadata", "generation"):
            return waiting("Waiting for the Deployment controller")
        return _rollout(live, occasion.cluster)

    return judge


def _rollout(live: Object, cluster: Cluster) -> Verdict:
    revision = annotation(live, REVISION)
    replica_set = _newest_replica_set(live, revision, cluster)
    if replica_set is None:
        return waiting("Minimum number of live Pods was not attained", *_conditions(live))
    wanted = pluck(replica_set, "spec", "replicas")
    wanted = 1 if wanted is None else wanted
    ready = pluck(replica_set, "status", "readyReplicas") or 0
    progressing = condition(live, "Progressing") or {}
    is_available = text(condition(live, "Available"), "status") == "True"
    is_rolled_out = text(progressing, "status") == "True" and text(progressing, "reason") == "NewReplicaSetAvailable"
    if ready >= wanted and is_available and (is_rolled_out or revision == "1"):
        unbound = _unbound_claims(live, cluster)
        return waiting(f"Failed to bind PersistentVolumeClaim(s): {', '.join(unbound)}") if unbound else READY
    return waiting(
        f"Waiting for app ReplicaSet to be available ({ready}/{wanted} Pods available)",
        *_conditions(live),
        *_pod_complaints(replica_set, cluster),
    )


def _newest_replica_set(live: Object, revision: str, cluster: Cluster) -> Object | None:
    labels = section(live, "spec", "selector", "matchLabels")
    for replica_set in cluster.labelled(REPLICA_SET, namespace(live), labels):
        if annotation(replica_set, REVISION) == revision and is_owned_by(replica_set, live):
            return replica_set
    return None


def _conditions(live: Object) -> list[str]:
    """What the controller says went wrong."""
    return [
        f"[{text(entry, 'reason')}] {text(entry, 'message')}"
        for entry in (condition(live, "Progressing"), condition(live, "Available"))
        if entry and text(entry, "status") != "True" and text(entry, "message")
    ]


def _pod_complaints(replica_set: Object, cluster: Cluster) -> list[str]:
    labels = section(replica_set, "spec", "selector", "matchLabels")
    pods = [pod for pod in cluster.labelled(POD, namespace(replica_set), labels) if is_owned_by(pod, replica_set)]
    return [complaint for pod in pods for complaint in complaints(pod)]


def _unbound_claims(live: Object, cluster: Cluster) -> list[str]:
    unbound = []
    for volume in entries(live, "spec", "template", "spec", "volumes"):
        claim_name = text(volume, "persistentVolumeClaim", "claimName")
        claim = cluster.find(CLAIM, namespace(live), claim_name) if claim_name else None
        if claim and text(claim, "status", "phase") != "Bound":
            unbound.append(name(claim))
    return unbound
