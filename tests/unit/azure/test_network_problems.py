import pytest

from tests.unit.azure.clusters import NETWORK, NODES, PODS, SERVER, cluster, places_told_of, told_of

ADD_ON = {"network": "flat", "virtual_nodes": "add_on", "kubernetes_version": "1.34"}
V2 = {"network": "flat", "virtual_nodes": "v2_helm", "kubernetes_version": "1.34"}
TABLE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/routeTables/firewall"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"address_space": "10.0.0.0/7"}, ["address_space"], id="larger than azure has"),
        pytest.param({"address_space": "10.0.0.0/27"}, ["address_space"], id="no room for subnets"),
        pytest.param({"address_space": "10.0.0.0"}, ["address_space"], id="one address"),
        pytest.param({"address_space": "my network"}, ["address_space"], id="no range at all"),
        pytest.param({"address_space": "10.244.0.0/14"}, ["pod_cidr"], id="pods in the network"),
        pytest.param({"service_cidr": "10.240.0.0/20"}, ["service_cidr"], id="services in the network"),
        pytest.param({"service_cidr": "10.0.0.0/8"}, ["service_cidr", "pod_cidr", "service_cidr"], id="too large"),
        pytest.param({"service_cidr": "10.1.1.0/28"}, ["service_cidr"], id="too small for services"),
        pytest.param({"pod_cidr": "10.9.0.0/22", "pools": {"work": {}}}, ["pod_cidr"], id="fewer /24 than nodes"),
        pytest.param({"network": "flat", "pod_cidr": "10.9.0.0/16"}, ["pod_cidr"], id="a range without an overlay"),
        pytest.param({"address_space": "10.0.0.0/16", **V2}, ["address_space"], id="a range that virtual nodes keep"),
        pytest.param({"service_cidr": "10.0.0.0/16", **V2}, ["service_cidr"], id="services where virtual nodes are"),
        pytest.param(
            {"network": "flat", "address_space": "10.0.0.0/25"}, ["address_space"], id="flat, too few addresses"
        ),
    ],
)
def test_ranges_that_do_not_fit(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


def test_a_range_that_is_too_small_says_how_many_addresses_are_needed() -> None:
    (told,) = told_of(network="flat", address_space="10.0.0.0/24", pools={"work": {"max_count": 10}})
    # 3 nodes and one more while they are upgraded, 10 and one more, each with 30 pods.
    assert "has 123 addresses for nodes: 465 are needed" in told


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"network_policy": "cilium", "network_dataplane": "azure"}, ["network_dataplane"], id="cilium"),
        pytest.param({"network_policy": "calico", "network_dataplane": "cilium"}, ["network_policy"], id="calico"),
        pytest.param({"network_policy": "none", "network_dataplane": "cilium"}, [], id="no policies"),
        pytest.param({"network_policy": "calico"}, [], id="calico without cilium"),
        pytest.param({"network_policy": "azure"}, ["network_policy"], id="what ends"),
        pytest.param({**ADD_ON, "network_policy": "cilium"}, ["network_dataplane"], id="unknown to work together"),
        pytest.param({**ADD_ON, "network_policy": "calico"}, ["network_policy"], id="policies that do not reach pods"),
    ],
)
def test_dataplane_and_policies(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"egress_ip_count": 16}, [], id="as many addresses as a gateway has"),
        pytest.param({"egress_ip_count": 17}, ["egress_ip_count"], id="more"),
        pytest.param({"egress_ip_count": 0}, ["egress_ip_count"], id="none"),
        pytest.param({"egress": "load_balancer", "egress_ip_count": 2}, ["egress_ip_count"], id="without a gateway"),
        pytest.param({"egress": "user_defined_routing"}, ["egress"], id="no route"),
        pytest.param({"egress": "user_defined_routing", "route_table_id": TABLE}, [], id="a route"),
        pytest.param({"route_table_id": TABLE}, ["route_table_id"], id="a route beside a gateway"),
        pytest.param(
            {"node_subnet_id": NODES, "egress": "user_defined_routing"}, [], id="the given subnet has its route"
        ),
    ],
)
def test_ways_out(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"authorized_ip_ranges": ["203.0.113.0/24"]}, [], id="ranges for a public one"),
        pytest.param({"authorized_ip_ranges": ["203.0.113.1", "me"]}, ["authorized_ip_ranges[1]"], id="no range"),
        pytest.param(
            {"authorized_ip_ranges": [f"203.0.{each}.0/24" for each in range(201)]},
            ["authorized_ip_ranges"],
            id="more than azure takes",
        ),
        pytest.param(
            {"authorized_ip_ranges": ["203.0.113.0/24"], "api_server_access": "private"},
            ["authorized_ip_ranges"],
            id="ranges for a private one",
        ),
        pytest.param(
            {"authorized_ip_ranges": ["203.0.113.0/24"], **ADD_ON}, ["authorized_ip_ranges"], id="with virtual nodes"
        ),
        pytest.param({"private_dns_zone": "none"}, ["private_dns_zone"], id="a zone for a public one"),
        pytest.param(
            {"private_dns_zone": "none", "api_server_access": "private"}, [], id="public names, private server"
        ),
    ],
)
def test_access_to_the_api_server(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


def test_virtual_nodes_need_a_flat_network_that_is_told() -> None:
    (left_out,) = told_of(virtual_nodes="add_on", kubernetes_version="1.34", network_policy="none")
    assert left_out.startswith("network: left out, and so overlay, while virtual nodes need")
    assert places_told_of(**{**ADD_ON, "network": "overlay", "network_policy": "none"}) == ["network"]
    assert places_told_of(**ADD_ON) == []


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"node_subnet_id": NODES}, [], id="nodes alone"),
        pytest.param({"node_subnet_id": NODES, **ADD_ON}, ["virtual_node_subnet_id"], id="none for virtual nodes"),
        pytest.param({"node_subnet_id": NODES, "virtual_node_subnet_id": PODS, **ADD_ON}, [], id="for virtual nodes"),
        pytest.param({"node_subnet_id": NODES, "virtual_node_subnet_id": PODS}, [], id="for virtual nodes to come"),
        pytest.param({"virtual_node_subnet_id": PODS, **ADD_ON}, ["virtual_node_subnet_id"], id="made and given"),
        pytest.param({"virtual_node_subnet_id": PODS}, ["virtual_node_subnet_id"], id="given without use"),
        pytest.param(
            {"node_subnet_id": NODES, "api_server_access": "vnet_integration"},
            ["api_server_subnet_id"],
            id="none for the API server",
        ),
        pytest.param({"api_server_subnet_id": SERVER}, ["api_server_subnet_id"], id="the API server's alone"),
        pytest.param({"node_subnet_id": NETWORK}, ["node_subnet_id"], id="a network, not a subnet"),
        pytest.param({"node_subnet_id": NODES, "address_space": "10.0.0.0/16"}, ["address_space"], id="both"),
        pytest.param(
            {"node_subnet_id": NODES, "virtual_node_subnet_id": NODES, **ADD_ON}, ["node_subnet_id"], id="one"
        ),
        pytest.param(
            {
                "node_subnet_id": NODES,
                "virtual_node_subnet_id": PODS.replace("Networks/hub", "Networks/spoke"),
                **ADD_ON,
            },
            ["node_subnet_id"],
            id="in two networks",
        ),
    ],
)
def test_subnets_that_exist(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


def test_what_is_wrong_with_a_range_does_not_hide_other_mistakes() -> None:
    places = places_told_of(address_space="x", service_cidr="y", network_policy="cilium", network_dataplane="azure")
    assert places == ["address_space", "service_cidr", "network_dataplane"]


def test_ranges_that_overlap_are_told_beside_a_range_that_azure_keeps() -> None:
    assert places_told_of(address_space="172.16.0.0/12", pod_cidr="172.20.0.0/16") == [
        "address_space",
        "service_cidr",
        "pod_cidr",
    ]


@pytest.mark.parametrize(
    ("args", "other"),
    [
        ({}, "choose egress user_defined_routing"),
        ({"node_subnet_id": NODES}, "attach it to the given subnet yourself"),
    ],
)
def test_a_route_table_without_use_is_told_with_what_to_do_here(args: dict[str, object], other: str) -> None:
    (told,) = told_of(route_table_id=TABLE, **args)
    assert told.endswith(f"leave it out, or {other}")


def test_a_small_network_that_fits() -> None:
    plan = cluster(address_space="10.0.0.0/26", system_pool={"count": 3}).network.plan
    assert plan is not None
    assert str(plan.api_server) == "10.0.0.48/28"
