"""Requests about pools that are resources of their own."""

from tests.azure_provider.azure import Azure
from tests.unit.azure_provider import world
from tests.unit.azure_provider.case import Case
from tests.unit.azure_provider.cases_clusters import POOL, SECOND_NETWORK


def narrow_the_role(azure: Azure) -> None:
    """To the subnet that the cluster was made with."""
    with azure.cloud.changing() as resources:
        for assignment in resources.of("authorization:RoleAssignment"):
            if assignment.inputs["scope"] == world.NETWORK:
                assignment.inputs["scope"] = world.NODES


def provision_automatically(azure: Azure) -> None:
    with azure.cloud.changing() as resources:
        cluster = resources.get(world.CLUSTER)
        assert cluster is not None
        cluster.inputs["nodeProvisioningProfile"] = {"mode": "Auto"}


def add_second_network(azure: Azure) -> None:
    azure.create("azure-native:network:VirtualNetwork", world.NEW["network:VirtualNetwork"])
    subnet = world.changed(world.NEW["network:Subnet"], virtualNetworkName="second", addressPrefix="10.2.0.0/24")
    azure.create("azure-native:network:Subnet", subnet)


POOL_CASES = (
    Case("pools.name_fits_system", POOL, {"agentPoolName": "user-pool"}, "'user-pool'"),
    Case("pools.name_fits_system", POOL, {"agentPoolName": "windows1", "osType": "Windows"}, "6 at most"),
    Case("pools.size_is_given", POOL, {"vmSize": None}, "no size"),
    Case("pools.size_is_given", POOL, {"mode": "System", "vmSize": "Standard_B4ms"}, "not burstable"),
    Case("pools.system_pool_can_hold_the_system", POOL, {"mode": "System", "osType": "Windows"}, "needs osType Linux"),
    Case("pools.system_pool_can_hold_the_system", POOL, {"mode": "System", "scaleSetPriority": "Spot"}, "mode User"),
    Case("pools.counts_fit", POOL, {"minCount": 1, "maxCount": 3}, "need enableAutoScaling"),
    Case("pools.counts_fit", POOL, {"enableAutoScaling": True, "minCount": 4, "maxCount": 3}, "not in order"),
    Case(
        "pools.counts_fit", POOL, {"enableAutoScaling": True, "minCount": 3, "maxCount": 5}, "count 2 is not in 3 to 5"
    ),
    Case("pools.pods_are_in_range", POOL, {"maxPods": 5}, "10 to 250"),
    Case("pools.zones_are_known", POOL, {"availabilityZones": ["westeurope-1"]}, "1, 2, 3"),
    Case("pools.taints_are_well_formed", POOL, {"nodeTaints": ["spot=true:Never"]}, "spot=true:Never"),
    Case("pools.labels_are_not_reserved", POOL, {"nodeLabels": {"kubernetes.azure.com/x": "y"}}, "reserved"),
    Case("pools.spot_options_are_for_spot", POOL, {"spotMaxPrice": 0.5}, "needs scaleSetPriority Spot"),
    Case(
        "pools.spot_options_are_for_spot",
        POOL,
        {"scaleSetPriority": "Spot", "upgradeSettings": {"maxSurge": "10%"}},
        "maxSurge cannot be set",
    ),
    Case(
        "pools.surge_is_a_number_or_share", POOL, {"upgradeSettings": {"maxSurge": "many"}}, "a number or a percentage"
    ),
    Case("pools.disk_is_large_enough", POOL, {"osDiskSizeGB": 10}, "30 to 2048"),
    Case("pools.image_fits_system", POOL, {"osSKU": "Windows2022"}, "not for osType Linux"),
    Case("cluster_pools.pool_stays_as_made", POOL, {"maxPods": 50}, "maxPods.*None to 50", updates=True),
    Case("cluster_pools.pool_stays_as_made", POOL, {"vnetSubnetID": world.BARE}, "vnetSubnetID", updates=True),
    Case("cluster_pools.pool_fits_version", POOL, {"orchestratorVersion": "1.36"}, "NodePoolMcVersionIncompatible"),
    Case("cluster_pools.pool_has_its_own_name", POOL, {"agentPoolName": "system"}, "inline in the cluster"),
    Case("cluster_pools.pool_lies_in_the_clusters_network", POOL, {"vnetSubnetID": None}, "all pools of a cluster"),
    Case(
        "cluster_pools.pool_lies_in_the_clusters_network",
        POOL,
        {"vnetSubnetID": f"{SECOND_NETWORK}/subnets/more"},
        "not in the network",
        prepared=add_second_network,
    ),
    Case(
        "cluster_pools.control_plane_may_join_the_subnet",
        POOL,
        {"vnetSubnetID": world.BARE},
        "LinkedAuthorizationFailed.*'plane'",
        prepared=narrow_the_role,
    ),
    Case("cluster_pools.pool_has_room", POOL, {"vnetSubnetID": world.BARE, "count": 20}, "InsufficientSubnetSize"),
    Case(
        "cluster_pools.provisioning_needs_no_autoscaler",
        POOL,
        {"enableAutoScaling": True, "minCount": 1, "maxCount": 3},
        "mode Auto",
        prepared=provision_automatically,
    ),
)
