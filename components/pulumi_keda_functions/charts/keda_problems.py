"""What is wrong with the choices for an installation of KEDA."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

from ..app_arguments import GroupOverride
from ..azure.guids import is_guid
from ..image_reference import problems_in_registry
from ..keda.aks_add_on import problems_in_kubernetes_version
from ..keda.since import SCALERS, dotted
from ..keda.version import OLDEST, problems_in_keda_version, version_of
from ..keda_arguments import KedaCertificates, KedaChoices, KedaMode, KedaMonitors
from ..kubernetes_names import problems_in_namespace
from ..manifests.choices import Choice
from ..manifests.placement_checks import problems_in_toleration
from ..manifests.resources import problems_in_resources
from ..manifests.virtual_nodes import TAINT
from ..placement_arguments import TolerationOperator
from ..problems import Problem, Severity
from ..url_credentials import problems_in_url_credentials
from .http_add_on import problems_in_http_add_on
from .keda import RESOURCES
from .versions import KEDA_VERSION, promised_version

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
CHARTS_AMOUNTS: Final = {
    "cpu_request": "100m",
    "memory_request": "100Mi",
    "cpu_limit": "1",
    "memory_limit": "1000Mi",
}
"""What the chart gives each process of its node."""
PEM: Final = "-----BEGIN CERTIFICATE-----"
_RELEASE = re.compile(r"(?=.{1,53}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
"""(https://github.com/helm/helm/blob/v3.18.0/pkg/chartutil/validate_name.go)"""
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
    yield from _in_names(chosen, given)
    yield from _in_addresses(chosen)
    yield from _in_identity(given)
    yield from _in_tolerations(chosen)
    for argument in RESOURCES:
        resources = cast("Mapping[str, object]", chosen.get(argument) or {})
        counting = cast("GroupOverride", {**CHARTS_AMOUNTS, **resources})
        yield from problems_in_resources(Choice(f"{argument}.", resources, counting))
    yield from _in_metrics(chosen)
    yield from _in_certificates(chosen, given)
    yield from _in_helm(given)
    yield from _in_add_ons(chosen)


def _in_versions(mode: KedaMode, chosen: KedaChoices) -> Iterator[Problem]:
    if "version" in chosen:
        version = chosen["version"]
        for problem in problems_in_keda_version(version):
            yield Problem("version", problem.message, problem.remedy)
        if mode is KedaMode.HELM and (version_of(version) or OLDEST) > (version_of(KEDA_VERSION) or OLDEST):
            message = f"{version} is newer than {KEDA_VERSION}, the KEDA that this package is tested with"
            yield Problem("version", message, f"leave it out for {KEDA_VERSION}, or try it first", Severity.WARNING)
    kubernetes = chosen.get("kubernetes_version")
    if mode is KedaMode.AKS_ADD_ON and kubernetes is None:
        message = "is missing, and the version of the add-on's KEDA hangs on it"
        yield Problem("kubernetes_version", message, "give the cluster's Kubernetes version: 1.35")
    elif mode is not KedaMode.AKS_ADD_ON and kubernetes is not None:
        message = f"has no effect with mode {mode}"
        yield Problem("kubernetes_version", message, "leave it out, or choose aks_add_on")
    elif kubernetes is not None:
        yield from problems_in_kubernetes_version(kubernetes)


def _in_names(chosen: KedaChoices, given: Mapping[str, object]) -> Iterator[Problem]:
    yield from problems_in_namespace("namespace", given.get("namespace"))
    for index, namespace in enumerate(chosen.get("watch_namespaces", ())):
        yield from problems_in_namespace(f"watch_namespaces[{index}]", namespace)
    release = given.get("release_name")
    if isinstance(release, str) and not _RELEASE.fullmatch(release):
        remedy = "use 1 to 53 lower-case letters, digits, dashes and dots, letters or digits around each"
        yield Problem("release_name", f"{release!r} is no name of a release", remedy)


def _in_addresses(chosen: KedaChoices) -> Iterator[Problem]:
    if registry := chosen.get("image_registry"):
        yield from problems_in_registry(registry, "image_registry")
    if (repository := chosen.get("repository")) is None:
        return
    remedy = "sign in with `helm registry login` and give chart as oci://…, or a chart's local folder or archive"
    if known := list(problems_in_url_credentials(repository, "repository", remedy)):
        # Nothing else is said of it, since that would quote them.
        yield from known
    elif not repository.startswith(("https://", "http://")):
        remedy = "write https://charts.contoso.com or the like; a chart in a registry goes into chart, as oci://…"
        yield Problem("repository", f"{repository!r} is no address of a repository", remedy)


def _in_identity(given: Mapping[str, object]) -> Iterator[Problem]:
    has_client = given.get("client_id") is not None
    for argument, what in (("client_id", "the clientId of the managed identity"), ("tenant_id", "the tenant's id")):
        text = given.get(argument)
        if isinstance(text, str) and not is_guid(text):
            yield Problem(argument, f"{text!r} is no id", f"give {what}, 32 hex digits in five groups")
    if given.get("tenant_id") is not None and not has_client:
        yield Problem("tenant_id", "is given without client_id", "give client_id, or leave tenant_id out")
    if given.get("workload_identity") is False and has_client:
        message = "is off, and client_id is given, which nobody would sign in as"
        yield Problem("workload_identity", message, "leave one of them out")


def _in_tolerations(chosen: KedaChoices) -> Iterator[Problem]:
    for place, toleration in enumerate(chosen.get("tolerations", ())):
        where, exists = f"tolerations[{place}]", toleration.get("operator") is TolerationOperator.EXISTS
        if toleration.get("key") == TAINT or (exists and not toleration.get("key")):
            message = "lets KEDA's pods go to virtual nodes, where neither the API server nor its webhooks reach them"
            yield Problem(where, message, "name the taints of virtual machines one by one")
        elif not toleration.get("key"):
            yield Problem(where, "has no key", "give the taint's key")
        else:
            yield from problems_in_toleration(cast("Mapping[str, object]", toleration), where)


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
    authority = given.get("certificate_authority")
    if isinstance(authority, str) and PEM not in authority:
        yield Problem("certificate_authority", "is no certificate in PEM", f"give it from {PEM} on")
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
    yield from problems_in_http_add_on(chosen.get("http_add_on", {}))
    since = SCALERS["azure-cosmosdb"]
    if "cosmos_db_scaler" in chosen and (version_of(promised_version(chosen)) or OLDEST) >= since:
        message = f"KEDA has a scaler for Cosmos DB of its own since {dotted(since)}, and apps use that"
        yield Problem("cosmos_db_scaler", message, "leave it out", Severity.WARNING)
