"""The subnets of a cluster's network, cut from one range.

Their places hang on the range alone: what is added to a cluster later, virtual nodes or VNet integration of the API
server, moves no subnet that is there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network

from ..problems import Problem, Severity

DEFAULT = "10.240.0.0/16"
LARGEST, SMALLEST = 8, 26
"""Prefix lengths. A quarter of the smallest is the smallest subnet that the API server may have (/28)."""
API_SERVER_PREFIX = 28
RESERVED = 5
"""Addresses of each subnet that Azure keeps
(https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq#are-there-any-restrictions-on-using-ip-addresses-within-these-subnets)."""
FORBIDDEN: Mapping[str, str] = {
    "169.254.0.0/16": "link-local",
    "172.30.0.0/16": "kept by AKS",
    "172.31.0.0/16": "kept by AKS",
    "192.0.2.0/24": "kept by AKS",
    "168.63.129.16/32": "Azure's own",
    "127.0.0.0/8": "loopback",
    "224.0.0.0/4": "multicast",
}
"""What no range of a cluster may touch (https://learn.microsoft.com/azure/aks/configure-azure-cni#ip-address-availability)."""

PRIVATE_RANGES = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")))
"""Addresses that nobody has on the internet (RFC 1918, RFC 6598)."""


@dataclass(frozen=True)
class AddressPlan:
    """One network and its subnets."""

    network: IPv4Network
    nodes: IPv4Network
    virtual_nodes: IPv4Network
    api_server: IPv4Network
    """The last quarter begins with it; the rest is free."""


def address_plan(network: IPv4Network) -> AddressPlan:
    """Half of a network for nodes, a quarter for virtual nodes, 16 addresses of the last for the API server."""
    nodes, other = network.subnets(prefixlen_diff=1)
    virtual_nodes, rest = other.subnets(prefixlen_diff=1)
    return AddressPlan(network, nodes, virtual_nodes, next(rest.subnets(new_prefix=API_SERVER_PREFIX)))


def usable(subnet: IPv4Network) -> int:
    """Addresses of a subnet that Azure gives out."""
    return max(subnet.num_addresses - RESERVED, 0)


def range_of(argument: str, text: str) -> IPv4Network | Problem:
    """The range that `text` is, or what is wrong with it."""
    try:
        return IPv4Network(text)
    except ValueError as error:
        return Problem(argument, f"{text!r} is no range of IPv4 addresses ({error})", "write it like 10.240.0.0/16")


def problems_in_addresses(argument: str, given: IPv4Network) -> Iterator[Problem]:
    """Addresses that are not for clusters, or that others have."""
    if taken := _taken(given):
        message = f"{given} overlaps {' and '.join(f'{each} ({why})' for each, why in taken.items())}"
        ranges = ", ".join(str(_free_in(each)) for each in PRIVATE_RANGES)
        smaller = _free_in(given) if any(map(given.subnet_of, PRIVATE_RANGES)) else None
        remedy = f"choose within {ranges}" if smaller is None else f"give a smaller range, such as {smaller}"
        yield Problem(argument, message, remedy)
    elif not any(map(given.subnet_of, PRIVATE_RANGES)):
        message = f"{given} is no private range: what has those addresses on the internet would be out of reach"
        ranges = ", ".join(map(str, PRIVATE_RANGES))
        yield Problem(argument, message, f"choose within {ranges}, unless they are your own", Severity.WARNING)


def _taken(given: IPv4Network) -> dict[str, str]:
    return {each: why for each, why in FORBIDDEN.items() if given.overlaps(IPv4Network(each))}


def _free_in(given: IPv4Network) -> IPv4Network | None:
    """The largest range of it, and the first of those, that touches nothing forbidden; None where all of it does."""
    parts = (part for length in range(given.prefixlen, SMALLEST + 1) for part in given.subnets(new_prefix=length))
    return next((part for part in parts if not _taken(part)), None)


def problems_in_size(argument: str, network: IPv4Network) -> Iterator[Problem]:
    """A network that Azure refuses or that has no room for the subnets."""
    if not LARGEST <= network.prefixlen <= SMALLEST:
        message = f"{network} cannot hold the subnets of a cluster: /{LARGEST} to /{SMALLEST} can"
        yield Problem(argument, message, "give another range, or subnets of your own as node_subnet_id")


def problems_in_overlaps(ranges: Mapping[str, IPv4Network]) -> Iterator[Problem]:
    """Two ranges of one cluster, by their arguments, that have addresses in common."""
    earlier: dict[str, IPv4Network] = {}
    for argument, given in ranges.items():
        for other, taken in earlier.items():
            if given.overlaps(taken):
                yield Problem(argument, f"{given} overlaps {other}, {taken}", "give ranges apart from each other")
        earlier[argument] = given


def dns_service_address(services: IPv4Network) -> str:
    """The address of the cluster's DNS Service: the tenth of the range, as Azure itself has it."""
    return str(services[10])
