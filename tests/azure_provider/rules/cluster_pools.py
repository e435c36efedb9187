"""Node pools in their cluster: versions, networks, what stays as it was made.

https://learn.microsoft.com/azure/aks/create-node-pools and the pages named below.
"""

from collections.abc import Iterator

from ..cloud import Record, same
from ..identifiers import name_in, parent
from ..kubernetes_versions import is_known, minor, number
from ..refusal import Refusal
from .built_in_roles import JOINING_SUBNETS
from .cluster_access import has_role
from .cluster_network import node_subnet_problems, pool_subnets, room_for
from .pools import pool_name
from .rule import Given, Write

OLDEST_SKEW = 3
"""Minor versions that nodes may be behind the control plane."""
IMMUTABLE = (
    "availabilityZones",
    "enableFIPS",
    "enableNodePublicIP",
    "enableUltraSSD",
    "gpuInstanceProfile",
    "kubeletDiskType",
    "maxPods",
    "osDiskSizeGB",
    "osDiskType",
    "osType",
    "podSubnetID",
    "proximityPlacementGroupID",
    "scaleSetPriority",
    "scaleSetEvictionPolicy",
    "vmSize",
    "vnetSubnetID",
)
"""What AKS does not change on a pool that exists."""


def cluster_has_a_system_pool(given: Given) -> Iterator[Refusal]:
    """Where the cluster's own pods run (use-system-pools)."""
    pools = given.each("agentPoolProfiles")
    if not any(pool.text("mode") == "System" for pool in pools):
        yield Refusal(
            "InvalidParameter", "There has to be at least one system agent pool: agentPoolProfiles[].mode System"
        )
    names = [pool.text("name") for pool in pools]
    if len(set(names)) != len(names):
        yield Refusal("InvalidParameter", f"agentPoolProfiles: names {', '.join(names)} must differ")


def no_pool_is_added_inline(write: Write) -> Iterator[Refusal]:
    """A cluster's update may not bring new pools (pulumi/pulumi-azure-native#2719)."""
    if write.before is None:
        return
    there = {pool["name"] for pool in write.before.outputs["agentPoolProfiles"]}
    for pool in write.given.each("agentPoolProfiles"):
        if pool.text("name") not in there:
            message = (
                f"A new agent pool was introduced ('{pool.text('name')}'). Adding agent pools to an existing cluster "
                "is not allowed through managed cluster operations: use AgentPool"
            )
            yield Refusal("BadRequest", message)


def inline_pools_stay_as_made(write: Write) -> Iterator[Refusal]:
    """What cannot change on a pool cannot change inline either."""
    before = {pool.text("name"): pool for pool in write.was.each("agentPoolProfiles")}
    for pool in write.given.each("agentPoolProfiles"):
        yield from _changed(before.get(pool.text("name")), pool)


def pool_stays_as_made(write: Write) -> Iterator[Refusal]:
    """The plugin replaces for vmSize and gpuInstanceProfile only; the rest reaches AKS, which refuses."""
    yield from _changed(write.was if write.before else None, write.given)


def _changed(before: Given | None, now: Given) -> Iterator[Refusal]:
    for name in IMMUTABLE if before is not None else ():
        old, new = before.get(name) if before else None, now.get(name)
        if old != new and not (isinstance(old, str) and isinstance(new, str) and same(old, new)):
            message = (
                f"Changing property 'properties.{name}' of pool '{pool_name(now)}' is not allowed ({old} to {new})."
            )
            yield Refusal("PropertyChangeNotAllowed", message)


def inline_versions_fit_control_plane(write: Write) -> Iterator[Refusal]:
    """The versions that the update leads to."""
    control_plane = write.given.get("kubernetesVersion")
    for pool in write.given.each("agentPoolProfiles"):
        yield from _version_problems(pool, control_plane)


def _version_problems(pool: Given, control_plane: str | None) -> Iterator[Refusal]:
    """Not above the control plane, not three minor versions below (upgrade-aks-node-pools-rolling)."""
    version = pool.get("orchestratorVersion")
    if version is None:
        return
    if not is_known(version):
        yield Refusal("K8sVersionNotSupported", f"pool '{pool_name(pool)}': version {version} is not supported")
    elif control_plane is not None and is_known(control_plane):
        behind = number(control_plane)[1] - number(version)[1]
        if number(version) > number(control_plane) and version != minor(control_plane):
            message = (
                f"Node pool version {version} and control plane version {control_plane} are incompatible: not above"
            )
            yield Refusal("NodePoolMcVersionIncompatible", message)
        elif behind > OLDEST_SKEW:
            message = f"Node pool version {version} is {behind} minor versions behind the control plane {control_plane}"
            yield Refusal("NodePoolMcVersionIncompatible", message)


def _cluster(write: Write) -> Record | None:
    return write.resources.get(parent(write.id))


def pool_fits_version(write: Write) -> Iterator[Refusal]:
    """Of the cluster as it is."""
    cluster = _cluster(write)
    if cluster is not None:
        yield from _version_problems(write.given, str(cluster.outputs["currentKubernetesVersion"]))


def pool_has_its_own_name(write: Write) -> Iterator[Refusal]:
    """Inline pools have names, too."""
    cluster = _cluster(write)
    inline = cluster.inputs.get("agentPoolProfiles", []) if cluster else []
    if any(pool["name"] == write.given.text("agentPoolName") for pool in inline):
        message = f"Agent pool '{write.given.text('agentPoolName')}' already exists, inline in the cluster"
        yield Refusal("Conflict", message)


def pool_lies_in_the_clusters_network(write: Write) -> Iterator[Refusal]:
    """In a subnet of the same virtual network, if the cluster has an own one; not in any otherwise."""
    cluster = _cluster(write)
    own = write.given.text("vnetSubnetID")
    theirs = pool_subnets(Given(cluster.inputs)) if cluster else []
    if own:
        yield from node_subnet_problems(write, own)
    if cluster and bool(own) != bool(theirs):
        message = f"vnetSubnetID of pool '{pool_name(write.given)}': all pools of a cluster name a subnet, or none does"
        yield Refusal("InvalidParameter", message)
    elif own and theirs and not same(parent(own), parent(theirs[0])):
        message = f"vnetSubnetID {own} is not in the network of the cluster's other pools, {parent(theirs[0])}"
        yield Refusal("InvalidParameter", message)


def control_plane_may_join_the_subnet(write: Write) -> Iterator[Refusal]:
    """The cluster's own identity needs Network Contributor on it beforehand."""
    cluster = _cluster(write)
    own = write.given.text("vnetSubnetID")
    for identity in Given(cluster.inputs).get("identity.userAssignedIdentities", []) if cluster and own else []:
        if not has_role(write.resources, identity, own, JOINING_SUBNETS):
            message = f"The identity '{name_in(identity)}' has no permission to join '{own}': Network Contributor"
            yield Refusal("LinkedAuthorizationFailed", message)


def pool_has_room(write: Write) -> Iterator[Refusal]:
    """In its subnet."""
    cluster = _cluster(write)
    if cluster is not None:
        yield from room_for(write, write.given, Given(cluster.inputs))


def provisioning_needs_no_autoscaler(write: Write) -> Iterator[Refusal]:
    """Node auto-provisioning excludes it (node-auto-provisioning)."""
    cluster = _cluster(write)
    automatic = cluster is not None and Given(cluster.inputs).text("nodeProvisioningProfile.mode") == "Auto"
    if automatic and write.given.flag("enableAutoScaling"):
        message = (
            f"pool '{pool_name(write.given)}': enableAutoScaling cannot be used with nodeProvisioningProfile.mode Auto"
        )
        yield Refusal("InvalidParameter", message)
