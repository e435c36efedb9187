"""PersistentVolume, PersistentVolumeClaim, ResourceQuota and the Secret of a service account's token."""

from typing import Final

from ..kinds import Kind
from ..objects import pluck, section, text
from ..property_values import Object
from .verdict import READY, Occasion, Rule, Verdict, waiting

STORAGE_CLASS: Final = Kind("storage.k8s.io", "v1", "StorageClass")


def volume_claim(occasion: Occasion) -> Rule:
    """Bound, or still pending where its storage class binds only once a pod wants it."""

    def judge(live: Object) -> Verdict:
        phase = text(live, "status", "phase")
        class_name = text(live, "spec", "storageClassName")
        storage_class = occasion.cluster.find(STORAGE_CLASS, "", class_name) if class_name else None
        waits_for_pod = text(storage_class, "volumeBindingMode") == "WaitForFirstConsumer"
        if phase == "Bound" and (occasion.is_update or not waits_for_pod):
            return READY
        if phase == "Pending" and waits_for_pod:
            return READY
        return waiting(f"PersistentVolumeClaim is {phase or 'new'}")

    return judge


def judge_volume(live: Object) -> Verdict:
    """Available or bound."""
    phase = text(live, "status", "phase")
    return READY if phase in ("Available", "Bound") else waiting(f"PersistentVolume is {phase or 'new'}")


def judge_quota(live: Object) -> Verdict:
    """Taken over by its controller."""
    hard = pluck(live, "spec", "hard")
    return READY if hard == pluck(live, "status", "hard") else waiting("ResourceQuota is not in force yet")


def judge_secret(live: Object) -> Verdict:
    """At once, except for the token of a service account, which a controller fills in."""
    if text(live, "type") != "kubernetes.io/service-account-token" or section(live, "data"):
        return READY
    return waiting("no token has been issued yet")
