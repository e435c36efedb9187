"""When an object counts as ready, by kind, and what an object's own annotations say about it.

https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-await-logic/
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ..kinds import Kind, kind_of
from ..objects import SKIP_AWAIT, WAIT_FOR, annotation, is_annotated
from ..property_values import Object
from .deployment import deployment
from .networking import ingress, service
from .pods import pod
from .storage import judge_quota, judge_secret, judge_volume, volume_claim
from .verdict import Occasion, Rule
from .wait_for import wait_for
from .workloads import judge_daemon_set, judge_job, judge_replication_controller, judge_stateful_set

__all__ = ["DEFAULT_SECONDS", "Occasion", "rule_after_change", "rule_at_refresh"]

DEFAULT_SECONDS: Final = 600.0


@dataclass(frozen=True)
class Awaited:
    """A kind that is waited for."""

    rule: Callable[[Occasion], Rule]
    seconds: float = DEFAULT_SECONDS
    on_refresh: bool = True


AWAITED: Final[Mapping[Kind, Awaited]] = {
    Kind("apps", "v1", "Deployment"): Awaited(deployment),
    Kind("apps", "v1", "StatefulSet"): Awaited(lambda _: judge_stateful_set),
    Kind("apps", "v1", "DaemonSet"): Awaited(lambda _: judge_daemon_set),
    Kind("batch", "v1", "Job"): Awaited(lambda _: judge_job),
    Kind("", "v1", "Pod"): Awaited(lambda _: pod()),
    Kind("", "v1", "Service"): Awaited(service),
    Kind("networking.k8s.io", "v1", "Ingress"): Awaited(ingress),
    Kind("", "v1", "PersistentVolumeClaim"): Awaited(volume_claim, seconds=300, on_refresh=False),
    Kind("", "v1", "PersistentVolume"): Awaited(lambda _: judge_volume, seconds=300, on_refresh=False),
    Kind("", "v1", "ReplicationController"): Awaited(lambda _: judge_replication_controller, on_refresh=False),
    Kind("", "v1", "ResourceQuota"): Awaited(lambda _: judge_quota, seconds=60, on_refresh=False),
    Kind("", "v1", "Secret"): Awaited(lambda _: judge_secret, seconds=5, on_refresh=False),
}
"""All other kinds are ready as soon as they exist."""


def rule_after_change(inputs: Object, occasion: Occasion) -> tuple[Rule, float] | None:
    """What to wait for after a creation or an update, and for how many seconds; None for nothing."""
    if is_annotated(inputs, SKIP_AWAIT):
        return None
    if written := annotation(inputs, WAIT_FOR):
        return wait_for(written), DEFAULT_SECONDS
    awaited = AWAITED.get(kind_of(inputs))
    return (awaited.rule(occasion), awaited.seconds) if awaited else None


def rule_at_refresh(inputs: Object, occasion: Occasion) -> Rule | None:
    """What a refresh holds against an object; None for nothing."""
    awaited = AWAITED.get(kind_of(inputs))
    if awaited is None or not awaited.on_refresh or is_annotated(inputs, SKIP_AWAIT):
        return None
    return awaited.rule(occasion)
