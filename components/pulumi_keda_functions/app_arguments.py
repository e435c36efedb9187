"""The arguments of an app, under the names that the component and the command line share.

What may be an Output is not here, unless its names decide what is made: the component and the command line each take it
in their own way.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from .http_arguments import Gateway, HttpExposure, HttpScaling, PrometheusSignIn
from .inputs import Input
from .placement_arguments import OperatingSystem, Toleration, VirtualNodes, VirtualNodesBackend
from .pod_arguments import HealthProbes


class FunctionOverride(TypedDict):
    """One function: declared where it cannot be read, or corrected where it was."""

    name: str
    """The function's name. One that the project does not have is added to it."""
    trigger: NotRequired[str]
    """The trigger's type as in function.json: `queueTrigger`. As read when left out; an added function needs it."""
    settings: NotRequired[Mapping[str, Any]]
    """The trigger's properties under their function.json names, laid over those that were read: `queueName`,
    `connection`. `%Setting%` is expanded. None when left out."""
    metadata: NotRequired[Mapping[str, Any]]
    """Metadata of KEDA's scaler, laid over what is derived: `queueLength`, `activationQueueLength`. `%Setting%` is
    expanded. None when left out."""
    scale_to_zero: NotRequired[bool]
    """Let the last replica go, though a function of its kind keeps one: timers then run in windows that KEDA's cron
    scaler opens; SQL, MySQL, Cosmos DB and Durable functions need the tables, leases and queues of an earlier start.
    Off when left out."""


class Fallback(TypedDict):
    """How many replicas there are while KEDA cannot reach a trigger's source."""

    failure_threshold: int
    """Polls that must fail in a row before."""
    replicas: int
    """Replicas then."""
    behavior: NotRequired[str]
    """`static`, `currentReplicas`, `currentReplicasIfHigher` or `currentReplicasIfLower`. KEDA's `static` when left
    out."""


class ScalingModifiers(TypedDict):
    """One number made of all triggers of a group (https://keda.sh/docs/latest/concepts/scaling-deployments/#scaling-modifiers)."""

    formula: str
    """Over the triggers' names: a function's own name, with `_` for each dash, or the `name` of an added trigger."""
    target: str
    """What one replica takes of it."""
    activation_target: NotRequired[str]
    """Above it the first replica starts. KEDA's 0 when left out."""
    metric_type: NotRequired[str]
    """`AverageValue` or `Value`. KEDA's `AverageValue` when left out."""


class AddedTrigger(TypedDict):
    """A trigger of KEDA's beside those that the functions have."""

    type: str
    """The scaler, by KEDA's name: `cpu`, `prometheus`, `cron`."""
    metadata: Mapping[str, Any]
    """The scaler's own. `%Setting%` is expanded."""
    name: NotRequired[str]
    """For the formula of `scaling_modifiers`. None when left out."""
    metric_type: NotRequired[str]
    """`AverageValue`, `Value` or, for cpu and memory, `Utilization`. KEDA's choice for the scaler when left out."""
    authentication: NotRequired[str]
    """Name of a TriggerAuthentication that exists in the namespace. None when left out."""


class GroupOverride(TypedDict):
    """One group of functions, and so one Deployment and its ScaledObject."""

    functions: NotRequired[Sequence[str]]
    """The group's functions by name, and no others; those that no group names stay in the default groups. Durable
    functions belong in one. When left out, the group is a default one."""
    min_replicas: NotRequired[int]
    """Replicas that stay when there is nothing to do. The app's own when left out."""
    max_replicas: NotRequired[int]
    """Replicas at most. The app's own when left out."""
    polling_interval: NotRequired[int]
    """Seconds between two looks at the triggers' sources. The app's own when left out."""
    cooldown_period: NotRequired[int]
    """Seconds without work before the last replica goes. The app's own when left out."""
    triggers: NotRequired[Sequence[AddedTrigger]]
    """Triggers beside the functions' own; KEDA follows the one that asks for most. None when left out."""
    fallback: NotRequired[Fallback]
    """None when left out: the replicas stay as they are."""
    scaling_modifiers: NotRequired[ScalingModifiers]
    """None when left out: KEDA follows the trigger that asks for most."""
    behavior: NotRequired[Mapping[str, Any]]
    """How fast replicas come and go, as in a HorizontalPodAutoscaler's `spec.behavior`
    (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/).
    Kubernetes' own when left out."""
    paused: NotRequired[bool]
    """Stop scaling, with the replicas that there are. Off when left out."""
    cpu_request: NotRequired[str]
    """Processor time that each pod is sure of. The app's own when left out."""
    memory_request: NotRequired[str]
    """Memory that each pod is sure of. The app's own when left out."""
    cpu_limit: NotRequired[str]
    """Processor time at most. The app's own when left out."""
    memory_limit: NotRequired[str]
    """Memory at most. The app's own when left out."""
    graceful_shutdown_seconds: NotRequired[int]
    """Seconds that a pod has to end its work. The app's own when left out."""
    priority_class_name: NotRequired[str]
    """A PriorityClass that exists. The app's own when left out."""
    pod_labels: NotRequired[Mapping[str, str]]
    """Labels of the pods. The app's own when left out."""
    pod_annotations: NotRequired[Mapping[str, str]]
    """Annotations of the pods. The app's own when left out."""
    pod_override: NotRequired[Mapping[str, Any]]
    """What is laid over the pods' finished spec. The app's own when left out."""
    virtual_nodes: NotRequired[VirtualNodes]
    """`never`, `prefer` or `require`: whether pods run on virtual nodes. The app's own when left out, but `never` for
    a group that answers HTTP."""
    node_selector: NotRequired[Mapping[str, str]]
    """Labels that a node must have. The app's own when left out."""
    tolerations: NotRequired[Sequence[Toleration]]
    """Taints that do not keep pods off a node. The app's own when left out."""
    affinity: NotRequired[Mapping[str, Any]]
    """Rules for nodes and for pods beside, as in a pod's `spec.affinity`. The app's own when left out."""
    http_exposure: NotRequired[HttpExposure]
    """From where requests reach the group. The app's own when left out."""
    hosts: NotRequired[Sequence[str]]
    """Host names that requests come for. The app's own when left out."""
    paths: NotRequired[Sequence[str]]
    """Beginnings of the paths that are let through. The app's own when left out."""
    tls_secret: NotRequired[str]
    """Secret with the certificate for `hosts`. The app's own when left out."""
    ingress_class_name: NotRequired[str]
    """Which controller serves the Ingress. The app's own when left out."""
    ingress_annotations: NotRequired[Mapping[str, str]]
    """Annotations of the Ingress. The app's own when left out."""
    service_annotations: NotRequired[Mapping[str, str]]
    """Annotations of the Service. The app's own when left out."""
    gateway: NotRequired[Gateway]
    """The Gateway that the HTTPRoute is attached to. The app's own when left out."""
    http_scaling: NotRequired[HttpScaling]
    """What the replicas follow for HTTP. The app's own when left out."""
    cpu_utilization: NotRequired[int]
    """Percent of the requested processor that one replica takes. The app's own when left out."""
    prometheus_query: NotRequired[str]
    """The query for the requests a second. The app's own when left out."""
    prometheus_threshold: NotRequired[int]
    """Requests a second that one replica takes. The app's own when left out."""
    http_concurrency: NotRequired[int]
    """Requests that one replica takes at a time. The app's own when left out."""
    settings: NotRequired[Mapping[str, Input[str]]]
    """Settings for the group's functions alone, in a Secret of their own; over the app's own of that name. None when
    left out."""
    settings_from_secrets: NotRequired[Mapping[str, Sequence[str]]]
    """Secrets that exist in the namespace and whose keys become settings of the group's functions alone, each with the
    names that triggers are told of. They count over the app's settings, and the group's own over them. None when left
    out."""
    settings_from_config_maps: NotRequired[Mapping[str, Sequence[str]]]
    """The same for ConfigMaps; Secrets count over them. None when left out."""


class Identity(TypedDict):
    """The Azure identity that an app signs in with, by workload identity."""

    client_id: NotRequired[Input[str]]
    """Client id of the managed identity or app registration that the pods sign in as; not its object id. When left out,
    KEDA alone signs in by identity."""
    tenant_id: NotRequired[Input[str]]
    """Id of its tenant. The one of the cluster when left out."""
    keda_client_id: NotRequired[Input[str]]
    """Client id of the identity that KEDA signs in as where a trigger's source is reached by identity. The pods' own
    when left out."""
    keda_namespace: NotRequired[str]
    """Namespace of KEDA's operator, which is `kube-system` with the AKS add-on: a part of its federated subject. `keda`
    when left out."""


class RegistryCredentials(TypedDict):
    """An account that pulls images from a registry."""

    server: Input[str]
    """The registry's bare host name: `contoso.azurecr.io`."""
    username: Input[str]
    """The account: the name of a token or a service principal's id."""
    password: Input[str]
    """Its password, which stays a secret."""


class AppArguments(TypedDict, total=False):
    """All of them; what each does is told where a user gives it, in FunctionAppArgs."""

    create_namespace: bool
    host_id: str
    function_keys: bool
    function_keys_rotation: str
    keda_version: str
    min_replicas: int
    max_replicas: int
    polling_interval: int
    cooldown_period: int
    http_exposure: HttpExposure
    hosts: Sequence[str]
    paths: Sequence[str]
    tls_secret: str
    ingress_class_name: str
    ingress_annotations: Mapping[str, str]
    service_annotations: Mapping[str, str]
    gateway: Gateway
    http_scaling: HttpScaling
    cpu_utilization: int
    prometheus_query: str
    prometheus_threshold: int
    prometheus_sign_in: PrometheusSignIn
    prometheus_secret: str
    http_concurrency: int
    http_add_on_namespace: str
    functions: Sequence[FunctionOverride]
    groups: Mapping[str, GroupOverride]
    one_group_per_function: bool
    wait_for_scaling: int
    cpu_request: str
    memory_request: str
    cpu_limit: str
    memory_limit: str
    graceful_shutdown_seconds: int
    priority_class_name: str
    restricted: bool
    health_probes: HealthProbes
    image_pull_secrets: Sequence[str]
    registry_credentials: Sequence[RegistryCredentials]
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    pod_labels: Mapping[str, str]
    pod_annotations: Mapping[str, str]
    pod_override: Mapping[str, Any]
    virtual_nodes: VirtualNodes
    virtual_nodes_backend: VirtualNodesBackend
    operating_system: OperatingSystem
    node_selector: Mapping[str, str]
    tolerations: Sequence[Toleration]
    affinity: Mapping[str, Any]
    settings_from_secrets: Mapping[str, Sequence[str]]
    settings_from_config_maps: Mapping[str, Sequence[str]]
    keda_settings: Mapping[str, Input[str]]
    keda_settings_from_secrets: Mapping[str, Sequence[str]]
