"""The arguments that say what the machines of an AKS cluster are like."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NotRequired, TypedDict

from .inputs import Input
from .placement_arguments import OperatingSystem


class PoolMode(StrEnum):
    """What a pool is for."""

    SYSTEM = "system"
    """Azure's own pods, and others unless a taint keeps them off."""
    USER = "user"
    """Pods of the user's."""


class OsDisk(StrEnum):
    """Where a node's operating system lies."""

    EPHEMERAL = "ephemeral"
    """On the machine itself, which must be large enough."""
    MANAGED = "managed"
    """On a disk in Azure storage."""


class NodePool(TypedDict):
    """Machines of one kind."""

    vm_size: NotRequired[str]
    """Size of the machines. `Standard_D4ds_v5` when left out: 4 cores, 16 GB."""
    mode: NotRequired[PoolMode]
    """`system` or `user`. `user` when left out; the system pool is always `system`."""
    count: NotRequired[int]
    """Nodes, where the number is fixed. When left out: 3 in the system pool; other pools are scaled between `min_count`
    and `max_count`."""
    min_count: NotRequired[int]
    """Nodes at least, where the autoscaler decides: 0 is allowed in user pools. 1 when left out, 2 in the system
    pool."""
    max_count: NotRequired[int]
    """Nodes at most, where the autoscaler decides. 5 when left out."""
    zones: NotRequired[Sequence[str]]
    """Availability zones. `1`, `2` and `3` when left out; an empty list in a region that has none."""
    operating_system: NotRequired[OperatingSystem]
    """`linux` or `windows`. `linux` when left out."""
    os_sku: NotRequired[str]
    """What the nodes run, in Azure's own words: `AzureLinux`, `Ubuntu`, `Windows2022`. Azure's choice when left out."""
    os_disk: NotRequired[OsDisk]
    """`ephemeral` or `managed`. Azure's choice when left out: ephemeral where the machine has room."""
    os_disk_gb: NotRequired[int]
    """Size of that disk in GB. The machine's own default when left out."""
    max_pods: NotRequired[int]
    """Pods on a node at most: 10 to 250. 30 when left out with a flat network, where each has an address of the subnet;
    250 with an overlay."""
    labels: NotRequired[Mapping[str, str]]
    """Labels of the nodes. None when left out."""
    taints: NotRequired[Sequence[str]]
    """Taints of the nodes: `key=value:NoSchedule`. `CriticalAddonsOnly=true:NoSchedule` on a system pool leaves it to
    Azure's own pods; other pools must take the rest. None when left out."""
    spot: NotRequired[bool]
    """Spare machines at a lower price, which Azure takes back at any time. Off when left out."""
    max_surge: NotRequired[str]
    """Nodes that an upgrade adds at a time: a number or a percentage. `10%` when left out; spot pools have none."""
    drain_timeout_minutes: NotRequired[int]
    """Minutes that an upgrade waits for pods to leave a node: 1 to 1440. Azure's 30 when left out."""
    soak_minutes: NotRequired[int]
    """Minutes that an upgrade waits after each node: 0 to 30. None when left out."""
    encryption_at_host: NotRequired[bool]
    """Encrypt caches and temporary disks on the machine; the subscription must allow it. Off when left out."""
    subnet_id: NotRequired[Input[str]]
    """A subnet of the pool's own. The nodes' subnet of the cluster when left out."""
    kubernetes_version: NotRequired[str]
    """Kubernetes version of the nodes, not above the cluster's. The cluster's own when left out."""
