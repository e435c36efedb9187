"""What is another in the new app than in the old one, apart from the scalers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...keda.reading import mapping, mappings, number, text
from ...manifests import DeclaredApp
from ...scaling import HOST_ID, AppSettings, Group
from .deployed_app import DeployedApp, container_of
from .kubernetes_objects import Body, name_of
from .wording import in_words_throughout

KEDA_MAXIMUM = 100
"""What KEDA takes where a ScaledObject has no `maxReplicaCount`."""


@dataclass(frozen=True)
class Change:
    """One thing that is another. No value of a setting occurs in it."""

    what: str
    before: str
    after: str
    why: str = ""


def changes(old: DeployedApp, settings: AppSettings, new: DeclaredApp) -> Iterator[Change]:
    """From the workloads to what surrounds them."""
    bodies = [in_words_throughout(each.body) for each in new.manifests]
    for change in _all(old, settings, bodies, new.plan.groups):
        if change.before != change.after:
            yield change


def _all(old: DeployedApp, settings: AppSettings, bodies: Sequence[Body], groups: Sequence[Group]) -> Iterator[Change]:
    yield Change("Deployments", _names(old.deployments), _names(_of_kind(bodies, "Deployment")))
    yield from _replicas(old, groups)
    yield from _service(old, bodies)
    yield from _keys(old)
    yield from _rights(old, bodies)
    yield from _host_id(settings)
    yield from _pods(old, bodies)


def _replicas(old: DeployedApp, groups: Sequence[Group]) -> Iterator[Change]:
    before = [f"{_old_range(old, each)} for {name_of(each)}" for each in old.deployments]
    unbound = old.scaled_object is not None and number(mapping(old.scaled_object, "spec"), "maxReplicaCount") is None
    why = "a hundred replicas at once can take a whole cluster: max_replicas raises the bound" if unbound else ""
    after = [f"{_range(group)} for {group.name} ({_functions(group)})" for group in groups]
    yield Change("Replicas", ", ".join(before), ", ".join(after), why)


def _old_range(old: DeployedApp, deployment: Body) -> str:
    if name_of(deployment) != old.name or old.scaled_object is None:
        return str(number(mapping(deployment, "spec"), "replicas") or 0)
    spec = mapping(old.scaled_object, "spec")
    most = number(spec, "maxReplicaCount") or f"{KEDA_MAXIMUM} (KEDA's own)"
    return f"{number(spec, 'minReplicaCount') or 0} to {most}"


def _service(old: DeployedApp, bodies: Sequence[Body]) -> Iterator[Change]:
    if old.service is None:
        return
    before = text(mapping(old.service, "spec"), "type") or "ClusterIP"
    new = [f"{mapping(each, 'spec').get('type')} {name_of(each)}" for each in _of_kind(bodies, "Service")]
    why = "callers move to the new name before the old Service goes"
    if before == "LoadBalancer":
        why = f"{why}; nothing outside the cluster reaches it, unless the argument http_exposure says so"
    yield Change("Service", f"{before} {name_of(old.service)}", ", ".join(new) or "none", why)


def _keys(old: DeployedApp) -> Iterator[Change]:
    if secret := old.keys_secret:
        after = f"Secret {secret}, which the pods can only read"
        why = "callers keep their keys; it stays when the old app goes"
        yield Change("Function keys", f"Secret {secret}", after, why)


def _host_id(settings: AppSettings) -> Iterator[Change]:
    if settings.find(HOST_ID) is None:
        why = "timers fire once, not once in each pod; polled blobs and rows may be worked on once more"
        yield Change("Host id", "the name of each pod", "one for all pods", why)


def _rights(old: DeployedApp, bodies: Sequence[Body]) -> Iterator[Change]:
    accounts = _names(_of_kind(bodies, "ServiceAccount"))
    before = ", ".join(old.service_accounts) or "default"
    if old.service_accounts == [old.keys_account]:
        before += ", which may read, change and delete every Secret of the namespace"
        accounts += ", without any right"
    yield Change("ServiceAccount", before, accounts)


def _pods(old: DeployedApp, bodies: Sequence[Body]) -> Iterator[Change]:
    before = [container_of(each) for each in old.deployments]
    after = [container_of(each) for each in _of_kind(bodies, "Deployment")]
    yield _compared("Requests", [_requests(each) for each in before], [_requests(each) for each in after])
    probes = [[_probes(each) for each in containers] for containers in (before, after)]
    why = "a probe of / on port 80 kills pods that serve no HTTP" if any(probes[0]) else ""
    yield replace(_compared("Probes", *probes), why=why)
    sources = [[_sources(each) for each in containers] for containers in (before, after)]
    yield _compared("Settings from", *sources)


def _compared(what: str, before: Sequence[str], after: Sequence[str]) -> Change:
    return Change(what, *(", ".join(dict.fromkeys(each or "none" for each in side)) for side in (before, after)))


def _requests(container: Body) -> str:
    requests = mapping(mapping(container, "resources"), "requests")
    return " ".join(f"{name} {amount}" for name, amount in requests.items())


def _probes(container: Body) -> str:
    found = {each: mapping(container, f"{each}Probe") for each in ("startup", "readiness", "liveness")}
    return " and ".join(f"{each} at {mapping(probe, 'httpGet').get('path')}" for each, probe in found.items() if probe)


def _sources(container: Body) -> str:
    kinds: Mapping[str, str] = {"secretRef": "Secret", "configMapRef": "ConfigMap"}
    return " and ".join(
        f"{kind} {mapping(entry, field).get('name')}"
        for entry in mappings(container, "envFrom")
        for field, kind in kinds.items()
        if mapping(entry, field)
    )


def _range(group: Group) -> str:
    return f"{group.min_replicas} to {group.max_replicas}" if group.triggers else str(group.min_replicas)


def _functions(group: Group) -> str:
    return ", ".join(dict.fromkeys(function.name for function in group.functions))


def _of_kind(bodies: Sequence[Body], kind: str) -> list[Body]:
    return [each for each in bodies if each["kind"] == kind]


def _names(bodies: Sequence[Body]) -> str:
    return ", ".join(map(name_of, bodies)) or "none"
