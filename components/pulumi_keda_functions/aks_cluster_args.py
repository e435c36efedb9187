"""The arguments of AksCluster."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from .cluster_arguments import (
    ApiServerAccess,
    ClusterAutoscaler,
    ClusterEgress,
    ClusterNetwork,
    ClusterTier,
    EntraSignIn,
    GivenClusterIdentity,
    GivenKubeletIdentity,
    KubeconfigLogin,
    MaintenanceWindow,
    NetworkDataplane,
    NetworkPolicyEngine,
    NodeOsUpgradeChannel,
    UpgradeChannel,
    VirtualNodesV2,
)
from .inputs import Input
from .placement_arguments import VirtualNodesBackend
from .pool_arguments import NodePool


class AksClusterArgs(TypedDict):
    """What an AksCluster is made from."""

    resource_group_name: Input[str]
    """Resource group of the cluster and of all that is made with it. It must exist."""
    location: NotRequired[Input[str]]
    """Azure region. The resource group's own when left out."""
    cluster_name: NotRequired[str]
    """What the cluster is called in Azure, and what is made with it is called after: 1 to 63 letters, digits, `-` and
    `_`. The resource's name when left out."""
    tags: NotRequired[Mapping[str, Input[str]]]
    """Tags of everything that has tags. None when left out."""

    kubernetes_version: NotRequired[str]
    """Minor version: `1.34`, of which Azure takes the latest patch. With no `upgrade_channel`, also a whole one:
    `1.34.2`. With the channels `stable` and `rapid` it counts when the cluster is made. Azure's default when left
    out."""
    tier: NotRequired[ClusterTier]
    """`free`, `standard` or `premium`. `standard` when left out."""
    long_term_support: NotRequired[bool]
    """Stay on a Kubernetes version with long-term support; needs tier `premium`. Off when left out."""

    address_space: NotRequired[str]
    """The network that is made for the cluster, /8 to /26: half for nodes, a quarter for virtual nodes, 16 addresses
    for the API server, the rest free. `10.240.0.0/16` when left out. Not beside `node_subnet_id`."""
    node_subnet_id: NotRequired[Input[str]]
    """A subnet that exists, for the nodes. A network is made when left out."""
    virtual_node_subnet_id: NotRequired[Input[str]]
    """A subnet that exists in the same network, delegated to `Microsoft.ContainerInstance/containerGroups`, with a NAT
    gateway, for virtual nodes. Needed for them with `node_subnet_id`. None when left out."""
    api_server_subnet_id: NotRequired[Input[str]]
    """A subnet that exists, /28 or larger, delegated to `Microsoft.ContainerService/managedClusters`. Needed for
    VNet integration of the API server with `node_subnet_id`. None when left out."""
    network: NotRequired[ClusterNetwork]
    """`flat` or `overlay`. `overlay` when left out. Another one is another cluster: give `flat` where there may be
    virtual nodes, now or later."""
    network_policy: NotRequired[NetworkPolicyEngine]
    """`none`, `cilium`, `calico` or `azure`. `none` when left out with a flat network, `cilium` with an overlay."""
    network_dataplane: NotRequired[NetworkDataplane]
    """`azure` or `cilium`. What `network_policy` needs when left out."""
    egress: NotRequired[ClusterEgress]
    """`nat_gateway`, `load_balancer` or `user_defined_routing`. `nat_gateway` when left out, `load_balancer` with
    `node_subnet_id`."""
    egress_ip_count: NotRequired[int]
    """Public addresses of the NAT gateway that is made: 1 to 16, each with 64512 ports. 1 when left out."""
    route_table_id: NotRequired[Input[str]]
    """Route table for the nodes' subnet that is made, for `user_defined_routing`. None when left out."""
    service_cidr: NotRequired[str]
    """Range of the cluster's Services. `172.16.0.0/16` when left out."""
    pod_cidr: NotRequired[str]
    """Range of the pods with an overlay, a /24 for each node. `10.244.0.0/16` when left out."""

    api_server_access: NotRequired[ApiServerAccess]
    """`public`, `private`, `vnet_integration` or `private_vnet_integration`. `public` when left out."""
    authorized_ip_ranges: NotRequired[Sequence[str]]
    """Ranges from which the API server answers. Not with a private one, nor with virtual nodes. All when left out."""
    private_dns_zone: NotRequired[Input[str]]
    """Where a private API server has its name: the id of a private DNS zone, `system` for one that Azure makes, `none`
    for public DNS. `system` when left out."""
    run_command: NotRequired[bool]
    """Let `az aks command invoke` run commands in the cluster, also without a way to the API server. Off when left
    out."""

    identity: NotRequired[GivenClusterIdentity]
    """An identity that exists, for the control plane. One is made when left out."""
    kubelet_identity: NotRequired[GivenKubeletIdentity]
    """An identity that exists, for the nodes. Azure makes one when left out."""
    entra: NotRequired[EntraSignIn]
    """Sign-in with Entra. When left out: none, and whoever has the kubeconfig may do everything."""
    local_accounts: NotRequired[bool]
    """Let certificates and tokens of the cluster's own sign in, too. When left out: off with `entra`, on without."""
    kubeconfig_login: NotRequired[KubeconfigLogin]
    """How the kubeconfig signs in with `entra`: `azurecli`, `workloadidentity`, `spn`, `msi` or `devicecode`.
    `azurecli` when left out."""

    system_pool: NotRequired[NodePool]
    """The pool that the cluster starts with, called `system`. 3 nodes of `Standard_D4ds_v5` when left out."""
    pools: NotRequired[Mapping[str, NodePool]]
    """Further pools by name: 1 to 12 lower-case letters and digits (Windows: 6). None when left out."""
    autoscaler: NotRequired[ClusterAutoscaler]
    """How nodes come and go in pools without a fixed `count`. Azure's defaults when left out."""
    node_auto_provisioning: NotRequired[bool]
    """Let Azure make nodes of fitting sizes by itself (Karpenter), in place of pools that are scaled. Off when left
    out."""

    upgrade_channel: NotRequired[UpgradeChannel]
    """`none`, `patch`, `stable` or `rapid`. `patch` when left out."""
    node_os_upgrade_channel: NotRequired[NodeOsUpgradeChannel]
    """`none`, `unmanaged`, `security_patch` or `node_image`. `node_image` when left out."""
    upgrade_window: NotRequired[MaintenanceWindow]
    """When Azure may upgrade Kubernetes. Sundays from 00:00 UTC for 8 hours when left out."""
    node_os_upgrade_window: NotRequired[MaintenanceWindow]
    """When Azure may upgrade nodes' operating systems. As `upgrade_window` when left out."""

    log_analytics_workspace_id: NotRequired[Input[str]]
    """Log Analytics workspace for what follows. None when left out."""
    container_insights: NotRequired[bool]
    """Collect the logs of containers in that workspace. On when left out, where there is a workspace."""
    diagnostic_logs: NotRequired[Sequence[str]]
    """Categories of the control plane's logs that go to that workspace. When left out, where there is a workspace:
    `kube-audit-admin`, `kube-apiserver`, `kube-controller-manager`, `cluster-autoscaler`, `guard`."""
    defender: NotRequired[bool]
    """Microsoft Defender for Containers, which reports to that workspace. Off when left out."""
    prometheus_workspace_id: NotRequired[Input[str]]
    """Azure Monitor workspace that the cluster's metrics go to (managed Prometheus). None when left out."""

    azure_policy: NotRequired[bool]
    """The Azure Policy add-on. On when left out, but off with virtual nodes `v2_helm`, whose privileged pods policies
    may refuse."""
    key_vault_secrets_provider: NotRequired[bool]
    """The add-on that mounts secrets of Key Vaults, and renews them. Off when left out."""
    image_cleaner_hours: NotRequired[int]
    """Hours between two removals of images that nobody uses and that are vulnerable: 24 to 2160, or 0 for none. 168
    when left out, 0 with virtual nodes `add_on`, which it does not work with."""
    keda_add_on: NotRequired[bool]
    """AKS's own KEDA, of a version that hangs on Kubernetes'. Off when left out."""
    vertical_pod_autoscaler: NotRequired[bool]
    """AKS's vertical pod autoscaler. Off when left out."""
    cost_analysis: NotRequired[bool]
    """Costs by namespace in the Azure portal; needs tier `standard`. Not with virtual nodes `add_on`. Off when left
    out."""
    disk_encryption_set_id: NotRequired[Input[str]]
    """Disk encryption set with a key of your own for the nodes' disks. Not with virtual nodes `add_on`. Azure's keys
    when left out."""

    virtual_nodes: NotRequired[VirtualNodesBackend]
    """`add_on` or `v2_helm`: nodes whose pods are container groups. None when left out."""
    virtual_nodes_v2: NotRequired[VirtualNodesV2]
    """More on `v2_helm`. One virtual node when left out."""
