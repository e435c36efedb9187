"""The values of KEDA's own chart (https://github.com/kedacore/charts/tree/main/keda).

Only what is chosen is said: everything else is the chart's own default, also that of a later version.
"""

from collections.abc import Iterator, Mapping
from functools import reduce

from ..keda_arguments import (
    KedaCertificates,
    KedaChoices,
    KedaMonitors,
    KedaNetworkPolicy,
    KedaResources,
)
from ..placement_arguments import Toleration, TolerationOperator
from .removal import keeper
from .values import Values, at, merged, value_at
from .versions import KUBECTL_IMAGE

DEFAULT_ACCOUNT = "keda-operator"
KEPT = {"helm.sh/resource-policy": "keep"}
"""What Helm leaves when it uninstalls. The chart's definitions are templates, so that upgrades change them."""
IDENTITY = "keda-functions/client-id"
TENANT = "keda-functions/tenant-id"
"""Annotations of the operator's pods. A pod gets its identity when it starts: another one has to start new pods."""
SYSTEM_POOL: Toleration = {"key": "CriticalAddonsOnly", "operator": TolerationOperator.EXISTS}
"""The taint of system pools (https://learn.microsoft.com/azure/aks/use-system-pools)."""
REPLICAS = ("operator.replicaCount", "metricsServer.replicaCount", "webhooks.replicaCount")
BUDGETS = ("operator", "metricServer", "webhooks")
SPREAD: Mapping[str, str] = {
    "operator": "keda-operator",
    "metricsServer": "keda-operator-metrics-apiserver",
    "webhooks": "keda-admission-webhooks",
}
"""The chart's name for each process, and the label `app` of its pods."""
SPREAD_OVER = ("topology.kubernetes.io/zone", "kubernetes.io/hostname")
RESOURCES: Mapping[str, str] = {
    "operator_resources": "operator",
    "metrics_server_resources": "metricServer",
    "webhooks_resources": "webhooks",
}
"""Argument to the chart's name."""


def keda_values(chosen: KedaChoices, namespace: object, override: Mapping[str, object]) -> Values:
    """All values: what is chosen, and `override` laid over it."""
    derived: Values = reduce(merged, _parts(chosen), {})
    values = merged(derived, override)
    if chosen.get("remove_crds"):
        own = override.get("extraObjects")
        image = chosen.get("removal_check_image", KUBECTL_IMAGE)
        guards = keeper(namespace, image, tolerations(chosen))
        values["extraObjects"] = [*guards, *(own if isinstance(own, list) else [])]
    return values


def operator_account(override: Mapping[str, object]) -> str:
    """Name of the operator's ServiceAccount."""
    named = value_at(override, "serviceAccount.operator.name")
    return named if isinstance(named, str) and named else DEFAULT_ACCOUNT


def tolerations(chosen: KedaChoices) -> list[Values]:
    """Those of all of KEDA's pods."""
    return [*map(_toleration, chosen.get("tolerations", (SYSTEM_POOL,)))]


def _parts(chosen: KedaChoices) -> Iterator[Values]:
    yield at("tolerations", tolerations(chosen))
    yield from _identity(chosen)
    yield from _availability(chosen)
    yield from _scope(chosen)
    yield from _observation(chosen)
    yield from _network(chosen)
    for argument, process in RESOURCES.items():
        if amounts := _resources(chosen.get(argument)):  # type: ignore[arg-type] # the table's keys are arguments
            yield at(f"resources.{process}", amounts)
    if not chosen.get("remove_crds"):
        yield at("crds.additionalAnnotations", KEPT)
    if registry := chosen.get("image_registry"):
        yield at("global.image.registry", registry)


def _identity(chosen: KedaChoices) -> Iterator[Values]:
    client_id, tenant_id = chosen.get("client_id"), chosen.get("tenant_id")
    if client_id is None and not chosen.get("workload_identity"):
        return
    azure: Values = {"enabled": True}
    annotations: Values = {}
    if client_id is not None:
        azure["clientId"] = annotations[IDENTITY] = client_id
    if tenant_id is not None:
        azure["tenantId"] = annotations[TENANT] = tenant_id
    yield at("podIdentity.azureWorkload", azure)
    if annotations:
        yield at("podAnnotations.keda", annotations)


def _availability(chosen: KedaChoices) -> Iterator[Values]:
    highly = chosen.get("high_availability", False)
    if highly:
        for path in REPLICAS:
            yield at(path, 2)
        for process, app in SPREAD.items():
            yield at(f"topologySpreadConstraints.{process}", [_spread(over, app) for over in SPREAD_OVER])
    if chosen.get("disruption_budgets", highly):
        for process in BUDGETS:
            # One of a single replica, too: what lets no pod go keeps a node from being drained.
            yield at(f"podDisruptionBudget.{process}", {"maxUnavailable": 1})
    if priority := chosen.get("priority_class"):
        yield at("priorityClassName", priority)


def _spread(over: str, app: str) -> Values:
    return {
        "maxSkew": 1,
        "topologyKey": over,
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": {"app": app}},
    }


def _scope(chosen: KedaChoices) -> Iterator[Values]:
    if namespaces := chosen.get("watch_namespaces"):
        yield at("watchNamespace", ",".join(namespaces))
    if chosen.get("restricted_secret_access"):
        for process in ("operator", "metricServer"):
            yield at(f"permissions.{process}.restrict", {"secret": True})


def _observation(chosen: KedaChoices) -> Iterator[Values]:
    if chosen.get("prometheus_metrics"):
        for process in ("operator", "metricServer", "webhooks"):
            yield at(f"prometheus.{process}", {"enabled": True})
    match chosen.get("prometheus_monitors", KedaMonitors.NONE):
        case KedaMonitors.SERVICE_MONITORS:
            monitors = [f"{process}.serviceMonitor" for process in ("operator", "metricServer", "webhooks")]
        case KedaMonitors.POD_MONITORS:
            monitors = [f"{process}.podMonitor" for process in ("operator", "metricServer")]
        case KedaMonitors.NONE:
            monitors = []
    labels = chosen.get("prometheus_monitor_labels", {})
    for monitor in monitors:
        yield at(f"prometheus.{monitor}", {"enabled": True, **({"additionalLabels": {**labels}} if labels else {})})
    if level := chosen.get("log_level"):
        for path in ("operator.level", "metricServer.zapLevel", "webhooks.level"):
            yield at(f"logging.{path}", level.value)
    if style := chosen.get("log_format"):
        for path in ("operator.format", "metricServer.zapEncoder", "webhooks.format"):
            yield at(f"logging.{path}", style.value)


def _network(chosen: KedaChoices) -> Iterator[Values]:
    flavor = chosen.get("network_policy", KedaNetworkPolicy.NONE)
    if flavor is not KedaNetworkPolicy.NONE:
        yield at("networkPolicy", {"enabled": True, "flavor": flavor.value})
    match chosen.get("certificates", KedaCertificates.GENERATED):
        case KedaCertificates.CERT_MANAGER:
            yield at("certificates", {"autoGenerated": False, "certManager": _cert_manager(chosen)})
        case KedaCertificates.OWN:
            secret = chosen.get("certificates_secret", "")
            yield at("certificates", {"autoGenerated": False, "secretName": secret})
        case KedaCertificates.GENERATED:
            pass


def _cert_manager(chosen: KedaChoices) -> Values:
    issuer = chosen.get("certificate_issuer")
    if issuer is None:
        return {"enabled": True}
    named = {"kind": "ClusterIssuer", "group": "cert-manager.io", **issuer}
    return {"enabled": True, "generateCA": False, "issuer": {"generate": False, **named}}


def _toleration(given: Toleration) -> Values:
    texts: Values = {key: str(given[key]) for key in ("key", "operator", "value", "effect") if key in given}
    return texts | ({"tolerationSeconds": given["toleration_seconds"]} if "toleration_seconds" in given else {})


def _resources(given: KedaResources | None) -> Values:
    amounts: Values = {}
    for argument, amount in (given or {}).items():
        name, _, kind = argument.partition("_")
        amounts = merged(amounts, at(f"{kind}s.{name}", amount))
    return amounts
