"""The network of a cluster: what is chosen where nothing is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network

from ..aks_cluster_args import AksClusterArgs
from ..cluster_arguments import ApiServerAccess, ClusterEgress, ClusterNetwork, NetworkDataplane, NetworkPolicyEngine
from ..problems import Problem
from .address_plan import (
    DEFAULT,
    AddressPlan,
    address_plan,
    problems_in_addresses,
    problems_in_overlaps,
    problems_in_size,
    range_of,
)

SERVICES = "172.16.0.0/16"
PODS = "10.244.0.0/16"
PRIVATE = frozenset({ApiServerAccess.PRIVATE, ApiServerAccess.PRIVATE_VNET_INTEGRATION})
INTEGRATED = frozenset({ApiServerAccess.VNET_INTEGRATION, ApiServerAccess.PRIVATE_VNET_INTEGRATION})


@dataclass(frozen=True)
class Networking:
    """What is decided of a cluster's network."""

    mode: ClusterNetwork
    policy: NetworkPolicyEngine
    dataplane: NetworkDataplane
    egress: ClusterEgress
    services: IPv4Network
    pods: IPv4Network | None
    """With an overlay."""
    plan: AddressPlan | None
    """Of the network that is made; None where subnets are given."""
    access: ApiServerAccess
    has_virtual_nodes: bool
    nat_addresses: int

    @property
    def needs_nat_gateway(self) -> bool:
        """Whether one is made: container groups have no other way out, however nodes go
        (https://learn.microsoft.com/azure/container-instances/container-instances-nat-gateway)."""
        return self.plan is not None and (self.egress is ClusterEgress.NAT_GATEWAY or self.has_virtual_nodes)

    @property
    def ranges(self) -> dict[str, IPv4Network]:
        """Every range that is known, by its argument."""
        own = {} if self.plan is None else {"address_space": self.plan.network}
        pods = {} if self.pods is None else {"pod_cidr": self.pods}
        return {**own, "service_cidr": self.services, **pods}

    @property
    def is_private(self) -> bool:
        """Whether the API server is out of the internet's reach."""
        return self.access in PRIVATE

    @property
    def integrates_api_server(self) -> bool:
        """Whether the API server has a subnet of its own."""
        return self.access in INTEGRATED


def networking(told: AksClusterArgs) -> tuple[Networking, list[Problem]]:
    """What `told` comes to, and ranges in it that are none or overlap."""
    problems: list[Problem] = []
    ranges: dict[str, IPv4Network] = {}

    def ranged(argument: str, text: str) -> IPv4Network:
        found = range_of(argument, text)
        if isinstance(found, Problem):
            problems.append(found)
            return IPv4Network(_STANDING_IN[argument])
        problems.extend(problems_in_addresses(argument, found))
        if argument == "address_space" and (unfit := list(problems_in_size(argument, found))):
            problems.extend(unfit)
            return IPv4Network(_STANDING_IN[argument])
        ranges[argument] = found
        return found

    has_own = "node_subnet_id" not in told
    # The same with virtual nodes and without: another network would be another cluster, unasked.
    mode = told.get("network", ClusterNetwork.OVERLAY)
    is_overlay = mode is ClusterNetwork.OVERLAY
    policy = told.get("network_policy") or (NetworkPolicyEngine.CILIUM if is_overlay else NetworkPolicyEngine.NONE)
    fitting = NetworkDataplane.CILIUM if policy is NetworkPolicyEngine.CILIUM else NetworkDataplane.AZURE
    space = ranged("address_space", told.get("address_space", DEFAULT)) if has_own else None
    made = Networking(
        mode=mode,
        policy=policy,
        dataplane=told.get("network_dataplane", fitting),
        egress=told.get("egress", ClusterEgress.NAT_GATEWAY if has_own else ClusterEgress.LOAD_BALANCER),
        services=ranged("service_cidr", told.get("service_cidr", SERVICES)),
        pods=ranged("pod_cidr", told.get("pod_cidr", PODS)) if is_overlay else None,
        plan=None if space is None else address_plan(space),
        access=told.get("api_server_access", ApiServerAccess.PUBLIC),
        has_virtual_nodes="virtual_nodes" in told,
        nat_addresses=told.get("egress_ip_count", 1),
    )
    return made, [*problems, *problems_in_overlaps(ranges)]


_STANDING_IN: Mapping[str, str] = {"address_space": DEFAULT, "service_cidr": SERVICES, "pod_cidr": PODS}
"""In place of a range that is none or cannot be cut, so that the other checks go on."""
