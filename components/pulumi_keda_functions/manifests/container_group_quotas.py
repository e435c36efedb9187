"""Whether an app may need more container groups than a subscription has unless Azure is asked for more."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil

from ..azure.container_instances import AN_HOUR, AT_A_TIME, CORES
from ..keda.reading import mapping, number
from ..problems import Problem, Severity
from ..quantities import amount
from .virtual_workloads import VirtualWorkload

WINDOW = 300
"""Seconds for which Kubernetes and KEDA keep replicas that have nothing to do, unless told otherwise."""
SHORTEST_WINDOW = 15
"""Seconds between two looks of a HorizontalPodAutoscaler."""


def problems_in_quotas(workloads: Sequence[VirtualWorkload]) -> Iterator[Problem]:
    """Of one app, which need not be alone in its subscription."""
    groups = sum(each.replicas for each in workloads)
    cores = sum(each.replicas * cores_of(each) for each in workloads)
    if groups > AT_A_TIME or cores > CORES:
        message = (
            f"up to {groups} replicas on virtual nodes, {ceil(cores)} cores: Azure's default is {AT_A_TIME} container "
            f"groups and {CORES} cores in a region, and {AT_A_TIME} new groups in five minutes"
        )
        remedy = "lower max_replicas, or have Azure raise the quota"
        yield Problem("max_replicas", message, remedy, Severity.WARNING)
    made = sum(made_in_an_hour(each) for each in workloads if each.runs_nowhere_else)
    if made > AN_HOUR:
        message = f"work that comes and goes can make {ceil(made)} container groups an hour: the default is {AN_HOUR}"
        remedy = "lower max_replicas, or raise cooldown_period and the stabilizationWindowSeconds of `behavior`"
        yield Problem("max_replicas", message, remedy, Severity.WARNING)


def cores_of(workload: VirtualWorkload) -> Decimal:
    """What one replica requests."""
    requests = (mapping(mapping(each, "resources"), "requests") for each in workload.containers)
    return sum((amount(str(each.get("cpu"))) or Decimal(0) for each in requests), Decimal(0))


def made_in_an_hour(workload: VirtualWorkload) -> float:
    """Replicas, where all of them go as soon as they may and come back at once. The last one waits for KEDA."""
    scaling = workload.scaling
    if not scaling:
        return 0
    configured = mapping(mapping(scaling, "advanced"), "horizontalPodAutoscalerConfig")
    window = number(mapping(mapping(configured, "behavior"), "scaleDown"), "stabilizationWindowSeconds")
    cooldown = number(scaling, "cooldownPeriod")
    least = number(scaling, "minReplicaCount") or 0
    by_kubernetes = workload.replicas - max(least, 1)
    by_keda = 1 if least == 0 else 0
    return by_kubernetes * 3600 / seconds(window) + by_keda * 3600 / seconds(cooldown)


def seconds(window: int | None) -> int:
    """How long replicas stay."""
    return max(WINDOW if window is None else window, SHORTEST_WINDOW)
