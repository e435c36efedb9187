"""The choices for an installation of KEDA."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NotRequired, TypedDict

from .placement_arguments import Toleration


class KedaMode(StrEnum):
    """Who installs KEDA and keeps it up to date."""

    HELM = "helm"
    """This component, by KEDA's own chart."""
    AKS_ADD_ON = "aks_add_on"
    """AKS, by its add-on, whose KEDA hangs on the cluster's Kubernetes version."""
    EXISTING = "existing"
    """Somebody else: nothing is installed or changed."""


class KedaMonitors(StrEnum):
    """By what the Prometheus operator finds KEDA's metrics."""

    NONE = "none"
    """By nothing."""
    SERVICE_MONITORS = "service_monitors"
    """By ServiceMonitors, one for each of KEDA's processes."""
    POD_MONITORS = "pod_monitors"
    """By PodMonitors of the operator and the metrics server. The chart has none for the webhooks."""


class KedaNetworkPolicy(StrEnum):
    """Which network policies keep strangers from KEDA's pods."""

    NONE = "none"
    """None."""
    KUBERNETES = "kubernetes"
    """Those of Kubernetes."""
    CILIUM = "cilium"
    """Those of Cilium."""


class KedaLogLevel(StrEnum):
    """What KEDA's processes tell in their logs."""

    DEBUG = "debug"
    """Everything."""
    INFO = "info"
    """What happens."""
    ERROR = "error"
    """What goes wrong."""


class KedaLogFormat(StrEnum):
    """How a line of the logs is written."""

    CONSOLE = "console"
    """As text."""
    JSON = "json"
    """As JSON."""


class KedaCertificates(StrEnum):
    """Where the certificate comes from that KEDA's processes show each other and the API server."""

    GENERATED = "generated"
    """KEDA makes it, renews it, and tells the API server whom to trust."""
    CERT_MANAGER = "cert_manager"
    """cert-manager does all of that; it must be installed."""
    OWN = "own"
    """A Secret that exists in KEDA's namespace."""


class KedaIssuer(TypedDict):
    """An issuer of cert-manager's that exists."""

    name: str
    """Its name."""
    kind: NotRequired[str]
    """`ClusterIssuer` or `Issuer`, or a kind of somebody else's. `ClusterIssuer` when left out."""
    group: NotRequired[str]
    """The API group of that kind. `cert-manager.io` when left out."""


class KedaResources(TypedDict):
    """What one of KEDA's processes gets of its node."""

    cpu_request: NotRequired[str]
    """Processor time that it is sure of: `250m`. 100m when left out."""
    memory_request: NotRequired[str]
    """Memory that it is sure of: `256Mi`. 100Mi when left out."""
    cpu_limit: NotRequired[str]
    """Processor time at most. 1 when left out."""
    memory_limit: NotRequired[str]
    """Memory at most. 1000Mi when left out."""


class KedaHttpAddOn(TypedDict):
    """KEDA's HTTP add-on, which holds requests while there is no replica to answer them."""

    chart: NotRequired[str]
    """Its chart: a name in `repository`, a local folder or archive, or an OCI reference. `keda-add-ons-http` when left
    out."""
    version: NotRequired[str]
    """The chart's version. The one that this package is tested with when left out."""
    min_interceptors: NotRequired[int]
    """Interceptors that are always there. The chart's 3 when left out; 1 is enough for trying."""
    max_interceptors: NotRequired[int]
    """Interceptors at most. The chart's 50 when left out."""
    scalers: NotRequired[int]
    """Replicas of what KEDA asks for the number of requests. The chart's 3 when left out."""
    values: NotRequired[Mapping[str, Any]]
    """Values of the chart, laid over what is derived here. None when left out."""


class KedaCosmosDbScaler(TypedDict):
    """The external scaler for Cosmos DB, for a KEDA before 2.21; later ones have a scaler of their own."""

    chart: NotRequired[str]
    """Its chart: a name in `repository`, a local folder or archive, or an OCI reference.
    `external-scaler-azure-cosmos-db` when left out."""
    version: NotRequired[str]
    """The chart's version. The one that this package is tested with when left out."""
    values: NotRequired[Mapping[str, Any]]
    """Values of the chart, laid over what is derived here. None when left out."""


class KedaChoices(TypedDict, total=False):
    """What decides on the values of KEDA's chart; what each does is told where a user gives it, in KedaArgs."""

    mode: KedaMode
    version: str
    kubernetes_version: str
    chart: str
    chart_version: str
    repository: str
    image_registry: str
    workload_identity: bool
    client_id: object
    tenant_id: object
    remove_crds: bool
    removal_check_image: str
    high_availability: bool
    disruption_budgets: bool
    priority_class: str
    tolerations: Sequence[Toleration]
    watch_namespaces: Sequence[str]
    restricted_secret_access: bool
    prometheus_metrics: bool
    prometheus_monitors: KedaMonitors
    prometheus_monitor_labels: Mapping[str, str]
    network_policy: KedaNetworkPolicy
    operator_resources: KedaResources
    metrics_server_resources: KedaResources
    webhooks_resources: KedaResources
    log_level: KedaLogLevel
    log_format: KedaLogFormat
    certificates: KedaCertificates
    certificates_secret: str
    certificate_issuer: KedaIssuer
    http_add_on: KedaHttpAddOn
    cosmos_db_scaler: KedaCosmosDbScaler
