"""What Kubernetes asks the Functions host, and what follows from its answers.

A pod that is not ready gets no requests and holds up a roll-out; unasked, it counts as ready in the moment before its
image crashes. One that is not alive is killed. No pod is ever killed that does not answer HTTP: its work would be lost,
and nobody waits for an answer (https://github.com/Azure/azure-functions-core-tools/issues/3366). There is no startup
probe, which classic virtual nodes refuse: readiness waits as long as it takes.
"""

from collections.abc import Mapping

from ..pod_arguments import HealthProbes
from ..scaling import Group
from .model import Body, Node
from .options import AppOptions

PING = "/admin/host/ping"
"""Answered by every host, without a key, as soon as its process runs."""
READY = "/runtime/health/ready"
LIVE = "/runtime/health/live"
"""Answered by hosts since September 2025, without a key since June 2026
(https://github.com/Azure/azure-functions-host/pull/11341)."""
OFTEN: Mapping[str, Node] = {"periodSeconds": 5, "timeoutSeconds": 5}
"""So that requests reach a new pod soon."""
PATIENTLY: Mapping[str, Node] = {
    "initialDelaySeconds": 60,
    "periodSeconds": 30,
    "timeoutSeconds": 10,
    "failureThreshold": 4,
}
"""Two minutes without an answer: a host that is merely busy, or short of processor time, is left alone."""


def probes(group: Group, options: AppOptions, port: int) -> Body:
    """The probes of a group's container."""
    match options.arguments.get("health_probes", HealthProbes.PING):
        case HealthProbes.NONE:
            return {}
        case HealthProbes.HEALTH:
            ready, live = READY, LIVE
        case HealthProbes.PING:
            ready = live = PING
    readiness: Body = {"readinessProbe": {"httpGet": {"path": ready, "port": port}, **OFTEN}}
    if not group.answers_http:
        return readiness
    return readiness | {"livenessProbe": {"httpGet": {"path": live, "port": port}, **PATIENTLY}}
