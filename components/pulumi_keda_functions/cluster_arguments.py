"""The arguments that say what an AKS cluster is like: its choices and its parts."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NotRequired, TypedDict

from .inputs import Input


class ClusterTier(StrEnum):
    """What is paid for the control plane (https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers)."""

    FREE = "free"
    """No guarantee."""
    STANDARD = "standard"
    """The API server is guaranteed to answer."""
    PREMIUM = "premium"
    """Standard, and Kubernetes versions with long-term support."""


class ClusterNetwork(StrEnum):
    """Where pods have their addresses from."""

    FLAT = "flat"
    """From the nodes' subnet (Azure CNI node subnet). Virtual nodes need it."""
    OVERLAY = "overlay"
    """From a range of the cluster's own (Azure CNI overlay), so that the subnet holds nodes alone."""


class NetworkPolicyEngine(StrEnum):
    """Who enforces NetworkPolicies. None of them reaches pods on virtual nodes."""

    NONE = "none"
    """Nobody."""
    CILIUM = "cilium"
    """Cilium, which is the dataplane then, too."""
    CALICO = "calico"
    """Calico."""
    AZURE = "azure"
    """Azure's own, which ends on 2028-09-30."""


class NetworkDataplane(StrEnum):
    """What moves packets between pods."""

    AZURE = "azure"
    """Azure CNI and kube-proxy."""
    CILIUM = "cilium"
    """Azure CNI powered by Cilium."""


class ClusterEgress(StrEnum):
    """How nodes and their pods reach the internet. It cannot be changed later."""

    NAT_GATEWAY = "nat_gateway"
    """A NAT gateway on the nodes' subnet, with addresses of its own."""
    LOAD_BALANCER = "load_balancer"
    """The cluster's load balancer."""
    USER_DEFINED_ROUTING = "user_defined_routing"
    """A route table on the nodes' subnet, for instance to a firewall."""


class ApiServerAccess(StrEnum):
    """From where the cluster's API server is reached."""

    PUBLIC = "public"
    """The internet."""
    VNET_INTEGRATION = "vnet_integration"
    """The internet; nodes reach it inside the network, through a subnet of its own."""
    PRIVATE = "private"
    """The network alone, through a private endpoint."""
    PRIVATE_VNET_INTEGRATION = "private_vnet_integration"
    """The network alone, through a subnet of its own."""


class UpgradeChannel(StrEnum):
    """Which Kubernetes versions Azure moves the cluster to by itself."""

    NONE = "none"
    """None."""
    PATCH = "patch"
    """The latest patch of the minor version that it has."""
    STABLE = "stable"
    """The latest patch of the minor version before the latest."""
    RAPID = "rapid"
    """The latest."""


class NodeOsUpgradeChannel(StrEnum):
    """How the operating system of nodes is kept up to date."""

    NONE = "none"
    """Not at all."""
    UNMANAGED = "unmanaged"
    """By the operating system's own updates."""
    SECURITY_PATCH = "security_patch"
    """By images with security fixes alone."""
    NODE_IMAGE = "node_image"
    """By Azure's weekly images."""


class KubeconfigLogin(StrEnum):
    """How kubelogin signs in where the cluster is signed in to with Entra
    (https://azure.github.io/kubelogin/concepts/login-modes.html)."""

    DEVICECODE = "devicecode"
    """By a code that a person types in; a pipeline waits for ever."""
    AZURECLI = "azurecli"
    """As the Azure CLI is signed in."""
    WORKLOADIDENTITY = "workloadidentity"
    """By a federated token, as in GitHub Actions and in pods."""
    SPN = "spn"
    """As the service principal in the environment (`AZURE_CLIENT_ID`, `AZURE_CLIENT_SECRET`)."""
    MSI = "msi"
    """As the managed identity of the machine."""


class WeekDay(StrEnum):
    """A day of the week."""

    MONDAY = "Monday"
    """Monday."""
    TUESDAY = "Tuesday"
    """Tuesday."""
    WEDNESDAY = "Wednesday"
    """Wednesday."""
    THURSDAY = "Thursday"
    """Thursday."""
    FRIDAY = "Friday"
    """Friday."""
    SATURDAY = "Saturday"
    """Saturday."""
    SUNDAY = "Sunday"
    """Sunday."""


class PrincipalKind(StrEnum):
    """What an object id stands for."""

    USER = "user"
    """A person."""
    GROUP = "group"
    """A group."""
    SERVICE_PRINCIPAL = "service_principal"
    """An app registration's service principal, or a managed identity."""


class AutoscalerExpander(StrEnum):
    """Which pool the autoscaler adds a node to, where several would do."""

    RANDOM = "random"
    """Any."""
    LEAST_WASTE = "least_waste"
    """The one with the least room left over."""
    MOST_PODS = "most_pods"
    """The one that most of the waiting pods fit on."""
    PRIORITY = "priority"
    """By the ConfigMap `cluster-autoscaler-priority-expander`."""


class Administrator(TypedDict):
    """Somebody who may do everything in the cluster."""

    object_id: Input[str]
    """Object id in Entra."""
    kind: NotRequired[PrincipalKind]
    """`user`, `group` or `service_principal`. `group` when left out."""


class EntraSignIn(TypedDict):
    """Sign-in to the cluster with Entra."""

    tenant_id: NotRequired[Input[str]]
    """The tenant. The subscription's own when left out."""
    azure_rbac: NotRequired[bool]
    """Azure roles decide what somebody may do in the cluster, beside Kubernetes' own. On when left out."""
    admin_group_object_ids: NotRequired[Sequence[Input[str]]]
    """Groups whose members may do everything. None when left out."""
    administrators: NotRequired[Sequence[Administrator]]
    """Who gets the role Azure Kubernetes Service RBAC Cluster Admin, which needs `azure_rbac`. The identity that runs
    this program should be among them, or have the role already, where the program makes objects in the cluster. None
    when left out."""


class GivenClusterIdentity(TypedDict):
    """A managed identity that exists, for the control plane."""

    id: Input[str]
    """Its resource id."""
    principal_id: Input[str]
    """Its object id, which gets the roles that the cluster needs."""


class GivenKubeletIdentity(TypedDict):
    """A managed identity that exists, for the nodes."""

    id: Input[str]
    """Its resource id."""
    client_id: Input[str]
    """Its client id."""
    object_id: Input[str]
    """Its object id."""


class MaintenanceWindow(TypedDict):
    """When in a week Azure may work on the cluster."""

    day: NotRequired[WeekDay]
    """The day. `Sunday` when left out."""
    start: NotRequired[str]
    """When it begins: `21:00`. `00:00` when left out."""
    utc_offset: NotRequired[str]
    """The time zone of `start`: `+02:00`. `+00:00` when left out."""
    hours: NotRequired[int]
    """How long it is: 4 to 24. 8 when left out."""
    every_weeks: NotRequired[int]
    """Weeks from one to the next: 1 to 4. 1 when left out."""


class ClusterAutoscaler(TypedDict):
    """How nodes come and go."""

    expander: NotRequired[AutoscalerExpander]
    """`random`, `least_waste`, `most_pods` or `priority`. Azure's `random` when left out."""
    scale_down_unneeded_minutes: NotRequired[int]
    """Minutes for which a node must not be needed before it goes. Azure's 10 when left out."""
    scale_down_delay_after_add_minutes: NotRequired[int]
    """Minutes after a node came before others may go. Azure's 10 when left out."""
    max_graceful_termination_seconds: NotRequired[int]
    """Seconds that pods have to end when their node goes: not less than functions need. Azure's 600 when left out."""
    balance_similar_pools: NotRequired[bool]
    """Keep pools of the same size of machine equally large, which zones need. Off when left out."""


class VirtualNodesV2(TypedDict):
    """More on virtual nodes by the Helm chart."""

    replicas: NotRequired[int]
    """Virtual nodes, each with room for 200 pods, and each taking 3 cores and 12 GB of a machine. 1 when left out."""
    chart_version: NotRequired[str]
    """Version of the chart. The one that this package is made for when left out."""
    values: NotRequired[Mapping[str, Any]]
    """Values of the chart, laid over those that the arguments make. None when left out."""
