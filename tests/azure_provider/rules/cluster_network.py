"""How a cluster's network may be put together.

https://learn.microsoft.com/azure/aks/concepts-network-cni-overview and the pages named below.
"""

from collections.abc import Iterator
from ipaddress import ip_address

from ..cloud import Record
from ..identifiers import parent
from ..refusal import Refusal
from .addresses import parsed, parsed_all
from .rule import Given, Write
from .virtual_networks import delegations_of, network_prefixes, prefixes_of

NETWORK = "networkProfile"
SDK_POD_RANGE = "10.244.0.0/16"
"""What the SDK fills in wherever a network profile is given; Azure passes over it with flat networking."""
NODE_ROUTED = ("userAssignedNATGateway", "userDefinedRouting")


def _profile(given: Given) -> Given:
    return given.at(NETWORK)


def pool_subnets(given: Given) -> list[str]:
    """Ids of the subnets that inline pools lie in."""
    return list(
        dict.fromkeys(pool.text("vnetSubnetID") for pool in given.each("agentPoolProfiles") if pool.has("vnetSubnetID"))
    )


def is_flat(given: Given) -> bool:
    """Whether pods have addresses out of a subnet of the virtual network."""
    network = _profile(given)
    return network.text("networkPlugin") == "azure" and network.text("networkPluginMode") != "overlay"


def kubenet_is_not_used(given: Given) -> Iterator[Refusal]:
    """It retires on 31 March 2028, and supports neither virtual nodes nor Cilium (configure-kubenet)."""
    network = _profile(given)
    if network.text("networkPlugin") != "kubenet":
        return
    if network.text("networkDataplane") == "cilium" or network.text("networkPolicy") in ("azure", "cilium"):
        yield Refusal("InvalidNetworkPolicyConfiguration", "networkPlugin kubenet: networkPolicy calico or none only")
    if network.has("networkPluginMode"):
        yield Refusal("InvalidParameter", "networkPluginMode overlay needs networkPlugin azure, given kubenet")


def dataplane_fits_policy(given: Given) -> Iterator[Refusal]:
    """Cilium's dataplane enforces its own policies and no others (azure-cni-powered-by-cilium)."""
    network = _profile(given)
    dataplane, policy = network.text("networkDataplane", "azure"), network.text("networkPolicy", "none")
    if dataplane == "cilium" and policy not in ("none", "cilium"):
        yield Refusal(
            "InvalidNetworkPolicyConfiguration", f"networkDataplane cilium needs networkPolicy cilium, not {policy}"
        )
    if policy == "cilium" and dataplane != "cilium":
        yield Refusal(
            "InvalidNetworkPolicyConfiguration", f"networkPolicy cilium needs networkDataplane cilium, not {dataplane}"
        )


def pod_range_is_for_overlay(given: Given) -> Iterator[Refusal]:
    """With flat networking pods have addresses of the subnet (azure-cni-overlay)."""
    network = _profile(given)
    if is_flat(given) and (network.text("podCidr", SDK_POD_RANGE) != SDK_POD_RANGE or network.has("podCidrs")):
        yield Refusal(
            "InvalidPodCidr", "podCidr needs networkPluginMode overlay: flat networking takes it from subnets"
        )


def service_range_holds_dns(given: Given) -> Iterator[Refusal]:
    """`serviceCidr` and `dnsServiceIP` go together; the first address is Kubernetes' own."""
    network = _profile(given)
    service, dns = network.get("serviceCidr"), network.get("dnsServiceIP")
    if (service is None) != (dns is None):
        yield Refusal("InvalidServiceCidr", "serviceCidr and dnsServiceIP must be given together")
        return
    if service is None:
        return
    wanted = parsed(service)
    if wanted is None or wanted.prefixlen < 12:
        yield Refusal("InvalidServiceCidr", f"serviceCidr {service} is no range in CIDR notation of /12 or smaller")
    elif ip_address(dns) not in wanted or ip_address(dns) in (wanted[0], wanted[1]):
        yield Refusal("InvalidDnsServiceIP", f"dnsServiceIP {dns} is not in {service}, or its first address")


def ranges_do_not_overlap(given: Given) -> Iterator[Refusal]:
    """Services and pods."""
    network = _profile(given)
    service = parsed(network.get("serviceCidr", "10.0.0.0/16"))
    pods = parsed(network.get("podCidr", SDK_POD_RANGE))
    if service and pods and not is_flat(given) and service.overlaps(pods):
        yield Refusal("ServiceCidrOverlapPodCidr", f"serviceCidr {service} and podCidr {pods} overlap")


def balancer_is_standard(given: Given) -> Iterator[Refusal]:
    """Basic load balancers retired in September 2025."""
    if _profile(given).text("loadBalancerSku", "standard").lower() == "basic":
        yield Refusal("InvalidLoadBalancerSku", "loadBalancerSku basic retired: standard")


def outbound_type_fits_network(given: Given) -> Iterator[Refusal]:
    """Managed egress for a managed network, own egress for an own one (egress-outboundtype)."""
    outbound = _profile(given).text("outboundType", "loadBalancer")
    if outbound == "managedNATGateway" and pool_subnets(given):
        message = (
            "outboundType managedNATGateway needs the managed network: use userAssignedNATGateway with own subnets"
        )
        yield Refusal("InvalidUserOutboundType", message)
    if outbound in NODE_ROUTED and not pool_subnets(given):
        message = f"outboundType {outbound} needs own subnets: agentPoolProfiles[].vnetSubnetID"
        yield Refusal("InvalidUserOutboundType", message)


def pools_share_a_network(given: Given) -> Iterator[Refusal]:
    """All subnets of a cluster lie in one virtual network (create-node-pools)."""
    networks = {parent(subnet).lower() for subnet in pool_subnets(given)}
    if len(networks) > 1:
        yield Refusal(
            "InvalidParameter", f"vnetSubnetID of the pools lie in several networks: {', '.join(sorted(networks))}"
        )


def subnets_carry_the_outbound_type(write: Write) -> Iterator[Refusal]:
    """A NAT gateway or a route table on each subnet of the nodes."""
    outbound = _profile(write.given).text("outboundType", "loadBalancer")
    wanted = {"userAssignedNATGateway": "natGateway", "userDefinedRouting": "routeTable"}.get(outbound)
    for subnet in _records(write, pool_subnets(write.given)):
        if wanted and not Given(subnet.inputs).has(f"{wanted}.id"):
            message = f"outboundType {outbound}: subnet '{subnet.name}' has no {wanted}"
            yield Refusal(
                "ExistingRouteTableNotAssociatedWithSubnet" if wanted == "routeTable" else "InvalidSubnet", message
            )


def node_subnets_exist(write: Write) -> Iterator[Refusal]:
    """And belong to no other service."""
    for own in pool_subnets(write.given):
        yield from node_subnet_problems(write, own)


def node_subnet_problems(write: Write, own: str) -> Iterator[Refusal]:
    """Of one subnet for nodes."""
    subnet = write.resources.get(own)
    if subnet is None:
        yield Refusal("InvalidParameter", f"vnetSubnetID {own} was not found")
    elif delegations_of(Given(subnet.inputs)):
        services = ", ".join(delegations_of(Given(subnet.inputs)))
        yield Refusal(
            "SubnetIsDelegated", f"Subnet '{subnet.name}' is delegated to {services}: nodes need one that is not"
        )


def service_range_is_not_the_networks(write: Write) -> Iterator[Refusal]:
    """Nor may pods' be."""
    network = _profile(write.given)
    for subnet in _records(write, pool_subnets(write.given)):
        outer = write.resources.get(parent(subnet.id))
        for name, default in (("serviceCidr", "10.0.0.0/16"), ("podCidr", SDK_POD_RANGE)):
            wanted = parsed(network.get(name, default))
            if wanted is None or outer is None or (name == "podCidr" and is_flat(write.given)):
                continue
            for space in network_prefixes(outer):
                if wanted.overlaps(space):
                    message = f"{name} {wanted} overlaps the virtual network's {space}"
                    yield Refusal("ServiceCidrOverlapExistingSubnetsCidr", message)


def subnet_is_large_enough(write: Write) -> Iterator[Refusal]:
    """Of each inline pool."""
    for pool in write.given.each("agentPoolProfiles"):
        yield from room_for(write, pool, write.given)


def room_for(write: Write, pool: Given, cluster: Given) -> Iterator[Refusal]:
    """Every node takes an address and, with flat networking, one for each pod that it may run, as does one more node
    during upgrades (azure-cni-flat networking, `configure-azure-cni`)."""
    own = pool.text("vnetSubnetID")
    subnet = write.resources.get(own) if own else None
    if subnet is None:
        return
    nodes = max(pool.get("count", 1), pool.get("maxCount", 0)) + 1
    pods = pool.get("maxPods", 30) if is_flat(cluster) and not pool.has("podSubnetID") else 0
    needed = nodes * (pods + 1)
    room = sum(network.num_addresses - 5 for network in parsed_all(prefixes_of(Given(subnet.inputs))))
    if needed > room:
        message = (
            f"Pre-allocated IPs {needed} exceed IPs available {room} in subnet '{subnet.name}': pool "
            f"'{pool.text('name') or pool.text('agentPoolName')}' needs {nodes} nodes x {pods + 1} addresses"
        )
        yield Refusal("InsufficientSubnetSize", message)


def _records(write: Write, ids: list[str]) -> list[Record]:
    return [record for own in ids if (record := write.resources.get(own)) is not None]
