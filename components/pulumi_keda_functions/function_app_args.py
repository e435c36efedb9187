"""The arguments of FunctionApp."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

import pulumi

from .app_arguments import FunctionOverride, GroupOverride, Identity, RegistryCredentials
from .http_arguments import Gateway, HttpExposure, HttpScaling, PrometheusSignIn
from .inputs import Input
from .placement_arguments import OperatingSystem, Toleration, VirtualNodes, VirtualNodesBackend
from .pod_arguments import HealthProbes


class FunctionAppArgs(TypedDict):
    """What a FunctionApp is made from."""

    project: str
    """Folder of the Functions project, the one with host.json, relative to the program's working directory."""
    image: pulumi.Input[str]
    """The project's container image, with its digest (`contoso.azurecr.io/orders@sha256:…`). A tag alone draws a
    warning, since it can be moved; neither is an error."""
    settings: NotRequired[Mapping[str, pulumi.Input[str]]]
    """App settings by name, as in the Azure portal. All values end up in a Secret. The names decide what is made, so
    the mapping itself must be known; values may be Outputs and secrets, except those of
    `AzureWebJobs.<function>.Disabled` and `AzureFunctionsJobHost__…`. None when left out."""
    settings_from_secrets: NotRequired[Mapping[str, Sequence[str]]]
    """Secrets that exist in the namespace, by name, whose keys all become settings. Each with the names of those that
    triggers are told of, so that KEDA signs in with them; other names need not be listed. `settings` count over them.
    None when left out."""
    settings_from_config_maps: NotRequired[Mapping[str, Sequence[str]]]
    """The same for ConfigMaps; Secrets count over them. None when left out."""
    keda_settings: NotRequired[Mapping[str, Input[str]]]
    """Settings that KEDA signs in with in place of the app's own of that name: a connection string with more rights, or
    an address for its identity. They end up in a Secret that no pod reads. None when left out: KEDA signs in as the app
    does."""
    keda_settings_from_secrets: NotRequired[Mapping[str, Sequence[str]]]
    """The same from Secrets that exist in the namespace, each with the names of those that it holds. `keda_settings`
    count over them. None when left out."""
    identity: NotRequired[Identity]
    """Azure identity of the pods and of KEDA, for connections that are identity-based. None when left out."""
    app_name: NotRequired[str]
    """What the objects in the cluster are called after: `<app_name>-events` and so on. Lower-case letters, digits and
    dashes. The resource's name when left out."""
    namespace: NotRequired[pulumi.Input[str]]
    """Namespace of all objects. It must exist, unless `create_namespace` is set. `default` when left out."""
    create_namespace: NotRequired[bool]
    """Make the namespace, and delete it with the app. Off when left out."""
    host_id: NotRequired[str]
    """Id under which the Functions host keeps locks, timers and receipts in its storage account, which may serve
    several apps: 1 to 32 lower-case letters, digits and dashes. A hash of namespace and app_name when left out."""
    function_keys: NotRequired[bool]
    """Make the keys with which HTTP functions and webhooks are called, in a Secret that their pods read: those of the
    host, of each HTTP function, and the system keys of the extensions. When left out, each host makes its own in its
    storage account."""
    function_keys_seed: NotRequired[pulumi.Input[str]]
    """What the keys are derived from, a secret: 32 random characters at least. One that the stack makes once and
    remembers when left out."""
    function_keys_rotation: NotRequired[str]
    """Any text: another one makes other keys of the same seed. Empty when left out."""
    function_keys_secret: NotRequired[pulumi.Input[str]]
    """Name of a Secret in the namespace that holds the keys, in place of `function_keys`. None when left out."""
    keda_version: NotRequired[str]
    """The oldest KEDA that the objects must work with, as plain text; 2.8 is the least. The one that this package is
    tested with when left out."""
    min_replicas: NotRequired[int]
    """Replicas that stay when there is nothing to do. When left out: none for functions whose work waits in a queue,
    one for HTTP functions. Timers keep exactly one, whatever is given here, unless a trigger that scales shares their
    group, which durable functions can bring about."""
    max_replicas: NotRequired[int]
    """Replicas at most, in each group that KEDA scales. 10 when left out."""
    polling_interval: NotRequired[int]
    """Seconds between two looks at the triggers' sources. KEDA's 30 when left out."""
    cooldown_period: NotRequired[int]
    """Seconds without work before the last replica goes. KEDA's 300 when left out."""
    functions: NotRequired[Sequence[FunctionOverride]]
    """Functions that cannot be read from the project, and corrections to those that can. None when left out."""
    groups: NotRequired[Mapping[str, GroupOverride]]
    """Choices for one group of functions, by the group's name: `http`, `events`, `resident`, `single`, or one of your
    own that names its `functions`. None when left out."""
    one_group_per_function: NotRequired[bool]
    """Give each function that no group names a Deployment of its own, called after it; durable functions share
    `durable`. Off when left out: functions with the same need share a group."""
    wait_for_scaling: NotRequired[int]
    """Seconds that `up` waits for KEDA to accept each ScaledObject, before it fails with what KEDA says; 0: it does not
    wait. 120 when left out, 600 where a trigger signs in by identity, since roles take minutes to spread."""
    cpu_request: NotRequired[str]
    """Processor time that each pod is sure of and its node is chosen by: `250m`, `1`. `100m` when left out, or the
    limit where that is smaller."""
    memory_request: NotRequired[str]
    """Memory that each pod is sure of and its node is chosen by: `512Mi`. `256Mi` when left out, or the limit where
    that is smaller."""
    cpu_limit: NotRequired[str]
    """Processor time at most: `2`. The host multiplies what it works on at a time by it, and so do KEDA's targets. None
    when left out."""
    memory_limit: NotRequired[str]
    """Memory at most, beyond which the pod is killed: `1Gi`. None when left out."""
    graceful_shutdown_seconds: NotRequired[int]
    """Seconds that a pod has to end its work when it is scaled in or replaced, before it is killed. Kubernetes' 30 when
    left out."""
    priority_class_name: NotRequired[str]
    """A PriorityClass that exists: which pods go where there is no room for all. The cluster's default when left
    out."""
    restricted: NotRequired[bool]
    """Pods that Pod Security admits at level restricted: no root, port 8080, no capabilities, a read-only file system
    with the folders that the host writes to. Off when left out."""
    health_probes: NotRequired[HealthProbes]
    """How Kubernetes asks the host whether it is well: `ping`, `health` or `none`. `ping` when left out. Only pods that
    answer HTTP are ever killed for it."""
    image_pull_secrets: NotRequired[Sequence[str]]
    """Secrets that exist in the namespace and that images are pulled with, by name. None when left out: the nodes' own
    identity pulls."""
    registry_credentials: NotRequired[Sequence[RegistryCredentials]]
    """Accounts that images are pulled with; a Secret is made of them. None when left out."""
    labels: NotRequired[Mapping[str, str]]
    """Labels of all objects but the pods. None beside the app's own when left out."""
    annotations: NotRequired[Mapping[str, str]]
    """Annotations of all objects but the pods. None when left out."""
    pod_labels: NotRequired[Mapping[str, str]]
    """Labels of the pods. None beside the app's own when left out."""
    pod_annotations: NotRequired[Mapping[str, str]]
    """Annotations of the pods, over those that Dapr needs. None when left out."""
    pod_override: NotRequired[Mapping[str, Any]]
    """What is laid over the pods' spec as the last step, in Kubernetes' own words: mappings are merged, containers,
    volumes and variables by name, other lists replaced, what is None removed. The container is called `functions`.
    Nothing when left out."""
    virtual_nodes: NotRequired[VirtualNodes]
    """Whether pods run on AKS virtual nodes: `never`, `prefer` (virtual machines first) or `require`. Groups that
    answer HTTP stay on virtual machines unless `groups` says otherwise for them. Elsewhere a replica requests 1 core
    and 1 GiB at least, the smallest container group. `never` when left out."""
    virtual_nodes_backend: NotRequired[VirtualNodesBackend]
    """What makes the cluster's virtual nodes: `add_on` or `v2_helm`. What the add-on cannot run is refused. `add_on`
    when left out."""
    operating_system: NotRequired[OperatingSystem]
    """What the image runs on, and so its nodes: `linux` or `windows`. `linux` when left out."""
    node_selector: NotRequired[Mapping[str, str]]
    """Labels that a node must have. None beside its operating system's when left out."""
    tolerations: NotRequired[Sequence[Toleration]]
    """Taints that do not keep pods off a node. None when left out."""
    affinity: NotRequired[Mapping[str, Any]]
    """Rules for nodes and for pods beside, as in a pod's `spec.affinity`
    (https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity). None when
    left out."""

    http_exposure: NotRequired[HttpExposure]
    """From where requests reach the HTTP functions: `cluster_ip`, inside the cluster alone; `load_balancer`, a public
    address of their own, without TLS; `ingress`; or `http_route`, a Gateway that exists. `cluster_ip` when left out."""
    hosts: NotRequired[Sequence[str]]
    """Host names that `ingress` or `http_route` lets through, which need one: `orders.contoso.com`, `*.contoso.com`.
    The first whole one is in `url`. None when left out."""
    paths: NotRequired[Sequence[str]]
    """Beginnings of the paths that `ingress` or `http_route` lets through: `/api/orders`. All of them, the host's
    `/admin` and `/runtime/webhooks` included, when left out."""
    tls_secret: NotRequired[str]
    """Secret in the namespace with the certificate for `hosts`, by which the Ingress answers https. It is not made
    here: cert-manager and the like do. Plain http when left out."""
    ingress_class_name: NotRequired[str]
    """Which controller serves the Ingress: `webapprouting.kubernetes.azure.com` for AKS' application routing. The
    cluster's default class when left out."""
    ingress_annotations: NotRequired[Mapping[str, str]]
    """Annotations of the Ingress, which its controller and cert-manager read. None when left out."""
    service_annotations: NotRequired[Mapping[str, str]]
    """Annotations of the Service: `service.beta.kubernetes.io/azure-load-balancer-internal` keeps a load balancer
    inside the virtual network. None when left out."""
    gateway: NotRequired[Gateway]
    """The Gateway that `http_route` attaches to, and that ends TLS. None when left out, which `http_route` refuses."""
    http_scaling: NotRequired[HttpScaling]
    """What the replicas of HTTP functions follow: `fixed`, nothing; `cpu`; `prometheus`, the rate of requests;
    `http_add_on`, the requests that KEDA's HTTP add-on holds, which alone lets the last replica go. `fixed` when left
    out: there are `min_replicas`, or one."""
    cpu_utilization: NotRequired[int]
    """With `cpu`: percent of `cpu_request` that a replica uses before another starts. 70 when left out."""
    prometheus_address: NotRequired[pulumi.Input[str]]
    """With `prometheus`: the URL that answers queries, for KEDA's operator: `http://prometheus-server.monitoring`, or
    the query endpoint of an Azure Monitor workspace. None when left out, which `prometheus` refuses."""
    prometheus_query: NotRequired[str]
    """With `prometheus`: a query for the requests a second, with one number as its answer. Those that ingress-nginx
    sends to the group's Service when left out."""
    prometheus_threshold: NotRequired[int]
    """With `prometheus`: requests a second for one replica, or what else the query counts. 10 when left out."""
    prometheus_sign_in: NotRequired[PrometheusSignIn]
    """How KEDA signs in at `prometheus_address`: `none`, `identity` (Azure Monitor, by workload identity), `bearer` or
    `basic`. `none` when left out."""
    prometheus_secret: NotRequired[str]
    """Secret in the namespace with `bearerToken`, or `username` and `password`. None when left out, which `bearer` and
    `basic` refuse."""
    http_concurrency: NotRequired[int]
    """With `http_add_on`: requests that one replica takes at a time. 16 when left out."""
    http_add_on_namespace: NotRequired[str]
    """With `http_add_on`: the namespace that the add-on runs in. `keda` when left out."""
