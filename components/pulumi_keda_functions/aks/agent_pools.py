"""Pools of machines: the one that the cluster starts with, and others beside it."""

from collections.abc import Mapping
from typing import TypedDict

import pulumi
from pulumi_azure_native.containerservice import (
    AgentPool,
    AgentPoolMode,
    AgentPoolType,
    AgentPoolUpgradeSettingsArgs,
    ManagedCluster,
    ManagedClusterAgentPoolProfileArgs,
    OSDiskType,
    OSType,
    ScaleSetEvictionPolicy,
    ScaleSetPriority,
)

from ..azure.pools import Pool
from ..placement_arguments import OperatingSystem
from ..pool_arguments import NodePool, OsDisk, PoolMode
from .site import Site

MODES = {PoolMode.SYSTEM: AgentPoolMode.SYSTEM, PoolMode.USER: AgentPoolMode.USER}
OS_TYPES = {OperatingSystem.LINUX: OSType.LINUX, OperatingSystem.WINDOWS: OSType.WINDOWS}
OS_DISKS = {OsDisk.EPHEMERAL: OSDiskType.EPHEMERAL, OsDisk.MANAGED: OSDiskType.MANAGED}

REPLACED_WITH = (
    "availabilityZones",
    "maxPods",
    "osDiskSizeGB",
    "osDiskType",
    "osType",
    "scaleSetPriority",
    "vnetSubnetID",
)
"""What Azure refuses to change of a pool that is there, beside what the provider knows of, in Azure's own words."""


class PoolProperties(TypedDict):
    """What the inline pool of a cluster and an AgentPool have in common."""

    availability_zones: list[str] | None
    count: int
    enable_auto_scaling: bool
    enable_encryption_at_host: bool | None
    max_count: int | None
    max_pods: int
    min_count: int | None
    mode: AgentPoolMode
    node_labels: Mapping[str, str] | None
    node_taints: list[str] | None
    orchestrator_version: str | None
    os_disk_size_gb: int | None
    os_disk_type: OSDiskType | None
    os_sku: str | None
    os_type: OSType
    scale_set_eviction_policy: ScaleSetEvictionPolicy | None
    scale_set_priority: ScaleSetPriority | None
    tags: Mapping[str, pulumi.Input[str]] | None
    type: AgentPoolType
    upgrade_settings: AgentPoolUpgradeSettingsArgs | None
    vm_size: str
    vnet_subnet_id: pulumi.Input[str]


def inline_pool(site: Site, nodes: pulumi.Input[str], given: NodePool) -> ManagedClusterAgentPoolProfileArgs:
    """The pool that the cluster starts with. Azure wants one, and puts all pools to work when it is changed."""
    pool = site.cluster.system_pool
    properties = _properties(site, pool, given.get("subnet_id", nodes))
    return ManagedClusterAgentPoolProfileArgs(name=pool.name, **properties)


def agent_pools(
    site: Site, managed_cluster: ManagedCluster, nodes: pulumi.Input[str], given: Mapping[str, NodePool]
) -> list[pulumi.Resource]:
    """The others, each a resource of its own, so that adding or removing one leaves the cluster alone."""
    return [
        AgentPool(
            site.child(f"pool-{pool.name}"),
            agent_pool_name=pool.name,
            resource_group_name=site.resource_group_name,
            resource_name_=managed_cluster.name,
            **_properties(site, pool, given[pool.name].get("subnet_id", nodes)),
            opts=site.replaceable(
                REPLACED_WITH, ignore_changes=owned_by_azure(pool, is_version=site.cluster.version_is_azures)
            ),
        )
        for pool in site.cluster.pools
    ]


def owned_by_azure(pool: Pool, *, is_version: bool, prefix: str = "") -> list[str]:
    """What Azure changes of a pool by itself, in Azure's own words: Pulumi translates no nested names."""
    counts = [] if pool.bounds is None else [f"{prefix}count"]
    return [*counts, *([f"{prefix}orchestratorVersion"] if is_version else [])]


def _properties(site: Site, pool: Pool, subnet_id: pulumi.Input[str]) -> PoolProperties:
    least, most = pool.bounds or (None, None)
    return PoolProperties(
        availability_zones=list(pool.zones) or None,
        count=pool.count,
        enable_auto_scaling=pool.bounds is not None,
        enable_encryption_at_host=pool.encryption_at_host or None,
        max_count=most,
        max_pods=pool.max_pods,
        min_count=least,
        mode=MODES[pool.mode],
        node_labels=pool.labels or None,
        node_taints=list(pool.taints) or None,
        orchestrator_version=pool.kubernetes_version,
        os_disk_size_gb=pool.os_disk_gb,
        os_disk_type=None if pool.os_disk is None else OS_DISKS[pool.os_disk],
        os_sku=pool.os_sku,
        os_type=OS_TYPES[pool.operating_system],
        scale_set_eviction_policy=ScaleSetEvictionPolicy.DELETE if pool.spot else None,
        scale_set_priority=ScaleSetPriority.SPOT if pool.spot else None,
        tags=site.tags,
        type=AgentPoolType.VIRTUAL_MACHINE_SCALE_SETS,
        upgrade_settings=_upgrade_settings(pool),
        vm_size=pool.vm_size,
        vnet_subnet_id=subnet_id,
    )


def _upgrade_settings(pool: Pool) -> AgentPoolUpgradeSettingsArgs | None:
    if pool.max_surge is None and pool.drain_timeout_minutes is None and pool.soak_minutes is None:
        return None
    return AgentPoolUpgradeSettingsArgs(
        max_surge=pool.max_surge,
        drain_timeout_in_minutes=pool.drain_timeout_minutes,
        node_soak_duration_in_minutes=pool.soak_minutes,
    )
