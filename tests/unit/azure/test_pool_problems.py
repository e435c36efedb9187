import pytest

from tests.unit.azure.clusters import NODES, cluster, places_told_of, told_of

OWN = "CriticalAddonsOnly=true:NoSchedule"
V2 = {"network": "flat", "virtual_nodes": "v2_helm", "kubernetes_version": "1.34"}


@pytest.mark.parametrize(
    ("pool", "expected"),
    [
        pytest.param({}, [], id="nothing chosen"),
        pytest.param({"count": 0}, [], id="no machine"),
        pytest.param({"count": -1}, ["count"], id="fewer than none"),
        pytest.param({"min_count": 0, "max_count": 3}, [], id="from none"),
        pytest.param({"min_count": 4, "max_count": 3}, ["max_count"], id="most below least"),
        pytest.param({"max_pods": 9}, ["max_pods"], id="too few pods"),
        pytest.param({"max_pods": 251}, ["max_pods"], id="too many pods"),
        pytest.param({"drain_timeout_minutes": 0}, ["drain_timeout_minutes"], id="no time to leave"),
        pytest.param({"soak_minutes": 31}, ["soak_minutes"], id="too long a wait"),
        pytest.param({"vm_size": "D4s"}, ["vm_size"], id="no size"),
        pytest.param({"max_surge": "half"}, ["max_surge"], id="no surge"),
        pytest.param({"max_surge": "33%"}, [], id="a third"),
        pytest.param({"max_surge": "0"}, ["max_surge"], id="no more machines"),
        pytest.param({"spot": True, "max_surge": "1"}, ["max_surge"], id="a surge of spot machines"),
        pytest.param({"taints": ["dedicated=orders:NoSchedule", "gpu:NoExecute"]}, [], id="taints"),
        pytest.param({"taints": ["dedicated=orders"]}, ["taints[0]"], id="a taint without effect"),
        pytest.param({"zones": []}, [], id="a region without zones"),
        pytest.param({"zones": ["4", "x", "1"]}, ["zones[0]", "zones[1]"], id="no zones"),
        pytest.param({"zones": ["1", "1"]}, ["zones[1]"], id="a zone twice"),
        pytest.param({"os_disk_gb": 1}, ["os_disk_gb"], id="a disk too small"),
        pytest.param({"os_disk_gb": 30}, [], id="the smallest disk"),
        pytest.param({"os_disk_gb": 2049}, ["os_disk_gb"], id="a disk too large"),
        pytest.param({"labels": {"shop.example/tier": "front"}}, [], id="a label"),
        pytest.param({"labels": {"-": "?"}}, ["labels['-']", "labels['-']"], id="neither key nor value of a label"),
        pytest.param({"os_sku": "AzureLinux"}, [], id="a system that is known"),
        pytest.param({"os_sku": "Debian"}, ["os_sku"], id="a system that is not known"),
        pytest.param({"os_sku": "Windows2022"}, ["os_sku"], id="another system's"),
        pytest.param({"kubernetes_version": "1.33"}, [], id="behind the cluster"),
        pytest.param({"kubernetes_version": "1.35"}, ["kubernetes_version"], id="ahead of the cluster"),
        pytest.param({"kubernetes_version": "1.31"}, ["kubernetes_version"], id="too far behind"),
        pytest.param({"kubernetes_version": "new"}, ["kubernetes_version"], id="no version"),
        pytest.param({"mode": "system", "min_count": 0}, ["min_count"], id="system, from none"),
        pytest.param({"mode": "system", "max_pods": 20}, ["max_pods"], id="system, too few pods"),
        pytest.param({"mode": "system", "spot": True}, ["spot"], id="system, spot"),
        pytest.param({"mode": "system", "vm_size": "Standard_D1_v3"}, ["vm_size"], id="system, too small"),
        pytest.param({"mode": "system", "taints": ["a=b:NoSchedule"]}, ["taints[0]"], id="system, a taint"),
    ],
)
def test_one_pool(pool: dict[str, object], expected: list[str]) -> None:
    places = places_told_of(pools={"work": pool}, kubernetes_version="1.34")
    assert places == [f"pools['work'].{each}" for each in expected]


def test_more_machines_than_a_pool_has() -> None:
    assert "pools['work'].count" in places_told_of(pools={"work": {"count": 1001}})


def test_windows_is_for_user_pools_without_cilium() -> None:
    windows = {"operating_system": "windows"}
    assert places_told_of(pools={"win": windows}, network_policy="calico") == []
    assert places_told_of(pools={"win": windows}) == ["pools['win'].operating_system"]
    assert places_told_of(pools={"win": {**windows, "mode": "system"}}, network_policy="calico") == [
        "pools['win'].operating_system"
    ]


def test_a_pool_called_like_the_first() -> None:
    assert places_told_of(pools={"system": {}}) == ["pools['system']"]


def test_pods_need_a_pool_that_takes_them() -> None:
    assert places_told_of(system_pool={"taints": [OWN]}) == ["pools"]
    assert places_told_of(system_pool={"taints": [OWN]}, pools={"work": {}}) == []


@pytest.mark.parametrize(
    ("args", "is_fine"),
    [
        pytest.param({}, True, id="the usual machines"),
        pytest.param({"system_pool": {"vm_size": "Standard_D2s_v5"}}, False, id="two cores"),
        pytest.param({"system_pool": {"vm_size": "Standard_F4s_v2"}}, False, id="8 GB"),
        pytest.param({"system_pool": {"vm_size": "Standard_B4ms"}}, True, id="a memory that the name does not tell"),
        pytest.param(
            {"system_pool": {"vm_size": "Standard_D2s_v5"}, "pools": {"large": {}}}, True, id="a large pool beside"
        ),
        pytest.param({"system_pool": {"taints": [OWN]}, "pools": {"work": {}}}, True, id="a pool without taints"),
        pytest.param(
            {"system_pool": {"taints": [OWN]}, "pools": {"spare": {"spot": True}}}, False, id="spot machines alone"
        ),
        pytest.param(
            {"system_pool": {"taints": [OWN]}, "pools": {"work": {"count": 0}}}, False, id="no machine at all"
        ),
    ],
)
def test_virtual_nodes_of_the_chart_run_on_large_machines(args: dict[str, object], is_fine: bool) -> None:
    assert places_told_of(**V2, **args) == ([] if is_fine else ["virtual_nodes"])


@pytest.mark.parametrize(
    ("args", "room"),
    [
        pytest.param({}, 3, id="one on each machine"),
        pytest.param({"system_pool": {"vm_size": "Standard_D8ds_v5", "count": 2}}, 4, id="two on each"),
        pytest.param({"system_pool": {"vm_size": "Standard_F8s_v2"}}, 3, id="memory for one"),
        pytest.param({"pools": {"more": {"max_count": 4}}}, 7, id="a pool at its largest"),
        pytest.param({"pools": {"small": {"vm_size": "Standard_D2s_v5"}, "spare": {"spot": True}}}, 3, id="others"),
    ],
)
def test_more_virtual_nodes_of_the_chart_than_machines_hold(args: dict[str, object], room: int) -> None:
    assert told_of(**V2, **args, virtual_nodes_v2={"replicas": room}) == []
    (told,) = told_of(**V2, **args, virtual_nodes_v2={"replicas": room + 1})
    assert told == (
        f"virtual_nodes_v2.replicas: {room + 1} virtual nodes take 3 cores and 12 GB each: all pools together have "
        f"room for {room} at most: give fewer, more nodes or a larger vm_size"
    )


def test_what_is_not_known_of_a_system_keeps_nobody_from_it() -> None:
    assert cluster(system_pool={"os_sku": "AzureLinux4"}).system_pool.os_sku == "AzureLinux4"
    assert told_of(system_pool={"os_sku": "Ubunto"}) == [
        "system_pool.os_sku: 'Ubunto' is not known here: did you mean Ubuntu?"
    ]


def test_virtual_nodes_of_the_add_on_run_on_none() -> None:
    small = {"vm_size": "Standard_D2s_v5"}
    assert told_of(network="flat", virtual_nodes="add_on", kubernetes_version="1.34", system_pool=small) == []


def test_a_subnet_that_is_given_is_not_counted() -> None:
    pools = {"work": {"max_count": 100, "subnet_id": NODES}}
    assert places_told_of(network="flat", address_space="10.0.0.0/23", pools=pools) == []
    assert cluster(network="flat", address_space="10.0.0.0/23", pools=pools).pools[0].has_own_subnet
