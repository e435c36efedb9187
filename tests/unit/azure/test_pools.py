from pulumi_keda_functions.pool_arguments import PoolMode

from tests.unit.azure.clusters import cluster


def test_three_machines_of_four_cores_in_three_zones() -> None:
    pool = cluster().system_pool
    assert (pool.name, pool.mode, pool.vm_size, pool.count, pool.bounds) == (
        "system",
        PoolMode.SYSTEM,
        "Standard_D4ds_v5",
        3,
        None,
    )
    assert (pool.zones, pool.max_pods, pool.max_surge) == (("1", "2", "3"), 250, "10%")


def test_a_system_pool_with_bounds_is_scaled_and_keeps_two() -> None:
    pool = cluster(system_pool={"max_count": 4, "zones": []}).system_pool
    assert (pool.count, pool.bounds, pool.zones) == (2, (2, 4), ())


def test_other_pools_are_scaled_between_one_and_five() -> None:
    (pool,) = cluster(pools={"work": {}}).pools
    assert (pool.mode, pool.count, pool.bounds, pool.most_nodes) == (PoolMode.USER, 1, (1, 5), 5)


def test_a_count_is_fixed() -> None:
    (pool,) = cluster(pools={"work": {"count": 7}}).pools
    assert (pool.count, pool.bounds, pool.most_nodes) == (7, None, 7)


def test_a_larger_least_number_raises_the_most() -> None:
    (pool,) = cluster(pools={"work": {"min_count": 8}}).pools
    assert pool.bounds == (8, 8)


def test_spot_machines_take_no_part_in_surges() -> None:
    (pool,) = cluster(pools={"spare": {"spot": True}}).pools
    assert pool.max_surge is None


def test_flat_networks_have_room_for_thirty_pods_on_a_node() -> None:
    assert cluster(network="flat").system_pool.max_pods == 30


def test_pools_have_the_version_of_the_cluster_unless_they_have_their_own() -> None:
    made = cluster(kubernetes_version="1.34", pools={"old": {"kubernetes_version": "1.33"}, "new": {}})
    versions = {pool.name: pool.kubernetes_version for pool in (made.system_pool, *made.pools)}
    assert versions == {"system": "1.34", "new": "1.34", "old": "1.33"}


def test_the_order_of_pools_is_that_of_their_names() -> None:
    made = cluster(pools={"b": {}, "a": {}})
    assert [pool.name for pool in made.pools] == ["a", "b"]
