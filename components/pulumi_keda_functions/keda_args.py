"""The arguments of Keda."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

import pulumi

from .keda_arguments import (
    KedaCertificates,
    KedaCosmosDbScaler,
    KedaHttpAddOn,
    KedaIssuer,
    KedaLogFormat,
    KedaLogLevel,
    KedaMode,
    KedaMonitors,
    KedaNetworkPolicy,
    KedaResources,
)
from .placement_arguments import Toleration


class KedaArgs(TypedDict):
    """Which KEDA there is, and who keeps it."""

    mode: NotRequired[KedaMode]
    """`helm`, `aks_add_on` or `existing`: who installs KEDA. `helm` when left out. Whatever the chart decides on can
    only be chosen with `helm`."""
    namespace: NotRequired[str]
    """Namespace of KEDA, which AKS decides on for its add-on. `keda` when left out."""
    create_namespace: NotRequired[bool]
    """Make the namespace, and delete it with KEDA. On when left out; nothing is made with `existing`."""
    version: NotRequired[str]
    """KEDA's version. With `helm` the one that is installed; the one that this package is tested with when left out.
    With `existing` the least that will do, the same when left out: an older one fails the preview. AKS decides on that
    of its add-on."""
    kubernetes_version: NotRequired[str]
    """The cluster's Kubernetes version, on which the KEDA of the AKS add-on hangs: `1.35`. Must be given with
    `aks_add_on` and left out otherwise."""
    chart: NotRequired[str]
    """KEDA's chart: a name in `repository`, a local folder or archive, or an OCI reference
    (`oci://contoso.azurecr.io/charts/keda`). `keda` when left out."""
    chart_version: NotRequired[str]
    """Version of the chart, where a mirror counts in another way than KEDA. `version` when left out."""
    repository: NotRequired[str]
    """Address of the repository of all charts that are given by name. KEDA's own when left out."""
    image_registry: NotRequired[str]
    """Registry that all images come from, with their usual names: `contoso.azurecr.io`. Those that the charts name
    when left out."""
    release_name: NotRequired[str]
    """Helm's name of the installation. Definitions that an earlier one left are taken over only under the same name and
    namespace. `keda` when left out."""
    atomic: NotRequired[bool]
    """Take back an installation or upgrade that fails. On when left out, unless `wait` is off."""
    wait: NotRequired[bool]
    """Wait until KEDA works, and at removal until it is gone. On when left out."""
    timeout_seconds: NotRequired[int]
    """Seconds for each of Helm's operations. 300 when left out."""
    values: NotRequired[Mapping[str, Any]]
    """Values of KEDA's chart, laid over all that is derived from the other arguments; may hold Outputs. None when left
    out."""
    workload_identity: NotRequired[bool]
    """Let KEDA's operator sign in at Azure with tokens of the cluster, also without a `client_id` of its own: each
    TriggerAuthentication then names an identity. On when `client_id` is given, off when left out."""
    client_id: NotRequired[pulumi.Input[str]]
    """Client id of the identity that KEDA signs in as where a TriggerAuthentication names none. It has to trust
    `federated_subject`. The operator starts anew when it changes. None when left out."""
    tenant_id: NotRequired[pulumi.Input[str]]
    """Id of that identity's tenant. The cluster's own when left out."""
    remove_crds: NotRequired[bool]
    """Remove KEDA's definitions with KEDA, and all objects of theirs in all namespaces; Helm refuses to while there are
    ScaledObjects or ScaledJobs. Off when left out: they stay, and the next installation takes them over."""
    removal_check_image: NotRequired[str]
    """Image with kubectl that looks for such objects. Kubernetes' own when left out."""
    high_availability: NotRequired[bool]
    """Two replicas of each process, spread over zones and nodes. Off when left out: one."""
    disruption_budgets: NotRequired[bool]
    """Let only one replica of each process go at a time when nodes are drained. As `high_availability` when left
    out."""
    priority_class: NotRequired[str]
    """A PriorityClass that exists, for all of KEDA's pods: `system-cluster-critical`. None when left out."""
    tolerations: NotRequired[Sequence[Toleration]]
    """Taints that do not keep KEDA's pods off a node; never those of virtual nodes. That of AKS' system pools,
    `CriticalAddonsOnly`, when left out."""
    watch_namespaces: NotRequired[Sequence[str]]
    """Namespaces whose objects KEDA sees; they must exist. All of them when left out."""
    restricted_secret_access: NotRequired[bool]
    """Let KEDA read Secrets in its own namespace alone. TriggerAuthentications that read Secrets must then be
    ClusterTriggerAuthentications, with their Secrets in KEDA's namespace. Off when left out: KEDA reads all."""
    prometheus_metrics: NotRequired[bool]
    """Offer metrics to Prometheus, on port 8080 of each process. Off when left out."""
    prometheus_monitors: NotRequired[KedaMonitors]
    """`none`, `service_monitors` or `pod_monitors`, which need `prometheus_metrics` and the Prometheus operator. `none`
    when left out."""
    prometheus_monitor_labels: NotRequired[Mapping[str, str]]
    """Labels by which a Prometheus chooses its monitors. None when left out."""
    network_policy: NotRequired[KedaNetworkPolicy]
    """`none`, `kubernetes` or `cilium`: network policies for KEDA's pods. `none` when left out."""
    operator_resources: NotRequired[KedaResources]
    """What the operator gets of its node. The chart's defaults when left out."""
    metrics_server_resources: NotRequired[KedaResources]
    """What the metrics server gets of its node. The chart's defaults when left out."""
    webhooks_resources: NotRequired[KedaResources]
    """What the admission webhooks get of their node. The chart's defaults when left out."""
    log_level: NotRequired[KedaLogLevel]
    """`debug`, `info` or `error`, for all processes. `info` when left out."""
    log_format: NotRequired[KedaLogFormat]
    """`console` or `json`, for all processes. `console` when left out."""
    certificates: NotRequired[KedaCertificates]
    """`generated`, `cert_manager` or `own`: where the processes' certificate comes from. `generated` when left out."""
    certificates_secret: NotRequired[str]
    """Secret in KEDA's namespace with `ca.crt`, `tls.crt` and `tls.key`. Must be given with certificates `own` and left
    out otherwise."""
    certificate_authority: NotRequired[pulumi.Input[str]]
    """Certificate in PEM of whom the API server has to trust. Must be given with certificates `own` and left out
    otherwise."""
    certificate_issuer: NotRequired[KedaIssuer]
    """Issuer that cert-manager is to ask, for `cert_manager`. One that the chart makes when left out."""
    http_add_on: NotRequired[KedaHttpAddOn]
    """Install KEDA's HTTP add-on, after KEDA; `{}` as it comes. Not when left out."""
    cosmos_db_scaler: NotRequired[KedaCosmosDbScaler]
    """Install the external scaler for Cosmos DB, after KEDA; `{}` as it comes. Not when left out."""
