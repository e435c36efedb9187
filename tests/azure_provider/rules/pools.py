"""What the inputs of a node pool tell alone, inline or as a resource of its own.

https://learn.microsoft.com/azure/aks/create-node-pools and the pages named below.
"""

import re
from collections.abc import Callable, Iterator

from ..refusal import Refusal
from .rule import Given, InputRule

LINUX_NAME, WINDOWS_NAME = re.compile(r"[a-z][a-z0-9]{0,11}"), re.compile(r"[a-z][a-z0-9]{0,5}")
VM_SIZE = re.compile(r"Standard_[A-Z]+(?P<cores>\d+)(-\d+)?[a-z]*(_[A-Za-z0-9]+)*", re.IGNORECASE)
SMALLEST_SYSTEM_CORES = 2
MOST_NODES = 1000
TAINT = re.compile(
    r"[A-Za-z0-9]([\w./-]*[A-Za-z0-9])?(=([A-Za-z0-9]([\w.-]*[A-Za-z0-9])?)?)?:(NoSchedule|PreferNoSchedule|NoExecute)"
)
RESERVED = ("kubernetes.azure.com/", "agentpool")
SURGE = re.compile(r"[1-9]\d*|([1-9]\d?|100)%")
WINDOWS_SYSTEMS = frozenset({"Windows2019", "Windows2022", "Windows2025", "WindowsAnnual"})


def pool_name(pool: Given) -> str:
    """Inline pools call it otherwise."""
    return pool.text("name") or pool.text("agentPoolName")


def name_fits_system(pool: Given) -> Iterator[Refusal]:
    """12 lower-case letters and digits, 6 for Windows."""
    pattern, longest = (WINDOWS_NAME, 6) if pool.text("osType") == "Windows" else (LINUX_NAME, 12)
    if not pattern.fullmatch(pool_name(pool)):
        message = (
            f"The agent pool name '{pool_name(pool)}': lower-case letters and digits, a letter first, {longest} at most"
        )
        yield Refusal("InvalidParameter", message)


def size_is_given(pool: Given) -> Iterator[Refusal]:
    """A machine type; two cores at least for a system pool, no burstable ones (use-system-pools)."""
    size = pool.text("vmSize")
    match = VM_SIZE.fullmatch(size)
    if match is None:
        yield Refusal(
            "InvalidParameter", f"vmSize '{size}' of pool '{pool_name(pool)}' is no size such as Standard_D4s_v5"
        )
        return
    if pool.text("mode") == "System":
        burstable = size.lower().startswith("standard_b")
        if int(match["cores"]) < SMALLEST_SYSTEM_CORES or burstable:
            message = f"vmSize '{size}' is not for system pools: {SMALLEST_SYSTEM_CORES} cores at least, not burstable"
            yield Refusal("VMSizeNotSupported", message)


def system_pool_can_hold_the_system(pool: Given) -> Iterator[Refusal]:
    """Linux, one node at least, regular machines (use-system-pools)."""
    if pool.text("mode") != "System":
        return
    if pool.text("osType", "Linux") != "Linux":
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}' of mode System needs osType Linux")
    if pool.get("count", 1) < 1 or pool.get("minCount", 1) < 1:
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}' of mode System needs one node at least")
    if pool.text("scaleSetPriority") == "Spot":
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': Spot machines are for pools of mode User only")


def counts_fit(pool: Given) -> Iterator[Refusal]:
    """Between least and most, which are for the autoscaler alone (cluster-autoscaler)."""
    count, least, most = pool.get("count"), pool.get("minCount"), pool.get("maxCount")
    name = pool_name(pool)
    if not pool.flag("enableAutoScaling"):
        if least is not None or most is not None:
            yield Refusal("InvalidParameter", f"pool '{name}': minCount and maxCount need enableAutoScaling")
        if count is not None and not 0 <= count <= MOST_NODES:
            yield Refusal("InvalidParameter", f"pool '{name}': count {count} is not in 0 to {MOST_NODES}")
        return
    if least is None or most is None:
        yield Refusal("InvalidParameter", f"pool '{name}': enableAutoScaling needs minCount and maxCount")
    elif not 0 <= least <= most <= MOST_NODES:
        yield Refusal("InvalidParameter", f"pool '{name}': minCount {least} and maxCount {most} are not in order")
    elif count is not None and not least <= count <= most:
        yield Refusal("InvalidParameter", f"pool '{name}': count {count} is not in {least} to {most}")


def pods_are_in_range(pool: Given) -> Iterator[Refusal]:
    """10 to 250 on a node (quotas-skus-regions)."""
    pods = pool.get("maxPods")
    if pods is not None and not 10 <= pods <= 250:
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': maxPods {pods} is not in 10 to 250")


def zones_are_known(pool: Given) -> Iterator[Refusal]:
    """A region has three."""
    for zone in pool.get("availabilityZones", []):
        if zone not in ("1", "2", "3"):
            yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': availability zone '{zone}': 1, 2, 3")


def taints_are_well_formed(pool: Given) -> Iterator[Refusal]:
    """`key=value:effect` (use-node-taints)."""
    for taint in pool.get("nodeTaints", []):
        if not TAINT.fullmatch(taint):
            message = f"pool '{pool_name(pool)}': taint '{taint}': key=value:NoSchedule, PreferNoSchedule or NoExecute"
            yield Refusal("InvalidParameter", message)


def labels_are_not_reserved(pool: Given) -> Iterator[Refusal]:
    """AKS keeps a prefix for itself (use-labels)."""
    for label, value in pool.get("nodeLabels", {}).items():
        if label.startswith(RESERVED) or len(str(value)) > 63:
            yield Refusal(
                "InvalidParameter", f"pool '{pool_name(pool)}': label '{label}' is reserved, or its value too long"
            )


def spot_options_are_for_spot(pool: Given) -> Iterator[Refusal]:
    """And their upgrades have no surge (spot-node-pool)."""
    spot = pool.text("scaleSetPriority") == "Spot"
    for option in ("spotMaxPrice", "scaleSetEvictionPolicy"):
        if pool.has(option) and not spot:
            yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': {option} needs scaleSetPriority Spot")
    price = pool.get("spotMaxPrice", -1)
    if price != -1 and price <= 0:
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': spotMaxPrice {price}: -1 or more than 0")
    if spot and pool.has("upgradeSettings.maxSurge"):
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': maxSurge cannot be set for Spot machines")


def surge_is_a_number_or_share(pool: Given) -> Iterator[Refusal]:
    """And one of surge and unavailable must allow progress (upgrade-cluster)."""
    surge, missing = pool.get("upgradeSettings.maxSurge"), pool.get("upgradeSettings.maxUnavailable")
    for name, value in (("maxSurge", surge), ("maxUnavailable", missing)):
        if value is not None and not SURGE.fullmatch(value) and value != "0":
            yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': {name} '{value}': a number or a percentage")
    if surge == "0" and missing in (None, "0"):
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': maxSurge 0 needs maxUnavailable of 1 or more")
    for name, most in (("drainTimeoutInMinutes", 1440), ("nodeSoakDurationInMinutes", 30)):
        minutes = pool.get(f"upgradeSettings.{name}")
        if minutes is not None and not 0 <= minutes <= most:
            yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': {name} {minutes} is not in 0 to {most}")


def disk_is_large_enough(pool: Given) -> Iterator[Refusal]:
    """30 to 2048 GB, or 0 for the size's own."""
    size = pool.get("osDiskSizeGB")
    if size not in (None, 0) and not 30 <= size <= 2048:
        yield Refusal("InvalidParameter", f"pool '{pool_name(pool)}': osDiskSizeGB {size} is not in 30 to 2048")


def image_fits_system(pool: Given) -> Iterator[Refusal]:
    """Windows images on Windows pools."""
    windows, image = pool.text("osType") == "Windows", pool.get("osSKU")
    if image is not None and windows != (image in WINDOWS_SYSTEMS):
        yield Refusal(
            "InvalidParameter",
            f"pool '{pool_name(pool)}': osSKU {image} is not for osType {pool.text('osType', 'Linux')}",
        )


POOL_INPUTS: tuple[InputRule, ...] = (
    name_fits_system,
    size_is_given,
    system_pool_can_hold_the_system,
    counts_fit,
    pods_are_in_range,
    zones_are_known,
    taints_are_well_formed,
    labels_are_not_reserved,
    spot_options_are_for_spot,
    surge_is_a_number_or_share,
    disk_is_large_enough,
    image_fits_system,
)


def for_each_inline(rule: InputRule) -> InputRule:
    """A rule of pools for those inside a cluster."""

    def of_cluster(given: Given) -> Iterator[Refusal]:
        for pool in given.each("agentPoolProfiles"):
            yield from rule(pool)

    of_cluster.__name__ = rule.__name__
    return of_cluster


INLINE_POOLS: tuple[Callable[[Given], Iterator[Refusal]], ...] = tuple(map(for_each_inline, POOL_INPUTS))
