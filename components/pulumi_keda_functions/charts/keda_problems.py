"""What is wrong with the choices for an installation of KEDA."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..keda.aks_add_on import problems_in_kubernetes_version
from ..keda.since import SCALERS, dotted
from ..keda.version import OLDEST, problems_in_keda_version, version_of
from ..keda_arguments import KedaCertificates, KedaChoices, KedaMode, KedaMonitors
from ..manifests.virtual_nodes import TAINT
from ..placement_arguments import TolerationOperator
from ..problems import Problem, Severity
from ..quantities import amount
from .keda import RESOURCES
from .versions import promised_version

CHARTS_OWN: Final = (
    "atomic",
    "certificate_authority",
    "certificate_issuer",
    "certificates",
    "certificates_secret",
    "chart",
    "chart_version",
    "disruption_budgets",
    "high_availability",
    "log_format",
    "log_level",
    "metrics_server_resources",
    "network_policy",
    "operator_resources",
    "priority_class",
    "prometheus_metrics",
    "prometheus_monitor_labels",
    "prometheus_monitors",
    "release_name",
    "removal_check_image",
    "remove_crds",
    "restricted_secret_access",
    "tolerations",
    "values",
    "watch_namespaces",
    "webhooks_resources",
)
"""Arguments that only the chart can follow."""
IDENTITY: Final = ("workload_identity", "client_id", "tenant_id")
WHY: Final[Mapping[KedaMode, str]] = {
    KedaMode.AKS_ADD_ON: "AKS decides on that for its add-on",
    KedaMode.EXISTING: "the KEDA that exists is left as it is",
}


def problems_in_keda(chosen: KedaChoices, given: Mapping[str, object]) -> Iterator[Problem]:
    """All of them. `chosen` are the `given` arguments as far as they are sound by themselves."""
    mode = chosen.get("mode", KedaMode.HELM)
    if mode is not KedaMode.HELM:
        excluded = [*CHARTS_OWN, *(IDENTITY if mode is KedaMode.EXISTING else ("workload_identity", "namespace"))]
        excluded += ["version"] if mode is KedaMode.AKS_ADD_ON else []
        for argument in excluded:
            if given.get(argument) is not None:
                yield Problem(argument, f"has no effect with mode {mode}: {WHY[mode]}", "leave it out, or choose helm")
    yield from _in_versions(mode, chosen)
    yield from _in_tolerations(chosen)
    yield from _in_resources(chosen)
    yield from _in_metrics(chosen)
    yield from _in_certificates(chosen, given)
    yield from _in_helm(given)
    yield from _in_add_ons(chosen)
    if given.get("tenant_id") is not None and given.get("client_id") is None:
        yield Problem("tenant_id", "is given without client_id", "give client_id, or leave tenant_id out")


def _in_versions(mode: KedaMode, chosen: KedaChoices) -> Iterator[Problem]:
    if "version" in chosen:
        for problem in problems_in_keda_version(chosen["version"]):
            yield Problem("version", problem.message, problem.remedy)
    kubernetes = chosen.get("kubernetes_version")
    if mode is KedaMode.AKS_ADD_ON and kubernetes is None:
        message = "is missing, and the version of the add-on's KEDA hangs on it"
        yield Problem("kubernetes_version", message, "give the cluster's Kubernetes version: 1.35")
    elif mode is not KedaMode.AKS_ADD_ON and kubernetes is not None:
        message = f"has no effect with mode {mode}"
        yield Problem("kubernetes_version", message, "leave it out, or choose aks_add_on")
    elif kubernetes is not None:
        yield from problems_in_kubernetes_version(kubernetes)


def _in_tolerations(chosen: KedaChoices) -> Iterator[Problem]:
    for place, toleration in enumerate(chosen.get("tolerations", ())):
        where, exists = f"tolerations[{place}]", toleration.get("operator") is TolerationOperator.EXISTS
        if toleration.get("key") == TAINT or (exists and not toleration.get("key")):
            message = "lets KEDA's pods go to virtual nodes, where neither the API server nor its webhooks reach them"
            yield Problem(where, message, "name the taints of virtual machines one by one")
        elif not toleration.get("key"):
            yield Problem(where, "has no key", "give the taint's key")


def _in_resources(chosen: KedaChoices) -> Iterator[Problem]:
    for argument in RESOURCES:
        for name, text in (chosen.get(argument) or {}).items():  # type: ignore[attr-defined] # a mapping, by the table
            if not amount(text):
                kind = name.partition("_")[0]
                remedy = "write it as Kubernetes does: 250m or 512Mi"
                yield Problem(f"{argument}.{name}", f"{text!r} is no amount of {kind}", remedy)


def _in_metrics(chosen: KedaChoices) -> Iterator[Problem]:
    monitors = chosen.get("prometheus_monitors", KedaMonitors.NONE)
    if monitors is not KedaMonitors.NONE and not chosen.get("prometheus_metrics"):
        message = f"is {monitors}, and there are no metrics"
        yield Problem("prometheus_monitors", message, "set prometheus_metrics, or leave prometheus_monitors out")
    if "prometheus_monitor_labels" in chosen and monitors is KedaMonitors.NONE:
        message = "has no effect without monitors"
        yield Problem("prometheus_monitor_labels", message, "choose prometheus_monitors, or leave the labels out")


def _in_certificates(chosen: KedaChoices, given: Mapping[str, object]) -> Iterator[Problem]:
    certificates = chosen.get("certificates", KedaCertificates.GENERATED)
    for argument in ("certificates_secret", "certificate_authority"):
        missing = given.get(argument) is None
        if certificates is KedaCertificates.OWN and missing:
            yield Problem(argument, "is missing for certificates own", f"give {argument}")
        elif certificates is not KedaCertificates.OWN and not missing:
            yield Problem(argument, f"has no effect with certificates {certificates}", "leave it out, or choose own")
    if "certificate_issuer" in chosen and certificates is not KedaCertificates.CERT_MANAGER:
        message = f"has no effect with certificates {certificates}"
        yield Problem("certificate_issuer", message, "leave it out, or choose cert_manager")


def _in_helm(given: Mapping[str, object]) -> Iterator[Problem]:
    if given.get("wait") is False and given.get("atomic"):
        message = "is on, and Helm knows no failure that it does not wait for"
        yield Problem("atomic", message, "leave wait on, or atomic out")
    seconds = given.get("timeout_seconds")
    if isinstance(seconds, int | float) and seconds <= 0:
        yield Problem("timeout_seconds", f"{seconds:g} is no time", "give seconds: 300")
    if given.get("removal_check_image") is not None and not given.get("remove_crds"):
        yield Problem("removal_check_image", "has no effect without remove_crds", "leave it out, or set remove_crds")
    if not isinstance(given.get("values", {}), Mapping | None):
        yield Problem("values", "is no mapping of names", "give them as in values.yaml")


def _in_add_ons(chosen: KedaChoices) -> Iterator[Problem]:
    since = SCALERS["azure-cosmosdb"]
    if "cosmos_db_scaler" in chosen and (version_of(promised_version(chosen)) or OLDEST) >= since:
        message = f"KEDA has a scaler for Cosmos DB of its own since {dotted(since)}, and apps use that"
        yield Problem("cosmos_db_scaler", message, "leave it out", Severity.WARNING)
