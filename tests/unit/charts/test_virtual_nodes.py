from pulumi_keda_functions.charts.virtual_nodes import (
    REPOSITORY,
    VERSION,
    virtual_nodes_chart,
    virtual_nodes_values,
)

SUBNET = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/virtual-nodes"


def test_one_virtual_node_in_the_delegated_subnet() -> None:
    assert virtual_nodes_values({}, SUBNET) == {"aciSubnetName": SUBNET, "replicaCount": 1}


def test_values_of_a_users_own_count_over_those_that_are_made() -> None:
    chosen = virtual_nodes_values({"replicas": 3, "values": {"zones": "1", "kubeProxy": {"enabled": False}}}, SUBNET)
    assert chosen == {"aciSubnetName": SUBNET, "replicaCount": 3, "zones": "1", "kubeProxy": {"enabled": False}}
    assert virtual_nodes_values({"values": {"replicaCount": 2}}, SUBNET)["replicaCount"] == 2


def test_the_chart_is_pinned() -> None:
    chart = virtual_nodes_chart({})
    assert (chart.chart, chart.version, chart.repository) == ("virtualnode", VERSION, REPOSITORY)
    assert virtual_nodes_chart({"chart_version": "1.3312.1"}).version == "1.3312.1"
