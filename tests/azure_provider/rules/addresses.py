"""Address ranges in inputs."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

Network = IPv4Network | IPv6Network


def parsed(text: Any) -> Network | None:
    """A range in CIDR notation, with no bit set behind the prefix; None for anything else."""
    try:
        return ip_network(str(text)) if "/" in str(text) else None
    except ValueError:
        return None


def parsed_all(texts: Iterable[Any]) -> list[Network]:
    """The well-formed ones among several."""
    return [network for text in texts if (network := parsed(text)) is not None]


def is_inside(inner: Network, outer: Iterable[Network]) -> bool:
    """Whether one of `outer` holds all of `inner`."""
    return any(
        (isinstance(inner, IPv4Network) and isinstance(each, IPv4Network) and inner.subnet_of(each))
        or (isinstance(inner, IPv6Network) and isinstance(each, IPv6Network) and inner.subnet_of(each))
        for each in outer
    )
