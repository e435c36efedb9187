"""Networks that Azure refuses for a cluster, or that its parts do not work in."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from ..aks_cluster_args import AksClusterArgs
from ..cluster_arguments import ClusterEgress, ClusterNetwork, NetworkDataplane, NetworkPolicyEngine
from ..placement_arguments import VirtualNodesBackend
from ..problems import Problem, Severity
from .given_ids import SUBNET
from .networking import SERVICES, Networking
from .resource_ids import parent_of

KEPT_BY_V2 = IPv4Network("10.0.0.0/24")
"""A range that virtual nodes of the Helm chart keep for themselves
(https://github.com/microsoft/virtualnodesOnAzureContainerInstances#step-2-azure-virtual-network)."""
NAT_ADDRESSES = 16
"""Public addresses of one NAT gateway at most
(https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource)."""
AUTHORIZED_RANGES = 200
"""(https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges)"""
VIRTUAL_NODES_PAGE = "https://learn.microsoft.com/azure/aks/virtual-nodes#limitations"
GIVEN_SUBNETS = ("node_subnet_id", "virtual_node_subnet_id", "api_server_subnet_id")


def problems_in_network(made: Networking, told: AksClusterArgs) -> Iterator[Problem]:
    """All of them."""
    yield from _problems_in_ranges(made, told)
    yield from _problems_in_engine(made)
    yield from _problems_in_egress(made, told)
    yield from _problems_in_access(made, told)
    yield from _problems_with_virtual_nodes(made, told)
    yield from _problems_in_given_subnets(made, told)


def _problems_in_ranges(made: Networking, told: AksClusterArgs) -> Iterator[Problem]:
    if made.services.prefixlen < 12 or made.services.prefixlen > 27:
        message = f"{made.services} is no range for Services: /12 to /27 are"
        yield Problem("service_cidr", message, f"give one like {SERVICES}")
    if "pod_cidr" in told and made.pods is None:
        yield Problem("pod_cidr", "a flat network gives pods addresses of the subnet", "leave it out")
    if "address_space" in told and made.plan is None:
        yield Problem("address_space", "nothing is made of it where node_subnet_id is given", "give one of the two")
    if told.get("virtual_nodes") is VirtualNodesBackend.V2_HELM:
        for argument, given in made.ranges.items():
            if given.overlaps(KEPT_BY_V2):
                message = f"{given} overlaps {KEPT_BY_V2}, which virtual nodes `v2_helm` keep for themselves"
                yield Problem(argument, message, "give another range")


def _problems_in_engine(made: Networking) -> Iterator[Problem]:
    """Of what moves packets and keeps them off
    (https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium#network-policy-enforcement)."""
    if made.policy is NetworkPolicyEngine.CILIUM and made.dataplane is not NetworkDataplane.CILIUM:
        message = f"{made.dataplane} does not go with network_policy cilium, which Cilium's own dataplane enforces"
        yield Problem("network_dataplane", message, "leave it out, or choose another network_policy")
    if made.dataplane is NetworkDataplane.CILIUM and made.policy in {
        NetworkPolicyEngine.CALICO,
        NetworkPolicyEngine.AZURE,
    }:
        message = f"{made.policy} does not go with network_dataplane cilium"
        yield Problem("network_policy", message, "choose cilium or none")
    if made.policy is NetworkPolicyEngine.AZURE:
        message = "azure, Azure Network Policy Manager, ends on 2028-09-30"
        remedy = "choose cilium (https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy)"
        yield Problem("network_policy", message, remedy, Severity.WARNING)


def _problems_in_egress(made: Networking, told: AksClusterArgs) -> Iterator[Problem]:
    if not 1 <= made.nat_addresses <= NAT_ADDRESSES:
        message = f"{made.nat_addresses} is no number of addresses of a NAT gateway: 1 to {NAT_ADDRESSES}"
        yield Problem("egress_ip_count", message, "give a number between them")
    elif "egress_ip_count" in told and not made.needs_nat_gateway:
        yield Problem("egress_ip_count", "no NAT gateway is made", "leave it out, or choose egress nat_gateway")
    by_route = made.egress is ClusterEgress.USER_DEFINED_ROUTING
    if "route_table_id" in told and (made.plan is None or not by_route):
        message = "it is attached to the nodes' subnet that is made, for egress user_defined_routing alone"
        other = "choose egress user_defined_routing" if made.plan else "attach it to the given subnet yourself"
        yield Problem("route_table_id", message, f"leave it out, or {other}")
    if by_route and made.plan is not None and "route_table_id" not in told:
        message = "user_defined_routing needs a way out before the cluster is made"
        remedy = "give route_table_id (https://learn.microsoft.com/azure/aks/egress-outboundtype)"
        yield Problem("egress", message, remedy)


def _problems_in_access(made: Networking, told: AksClusterArgs) -> Iterator[Problem]:
    ranges = told.get("authorized_ip_ranges", ())
    for index, text in enumerate(ranges):
        try:
            IPv4Network(text)
        except ValueError as error:
            where = f"authorized_ip_ranges[{index}]"
            yield Problem(where, f"{text!r} is no range of IPv4 addresses ({error})", "write it like 203.0.113.0/24")
    if len(ranges) > AUTHORIZED_RANGES:
        message = f"{len(ranges)} ranges: Azure takes {AUTHORIZED_RANGES}"
        yield Problem("authorized_ip_ranges", message, "join ranges that lie side by side")
    if ranges and made.is_private:
        message = f"an API server with api_server_access {made.access} is not on the internet"
        remedy = "leave it out (https://learn.microsoft.com/azure/aks/private-clusters#limitations)"
        yield Problem("authorized_ip_ranges", message, remedy)
    if "private_dns_zone" in told and not made.is_private:
        message = f"an API server with api_server_access {made.access} has a public name"
        yield Problem("private_dns_zone", message, "leave it out, or choose private or private_vnet_integration")


def _problems_with_virtual_nodes(made: Networking, told: AksClusterArgs) -> Iterator[Problem]:
    if not made.has_virtual_nodes:
        if "virtual_node_subnet_id" in told and made.plan is not None:
            message = "the network that is made has a place for virtual nodes"
            yield Problem("virtual_node_subnet_id", message, "leave it out, or give node_subnet_id, too")
        return
    if made.mode is ClusterNetwork.OVERLAY:
        given = "overlay" if "network" in told else "left out, and so overlay"
        message = f"{given}, while virtual nodes need pods with addresses of the network ({VIRTUAL_NODES_PAGE})"
        yield Problem("network", message, "give flat; a cluster that has an overlay is replaced by that")
    if told.get("authorized_ip_ranges"):
        message = f"virtual nodes do not reach an API server with authorized ranges ({VIRTUAL_NODES_PAGE})"
        yield Problem("authorized_ip_ranges", message, "leave it out, or choose api_server_access private")
    if made.dataplane is NetworkDataplane.CILIUM:
        message = "nothing is told of virtual nodes beside Cilium's dataplane"
        yield Problem("network_dataplane", message, "choose azure, or try it first", Severity.WARNING)
    elif made.policy is not NetworkPolicyEngine.NONE:
        message = f"{made.policy} does not reach pods on virtual nodes ({VIRTUAL_NODES_PAGE})"
        yield Problem("network_policy", message, "do not rely on NetworkPolicies for them", Severity.WARNING)


def _problems_in_given_subnets(made: Networking, told: AksClusterArgs) -> Iterator[Problem]:
    """Of subnets that exist: all or none, in one network."""
    needed = {
        "virtual_node_subnet_id": made.has_virtual_nodes and "for virtual nodes",
        "api_server_subnet_id": made.integrates_api_server and f"for api_server_access {made.access}",
    }
    for argument, purpose in needed.items():
        if purpose and made.plan is None and argument not in told:
            yield Problem(argument, f"is missing {purpose}, where node_subnet_id is given", "give a delegated subnet")
        if argument in told and made.plan is not None and (purpose or argument != "virtual_node_subnet_id"):
            yield Problem(argument, "all subnets are made, or all given", "give node_subnet_id, too, or leave it out")
    given = {argument: told.get(argument) for argument in GIVEN_SUBNETS}
    plain = {argument: value for argument, value in given.items() if isinstance(value, str)}
    networks = {parent_of(value).lower() for value in plain.values() if SUBNET.fits(value)}
    if len(networks) > 1:
        message = f"subnets of {len(networks)} networks are given: a cluster's are in one"
        yield Problem("node_subnet_id", message, f"give {', '.join(plain)} of the same network")
    if len({value.lower() for value in plain.values()}) < len(plain):
        message = "nodes, virtual nodes and the API server cannot share a subnet"
        yield Problem("node_subnet_id", message, "give one subnet for each")
