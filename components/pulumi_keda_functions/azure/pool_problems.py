"""Pools that Azure refuses, or that cannot hold what they are for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from ..aks_cluster_args import AksClusterArgs
from ..cluster_arguments import ClusterNetwork, NetworkDataplane
from ..kubernetes_names import LABEL_KEYS, LABEL_VALUES, is_label_key, is_label_value
from ..near_names import closest
from ..placement_arguments import OperatingSystem, VirtualNodesBackend
from ..pool_arguments import PoolMode
from ..problems import Problem, Severity
from .address_plan import usable
from .kubernetes_versions import KubernetesVersion, kubernetes_version
from .names import problems_in_pool_name
from .networking import Networking
from .pools import SYSTEM_POOL, ZONES, Pool
from .vm_sizes import MachineSize, machine_size

SYSTEM_POOLS_PAGE = "https://learn.microsoft.com/azure/aks/use-system-pools#limitations"
MOST_NODES = 1000
"""Of one pool (https://learn.microsoft.com/azure/aks/quotas-skus-regions)."""
PODS = (10, 250)
SYSTEM_PODS = 30
"""Pods that each node of a system pool has room for at least."""
SYSTEM_CORES, SYSTEM_GB = 2, 4
"""What a machine of a system pool has at least."""
V2_CORES, V2_GB = 4, 16
"""What a machine has at least that a virtual node of the Helm chart runs on
(https://github.com/microsoft/virtualnodesOnAzureContainerInstances#step-3-azure-kubernetes-service)."""
V2_TAKES_CORES, V2_TAKES_GB = 3, 12
"""What each virtual node asks of its machine."""
DISK_GB = (30, 2048)
"""(https://learn.microsoft.com/cli/azure/aks/nodepool#az-aks-nodepool-add)"""
OS_SKUS: Mapping[OperatingSystem, tuple[str, ...]] = {
    OperatingSystem.LINUX: ("AzureLinux", "AzureLinux3", "CBLMariner", "Ubuntu", "Ubuntu2204", "Ubuntu2404"),
    OperatingSystem.WINDOWS: ("Windows2019", "Windows2022", "Windows2025"),
}
"""Those that are known here (https://learn.microsoft.com/azure/aks/node-images)."""
OWN_PODS_ALONE = "CriticalAddonsOnly=true:NoSchedule"
_TAINT = re.compile(r"[^=:\s]+(=[^=:\s]*)?:(NoSchedule|PreferNoSchedule|NoExecute)")
_SURGE = re.compile(r"[1-9]\d*|([1-9]\d?|100)%")
_SKEW = 2
"""Minor versions by which nodes may be behind
(https://learn.microsoft.com/azure/aks/supported-kubernetes-versions)."""


def problems_in_pools(pools: Sequence[Pool], network: Networking, version: str | None) -> Iterator[Problem]:
    """Of each pool, and of all of them together."""
    for pool in pools:
        yield from _problems_in_numbers(pool)
        yield from _problems_in_kind(pool)
        yield from _problems_in_system(pool)
        yield from _problems_in_labels(pool)
        yield from _problems_in_version(pool, version)
        if pool.operating_system is OperatingSystem.WINDOWS and network.dataplane is NetworkDataplane.CILIUM:
            message = "windows nodes do not run Cilium's dataplane"
            yield Problem(f"{pool.where}.operating_system", message, "choose network_policy calico or none, or linux")
    if any(pool.name == SYSTEM_POOL for pool in pools[1:]):
        yield Problem(f"pools[{SYSTEM_POOL!r}]", "the cluster's first pool has the name", "call it otherwise")
    untainted = [pool for pool in pools if OWN_PODS_ALONE not in pool.taints]
    if not untainted:
        message = f"every pool has the taint {OWN_PODS_ALONE}: no pod but Azure's own has a place"
        yield Problem("pools", message, "add a pool without the taint")
    yield from _problems_in_room(pools, network)


def _problems_in_numbers(pool: Pool) -> Iterator[Problem]:
    least_allowed = 1 if pool.mode is PoolMode.SYSTEM else 0
    if pool.bounds is None:
        if not least_allowed <= pool.count <= MOST_NODES:
            message = f"{pool.count} nodes: a {pool.mode} pool has {least_allowed} to {MOST_NODES}"
            yield Problem(f"{pool.where}.count", message, "give a number between them")
    else:
        least, most = pool.bounds
        if least > most:
            remedy = "raise max_count or lower min_count"
            yield Problem(f"{pool.where}.max_count", f"{most} is below min_count {least}", remedy)
        if least < least_allowed or most > MOST_NODES:
            message = f"{least} to {most} nodes: a {pool.mode} pool has {least_allowed} to {MOST_NODES}"
            yield Problem(f"{pool.where}.min_count", message, "give numbers between them")
    fewest, most_pods = PODS
    if pool.mode is PoolMode.SYSTEM:
        fewest = SYSTEM_PODS
    if not fewest <= pool.max_pods <= most_pods:
        message = (
            f"{pool.max_pods} pods: a node of a {pool.mode} pool takes {fewest} to {most_pods} ({SYSTEM_POOLS_PAGE})"
        )
        yield Problem(f"{pool.where}.max_pods", message, "give a number between them")
    for argument, value, (low, high) in (
        ("drain_timeout_minutes", pool.drain_timeout_minutes, (1, 1440)),
        ("soak_minutes", pool.soak_minutes, (0, 30)),
    ):
        if value is not None and not low <= value <= high:
            yield Problem(f"{pool.where}.{argument}", f"{value} minutes: {low} to {high}", "give a number between them")
    smallest, largest = DISK_GB
    if pool.os_disk_gb is not None and not smallest <= pool.os_disk_gb <= largest:
        message = f"{pool.os_disk_gb} GB: a disk has {smallest} to {largest}"
        yield Problem(f"{pool.where}.os_disk_gb", message, "give a number between them, or leave it out")
    for index, zone in enumerate(pool.zones):
        if zone not in ZONES:
            remedy = f"choose among {', '.join(ZONES)}, or give an empty list"
            yield Problem(f"{pool.where}.zones[{index}]", f"{zone!r} is no availability zone", remedy)
        elif zone in pool.zones[:index]:
            yield Problem(f"{pool.where}.zones[{index}]", f"{zone!r} is given twice", "give each zone once")


def _problems_in_system(pool: Pool) -> Iterator[Problem]:
    """Of what the nodes run. Azure gets to know new ones, which nobody is kept from."""
    sku, where = pool.os_sku, f"{pool.where}.os_sku"
    fitting = OS_SKUS[pool.operating_system]
    if sku is None or sku in fitting:
        return
    listed = ", ".join(fitting)
    if any(sku in others for others in OS_SKUS.values()):
        yield Problem(where, f"{sku} is not for {pool.operating_system}", f"choose among {listed}, or leave it out")
        return
    meant = closest(sku, fitting)
    remedy = f"did you mean {meant}?" if meant else f"choose among {listed}, or be sure that Azure has it"
    yield Problem(where, f"{sku!r} is not known here", remedy, Severity.WARNING)


def _problems_in_labels(pool: Pool) -> Iterator[Problem]:
    for key, value in pool.labels.items():
        where = f"{pool.where}.labels[{key!r}]"
        if not is_label_key(key):
            yield Problem(where, "Kubernetes takes no such key", LABEL_KEYS)
        if not is_label_value(value):
            yield Problem(where, f"{value!r} cannot be a label's value", LABEL_VALUES)


def _problems_in_kind(pool: Pool) -> Iterator[Problem]:
    yield from problems_in_pool_name(pool.where, pool.name, pool.operating_system)
    size = machine_size(pool.vm_size)
    if size is None:
        message = f"{pool.vm_size!r} is no size of machine"
        yield Problem(f"{pool.where}.vm_size", message, "write it like Standard_D4ds_v5")
    elif pool.mode is PoolMode.SYSTEM and _is_smaller(size, SYSTEM_CORES, SYSTEM_GB):
        message = f"{pool.vm_size} is too small for Azure's own pods: {SYSTEM_CORES} cores and {SYSTEM_GB} GB at least"
        yield Problem(f"{pool.where}.vm_size", message, f"choose a larger one ({SYSTEM_POOLS_PAGE})")
    if pool.mode is PoolMode.SYSTEM:
        if pool.operating_system is OperatingSystem.WINDOWS:
            message = f"a system pool runs linux ({SYSTEM_POOLS_PAGE})"
            yield Problem(f"{pool.where}.operating_system", message, "make a user pool for windows")
        if pool.spot:
            message = "a system pool has no spot machines (https://learn.microsoft.com/azure/aks/spot-node-pool)"
            yield Problem(f"{pool.where}.spot", message, "make a user pool for them")
    if pool.spot and pool.max_surge is not None:
        message = "upgrades add no nodes to a spot pool (https://learn.microsoft.com/azure/aks/spot-node-pool)"
        yield Problem(f"{pool.where}.max_surge", message, "leave it out")
    elif pool.max_surge is not None and not _SURGE.fullmatch(pool.max_surge):
        message = f"{pool.max_surge!r} is neither a number nor a percentage"
        yield Problem(f"{pool.where}.max_surge", message, "write it like `1` or `33%`")
    for index, taint in enumerate(pool.taints):
        if not _TAINT.fullmatch(taint):
            message = f"{taint!r} is no taint"
            remedy = "write it like dedicated=orders:NoSchedule"
            yield Problem(f"{pool.where}.taints[{index}]", message, remedy)
        elif pool.mode is PoolMode.SYSTEM and taint != OWN_PODS_ALONE:
            message = f"Azure's own pods may not tolerate {taint!r}"
            remedy = f"give {OWN_PODS_ALONE}, which they do, or taint a user pool"
            yield Problem(f"{pool.where}.taints[{index}]", message, remedy, Severity.WARNING)


def _problems_in_version(pool: Pool, of_cluster: str | None) -> Iterator[Problem]:
    if pool.kubernetes_version == of_cluster or pool.kubernetes_version is None:
        return
    where = f"{pool.where}.kubernetes_version"
    version, cluster = kubernetes_version(pool.kubernetes_version), kubernetes_version(of_cluster or "")
    if version is None:
        yield Problem(where, f"{pool.kubernetes_version!r} is no version of Kubernetes", "write it like 1.34")
    elif cluster is not None and _is_above(version, cluster):
        yield Problem(where, f"{version} is above the cluster's own, {cluster}", "upgrade the cluster first")
    elif cluster is not None and cluster.minor - version.minor > _SKEW:
        message = f"{version} is more than {_SKEW} minor versions behind the cluster's own, {cluster}"
        yield Problem(where, message, "upgrade the pool")


def _is_above(version: KubernetesVersion, cluster: KubernetesVersion) -> bool:
    """Of the same minor version, only two whole ones can be told apart."""
    if version.minor != cluster.minor or not (version.is_whole and cluster.is_whole):
        return version.minor > cluster.minor
    return version > cluster


def _problems_in_room(pools: Iterable[Pool], network: Networking) -> Iterator[Problem]:
    """A subnet for nodes, made here, that has too few addresses for them."""
    if network.plan is None:
        return
    needed = sum(addresses_of(pool, network.mode) for pool in pools if not pool.has_own_subnet)
    room = usable(network.plan.nodes)
    if needed > room:
        message = (
            f"half of {network.plan.network}, {network.plan.nodes}, has {room} addresses for nodes: "
            f"{needed} are needed when every pool is at its largest and one of its upgrades runs"
        )
        remedy = "give a larger range, fewer nodes, a lower max_pods or network overlay"
        yield Problem("address_space", message, remedy)
    pods = network.pods
    nodes = sum(pool.most_nodes + surge(pool) for pool in pools)
    if pods is not None and nodes > 2 ** max(24 - pods.prefixlen, 0):
        message = f"{pods} has a /24 for {2 ** max(24 - pods.prefixlen, 0)} nodes: up to {nodes} may come"
        yield Problem("pod_cidr", message, "give a larger range, or fewer nodes")


def addresses_of(pool: Pool, mode: ClusterNetwork) -> int:
    """Addresses of the subnet that a pool takes at most: flat, each node keeps one for each pod beside its own
    (https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning)."""
    per_node = 1 + (pool.max_pods if mode is ClusterNetwork.FLAT else 0)
    return (pool.most_nodes + surge(pool)) * per_node


def surge(pool: Pool) -> int:
    """Nodes that an upgrade adds at most."""
    if pool.max_surge is None or not _SURGE.fullmatch(pool.max_surge):
        return 0
    if pool.max_surge.endswith("%"):
        return ceil(pool.most_nodes * int(pool.max_surge[:-1]) / 100)
    return int(pool.max_surge)


def problems_with_virtual_nodes(
    pools: Sequence[Pool], backend: VirtualNodesBackend, told: AksClusterArgs
) -> Iterator[Problem]:
    """Too few machines that the pods of the Helm chart, which are the virtual nodes, fit on."""
    if backend is VirtualNodesBackend.ADD_ON:
        return
    if room := sum(_room_for_v2(pool) for pool in pools):
        wanted = told.get("virtual_nodes_v2", {}).get("replicas", 1)
        if wanted > room and not told.get("node_auto_provisioning"):
            message = (
                f"{wanted} virtual nodes take {V2_TAKES_CORES} cores and {V2_TAKES_GB} GB each: all pools together "
                f"have room for {room} at most"
            )
            remedy = "give fewer, more nodes or a larger vm_size"
            yield Problem("virtual_nodes_v2.replicas", message, remedy, Severity.WARNING)
        return
    sizes = ", ".join(sorted({pool.vm_size for pool in pools}))
    message = (
        f"no pool has room for virtual nodes `{backend}`, which need linux machines with {V2_CORES} cores and {V2_GB} "
        f"GB at least, without taints; given are {sizes}"
    )
    remedy = (
        "give a larger vm_size, or add a pool "
        "(https://github.com/microsoft/virtualnodesOnAzureContainerInstances#configuration-considerations)"
    )
    yield Problem("virtual_nodes", message, remedy)


def _room_for_v2(pool: Pool) -> int:
    """Virtual nodes that its machines hold at most, when there are as many as there may be and nothing else on them."""
    size = machine_size(pool.vm_size)
    keeps_off = any(not taint.endswith(":PreferNoSchedule") for taint in pool.taints)
    if pool.operating_system is OperatingSystem.WINDOWS or pool.spot or keeps_off:
        return 0
    if size is None or _is_smaller(size, V2_CORES, V2_GB):
        return 0
    by_cores = size.cores // V2_TAKES_CORES
    each = by_cores if size.memory_gb is None else min(by_cores, int(size.memory_gb // V2_TAKES_GB))
    return max(pool.most_nodes, 0) * each


def _is_smaller(size: MachineSize, cores: int, memory_gb: float) -> bool:
    """As far as its name tells."""
    return size.cores < cores or (size.memory_gb is not None and size.memory_gb < memory_gb)
