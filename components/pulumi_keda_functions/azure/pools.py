"""The pools of a cluster: what is chosen where nothing is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..aks_cluster_args import AksClusterArgs
from ..cluster_arguments import ClusterNetwork
from ..placement_arguments import OperatingSystem
from ..pool_arguments import NodePool, OsDisk, PoolMode

SYSTEM_POOL = "system"
"""Name of the pool that the cluster starts with."""
VM_SIZE = "Standard_D4ds_v5"
ZONES = ("1", "2", "3")
SYSTEM_COUNT = 3
"""So that a zone may fail (https://learn.microsoft.com/azure/aks/use-system-pools#system-and-user-node-pools)."""
MAX_PODS: Mapping[ClusterNetwork, int] = {ClusterNetwork.FLAT: 30, ClusterNetwork.OVERLAY: 250}
"""Azure's defaults (https://learn.microsoft.com/azure/aks/quotas-skus-regions)."""
MAX_SURGE = "10%"


@dataclass(frozen=True)
class Pool:
    """Machines of one kind, with every choice made."""

    name: str
    where: str
    """Its argument."""
    mode: PoolMode
    vm_size: str
    count: int
    """Nodes; those that it starts with where the autoscaler decides."""
    bounds: tuple[int, int] | None
    """Nodes at least and at most, where the autoscaler decides."""
    zones: tuple[str, ...]
    operating_system: OperatingSystem
    os_sku: str | None
    os_disk: OsDisk | None
    os_disk_gb: int | None
    max_pods: int
    labels: Mapping[str, str]
    taints: tuple[str, ...]
    spot: bool
    max_surge: str | None
    drain_timeout_minutes: int | None
    soak_minutes: int | None
    encryption_at_host: bool
    kubernetes_version: str | None
    has_own_subnet: bool

    @property
    def most_nodes(self) -> int:
        """Nodes at most, apart from those that an upgrade adds."""
        return self.count if self.bounds is None else self.bounds[1]


def system_pool(told: AksClusterArgs, mode: ClusterNetwork) -> Pool:
    """The pool that the cluster starts with."""
    given = told.get("system_pool", NodePool())
    pool = _pool(SYSTEM_POOL, "system_pool", given, told, mode, PoolMode.SYSTEM)
    if {"count", "min_count", "max_count"} & given.keys():
        return pool
    return replace(pool, count=SYSTEM_COUNT, bounds=None)


def further_pools(told: AksClusterArgs, mode: ClusterNetwork) -> tuple[Pool, ...]:
    """The others, in the order of their names."""
    given = told.get("pools", {})
    return tuple(
        _pool(name, f"pools[{name!r}]", pool, told, mode, pool.get("mode", PoolMode.USER))
        for name, pool in sorted(given.items())
    )


def _pool(
    name: str, where: str, given: NodePool, told: AksClusterArgs, network: ClusterNetwork, mode: PoolMode
) -> Pool:
    spot = given.get("spot", False)
    is_scaled = "count" not in given
    least = given.get("min_count", 2 if mode is PoolMode.SYSTEM else 1)
    bounds = (least, given.get("max_count", max(least, 5))) if is_scaled else None
    return Pool(
        name=name,
        where=where,
        mode=mode,
        vm_size=given.get("vm_size", VM_SIZE),
        count=given.get("count", least),
        bounds=bounds,
        zones=tuple(given.get("zones", ZONES)),
        operating_system=given.get("operating_system", OperatingSystem.LINUX),
        os_sku=given.get("os_sku"),
        os_disk=given.get("os_disk"),
        os_disk_gb=given.get("os_disk_gb"),
        max_pods=given.get("max_pods", MAX_PODS[network]),
        labels=given.get("labels", {}),
        taints=tuple(given.get("taints", ())),
        spot=spot,
        # Spot pools take no setting of it (https://learn.microsoft.com/azure/aks/spot-node-pool).
        max_surge=given.get("max_surge", None if spot else MAX_SURGE),
        drain_timeout_minutes=given.get("drain_timeout_minutes"),
        soak_minutes=given.get("soak_minutes"),
        encryption_at_host=given.get("encryption_at_host", False),
        kubernetes_version=given.get("kubernetes_version", told.get("kubernetes_version")),
        has_own_subnet="subnet_id" in given,
    )
