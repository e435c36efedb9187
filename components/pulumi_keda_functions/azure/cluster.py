"""An AKS cluster with every choice made, or all that is wrong with what was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..aks_cluster_args import AksClusterArgs
from ..cluster_arguments import ClusterTier, MaintenanceWindow, NodeOsUpgradeChannel, UpgradeChannel
from ..placement_arguments import VirtualNodesBackend
from ..problems import InvalidInputError, Problem, Severity, errors
from .cluster_ids import CLUSTER_IDS
from .cluster_problems import problems_in_options
from .given_ids import problems_in_ids
from .kubernetes_versions import kubernetes_version, warnings_for
from .names import problems_in_cluster_name, problems_in_resource_group
from .network_problems import problems_in_network
from .networking import Networking, networking
from .pool_problems import problems_in_pools, problems_with_virtual_nodes
from .pools import Pool, further_pools, system_pool

IMAGE_CLEANER_HOURS = 168
LOGS = ("kube-audit-admin", "kube-apiserver", "kube-controller-manager", "cluster-autoscaler", "guard")
"""The categories of the control plane's logs that are worth their price: audit without reads
(https://learn.microsoft.com/azure/aks/monitor-aks#aks-control-planeresource-logs)."""
OWNED_BY_AZURE = frozenset({UpgradeChannel.STABLE, UpgradeChannel.RAPID})
"""Channels that change the minor version."""


@dataclass(frozen=True)
class Cluster:
    """What an AksCluster makes."""

    name: str
    """In Azure."""
    kubernetes_version: str | None
    tier: ClusterTier
    network: Networking
    system_pool: Pool
    pools: tuple[Pool, ...]
    virtual_nodes: VirtualNodesBackend | None
    has_entra: bool
    local_accounts: bool
    upgrade_channel: UpgradeChannel
    node_os_upgrade_channel: NodeOsUpgradeChannel
    windows: Mapping[str, MaintenanceWindow]
    """When Azure may work on it, by the name that Azure has for the work."""
    container_insights: bool
    logs: tuple[str, ...]
    azure_policy: bool
    image_cleaner_hours: int
    warnings: tuple[Problem, ...]

    @property
    def version_is_azures(self) -> bool:
        """Whether Azure moves it to other minor versions, which a program must not take back."""
        return self.upgrade_channel in OWNED_BY_AZURE


def declared_cluster(name: str, told: AksClusterArgs, found: Sequence[Problem]) -> Cluster:
    """The cluster that `told` comes to.

    Raises InvalidInputError with all problems, those `found` before among them.
    """
    network, problems = networking(told)
    system, others = system_pool(told, network.mode), further_pools(told, network.mode)
    pools = (system, *others)
    backend = told.get("virtual_nodes")
    cluster_name = told.get("cluster_name", name)
    given_version = told.get("kubernetes_version")
    problems = [
        *found,
        *problems_in_resource_group(told.get("resource_group_name")),
        *problems_in_cluster_name("cluster_name", cluster_name),
        *problems_in_ids(told, CLUSTER_IDS),
        *problems,
        *problems_in_network(network, told),
        *problems_in_pools(pools, network, given_version),
        *problems_in_options(told, pools, network),
    ]
    if backend is not None:
        problems += problems_with_virtual_nodes(pools, backend, told)
        problems += warnings_for(backend, kubernetes_version(given_version or ""))
    if stopping := errors(problems):
        raise InvalidInputError(name, stopping)
    has_entra, has_workspace = "entra" in told, "log_analytics_workspace_id" in told
    has_v2, has_add_on = backend is VirtualNodesBackend.V2_HELM, backend is VirtualNodesBackend.ADD_ON
    channel = told.get("upgrade_channel", UpgradeChannel.PATCH)
    node_channel = told.get("node_os_upgrade_channel", NodeOsUpgradeChannel.NODE_IMAGE)
    return Cluster(
        name=cluster_name,
        kubernetes_version=given_version,
        tier=told.get("tier", ClusterTier.STANDARD),
        network=network,
        system_pool=system,
        pools=others,
        virtual_nodes=backend,
        has_entra=has_entra,
        local_accounts=told.get("local_accounts", not has_entra),
        upgrade_channel=channel,
        node_os_upgrade_channel=node_channel,
        windows=_windows(told, channel, node_channel),
        container_insights=told.get("container_insights", has_workspace),
        logs=tuple(told.get("diagnostic_logs", LOGS if has_workspace else ())),
        azure_policy=told.get("azure_policy", not has_v2),
        image_cleaner_hours=told.get("image_cleaner_hours", 0 if has_add_on else IMAGE_CLEANER_HOURS),
        warnings=tuple(problem for problem in problems if problem.severity is Severity.WARNING),
    )


def _windows(
    told: AksClusterArgs, channel: UpgradeChannel, node_channel: NodeOsUpgradeChannel
) -> dict[str, MaintenanceWindow]:
    """For the work that Azure does by itself (https://learn.microsoft.com/azure/aks/planned-maintenance)."""
    window = told.get("upgrade_window", MaintenanceWindow())
    windows = {} if channel is UpgradeChannel.NONE else {"aksManagedAutoUpgradeSchedule": window}
    # Updates of the operating system's own come when they come.
    if node_channel not in {NodeOsUpgradeChannel.NONE, NodeOsUpgradeChannel.UNMANAGED}:
        windows["aksManagedNodeOSUpgradeSchedule"] = told.get("node_os_upgrade_window", window)
    return windows
