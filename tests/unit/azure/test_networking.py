import pytest
from pulumi_keda_functions.azure.networking import Networking
from pulumi_keda_functions.cluster_arguments import (
    ApiServerAccess,
    ClusterEgress,
    ClusterNetwork,
    NetworkDataplane,
    NetworkPolicyEngine,
)

from tests.unit.azure.clusters import NODES, PODS, SERVER, cluster


def network(**args: object) -> Networking:
    return cluster(**args).network


def test_an_overlay_with_cilium_behind_a_nat_gateway() -> None:
    made = network()
    assert (made.mode, made.policy, made.dataplane) == (
        ClusterNetwork.OVERLAY,
        NetworkPolicyEngine.CILIUM,
        NetworkDataplane.CILIUM,
    )
    assert made.egress is ClusterEgress.NAT_GATEWAY
    assert made.access is ApiServerAccess.PUBLIC
    assert {argument: str(given) for argument, given in made.ranges.items()} == {
        "address_space": "10.240.0.0/16",
        "service_cidr": "172.16.0.0/16",
        "pod_cidr": "10.244.0.0/16",
    }


def test_a_flat_network_goes_without_cilium() -> None:
    made = network(network="flat")
    assert (made.policy, made.dataplane, made.pods) == (NetworkPolicyEngine.NONE, NetworkDataplane.AZURE, None)


def test_a_flat_network_is_the_same_with_virtual_nodes_and_without() -> None:
    before, after = network(network="flat"), network(network="flat", virtual_nodes="add_on")
    assert (before.policy, before.dataplane, before.plan) == (after.policy, after.dataplane, after.plan)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({}, True, id="nodes go through it"),
        pytest.param({"egress": "load_balancer"}, False, id="nodes go another way"),
        pytest.param(
            {"egress": "load_balancer", "network": "flat", "virtual_nodes": "add_on"},
            True,
            id="container groups have no other",
        ),
        pytest.param(
            {"node_subnet_id": NODES, "virtual_node_subnet_id": PODS, "network": "flat", "virtual_nodes": "add_on"},
            False,
            id="the subnets that are given have theirs",
        ),
    ],
)
def test_when_a_nat_gateway_is_made(args: dict[str, object], expected: bool) -> None:
    assert network(**args).needs_nat_gateway is expected


def test_in_a_network_that_exists_nothing_is_made_and_the_load_balancer_leads_out() -> None:
    made = network(node_subnet_id=NODES, api_server_subnet_id=SERVER, api_server_access="private_vnet_integration")
    assert made.plan is None
    assert made.egress is ClusterEgress.LOAD_BALANCER
    assert made.is_private
    assert made.integrates_api_server
