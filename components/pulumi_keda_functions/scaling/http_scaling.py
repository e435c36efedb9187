"""What KEDA measures for functions that answer HTTP: the processor, a rate in Prometheus, or what its add-on holds.

https://keda.sh/docs/latest/scalers/cpu/, https://keda.sh/docs/latest/scalers/prometheus/,
https://keda.sh/http-add-on/0.15/user-guide/autoscale-an-app/
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from ..app_arguments import AppArguments, GroupOverride
from ..http_arguments import HttpExposure, HttpScaling, PrometheusSignIn
from ..values import Value, joined
from .model import ByIdentity, ByReference, KedaTrigger, Principal, Role

CPU_UTILIZATION = 70
"""Percent of the requested processor. Above it replicas would start when requests already wait."""
PROMETHEUS_THRESHOLD = 10
"""Requests a second for one replica, few enough for functions that wait for other services."""
HTTP_CONCURRENCY = 16
"""Requests at a time for one replica, as on an instance of 2 GB in Azure
(https://learn.microsoft.com/azure/azure-functions/functions-concurrency#http-trigger-concurrency)."""
ADD_ON_NAMESPACE = "keda"
ADD_ON_SCALER = "keda-add-ons-http-external-scaler"
ADD_ON_PORT = 9090
READER = "Monitoring Data Reader"
"""The role with which an identity may query Azure Monitor's managed Prometheus."""
WINDOW = "2m"
"""Four times the 30 seconds between two readings that are usual, the least over which a rate is sound."""
LABELS = (
    ("exported_namespace", "exported_service"),
    ("exported_namespace", "service"),
    ("namespace", "service"),
)
"""Names that ingress-nginx' labels for the Service have in Prometheus: those of its own that the scrape target takes
are `exported_`. A ServiceMonitor takes both, as in AKS' application routing; a PodMonitor or the annotations of pods
take the namespace; `honorLabels` leaves both (https://learn.microsoft.com/azure/aks/app-routing-nginx-prometheus)."""


@dataclass(frozen=True)
class HttpOptions:
    """What is chosen for an app as a whole, and what its scalers have to name."""

    app_name: str = ""
    namespace: Value = "default"
    prometheus_address: Value = ""
    arguments: AppArguments = field(default_factory=AppArguments)

    def of_group(self, override: GroupOverride) -> GroupOverride:
        """A group's own choices, and the app's where it has none."""
        return cast("GroupOverride", {**self.arguments, **override})


def scaling_of(chosen: GroupOverride) -> HttpScaling:
    """What a group that answers HTTP follows."""
    return chosen.get("http_scaling", HttpScaling.FIXED)


def starts_from_zero(chosen: GroupOverride) -> bool:
    """Whether a request may come while there is no replica: the add-on holds it until there is one."""
    return scaling_of(chosen) is HttpScaling.HTTP_ADD_ON


def http_triggers(
    group: str, functions: tuple[str, ...], override: GroupOverride, http: HttpOptions
) -> tuple[KedaTrigger, ...]:
    """The trigger for all functions of `group` that answer HTTP; none where the replicas are fixed."""
    chosen = http.of_group(override)
    # `inspect` of an app that has no name yet.
    name = f"{http.app_name or '<app_name>'}-{group}"
    match scaling_of(chosen):
        case HttpScaling.FIXED:
            return ()
        case HttpScaling.CPU:
            busy = str(chosen.get("cpu_utilization", CPU_UTILIZATION))
            return (KedaTrigger("cpu", {"value": busy}, functions=functions, metric_type="Utilization"),)
        case HttpScaling.PROMETHEUS:
            return (KedaTrigger("prometheus", _measured(name, chosen, http), _sign_in(http), functions),)
        case HttpScaling.HTTP_ADD_ON:
            return (KedaTrigger("external-push", _held(name, http), functions=functions),)


def reason(chosen: GroupOverride) -> str | None:
    """For a person: what the replicas follow, and where the number comes from. None where they are fixed."""

    def told(argument: str, default: int, unit: str) -> str:
        given = cast("Mapping[str, int]", chosen).get(argument)
        if given is None:
            return f"HTTP: {default} {unit} ({argument} by default)"
        return f"HTTP: {given} {unit} ({argument})"

    match scaling_of(chosen):
        case HttpScaling.FIXED:
            return None
        case HttpScaling.CPU:
            return told("cpu_utilization", CPU_UTILIZATION, "% of the requested processor per replica")
        case HttpScaling.PROMETHEUS:
            return told("prometheus_threshold", PROMETHEUS_THRESHOLD, "requests a second per replica")
        case HttpScaling.HTTP_ADD_ON:
            return told("http_concurrency", HTTP_CONCURRENCY, "requests at a time per replica, held by the HTTP add-on")


def http_roles(triggers: tuple[KedaTrigger, ...]) -> tuple[Role, ...]:
    """What KEDA's identity needs where it asks a Prometheus."""
    asked = any(each.type == "prometheus" and isinstance(each.authentication, ByIdentity) for each in triggers)
    return (Role(READER, "prometheus_address", Principal.KEDA),) if asked else ()


def has_default_query(chosen: GroupOverride) -> bool:
    """Whether the requests of a group pass an ingress-nginx: its own Ingress, or one that a user writes."""
    return chosen.get("http_exposure", HttpExposure.CLUSTER_IP) in (HttpExposure.CLUSTER_IP, HttpExposure.INGRESS)


def requests_a_second(service: str, namespace: Value) -> Value:
    """The query for what ingress-nginx sends to a Service, however Prometheus names its labels."""
    rates = [
        joined(
            f'sum(rate(nginx_ingress_controller_requests{{{namespace_label}="',
            namespace,
            f'",{service_label}="{service}"}}[{WINDOW}]))',
        )
        for namespace_label, service_label in LABELS
    ]
    first, *others = rates
    return joined(first, *(part for rate in others for part in (" or ", rate)))


def prometheus_authentication(app_name: str) -> str:
    """The TriggerAuthentication for what a Secret holds: `orders-http-prometheus`."""
    return f"{app_name}-http-prometheus"


def add_on_namespace(arguments: Mapping[str, object]) -> str:
    """Where the HTTP add-on runs."""
    return str(arguments.get("http_add_on_namespace", ADD_ON_NAMESPACE))


def _measured(name: str, chosen: GroupOverride, http: HttpOptions) -> dict[str, Value]:
    metadata: dict[str, Value] = {
        "serverAddress": http.prometheus_address,
        "query": chosen.get("prometheus_query") or requests_a_second(name, http.namespace),
        "threshold": str(chosen.get("prometheus_threshold", PROMETHEUS_THRESHOLD)),
    }
    sign_in = _chosen_sign_in(http)
    if sign_in in (PrometheusSignIn.BEARER, PrometheusSignIn.BASIC):
        metadata["authModes"] = sign_in.value
    return metadata


def _chosen_sign_in(http: HttpOptions) -> PrometheusSignIn:
    return http.arguments.get("prometheus_sign_in", PrometheusSignIn.NONE)


def _sign_in(http: HttpOptions) -> ByIdentity | ByReference | None:
    match _chosen_sign_in(http):
        case PrometheusSignIn.NONE:
            return None
        case PrometheusSignIn.IDENTITY:
            return ByIdentity()
        case PrometheusSignIn.BEARER | PrometheusSignIn.BASIC:
            return ByReference(prometheus_authentication(http.app_name))


def _held(name: str, http: HttpOptions) -> dict[str, Value]:
    scaler = f"{ADD_ON_SCALER}.{add_on_namespace(http.arguments)}:{ADD_ON_PORT}"
    return {"scalerAddress": scaler, "interceptorRoute": name}
