"""Ports for a broker, from the range that clusters take theirs from."""

import random

from ..cluster.errors import ClusterError
from ..cluster.ports import FIRST, LAST, is_free


def free_ports(count: int) -> list[int]:
    """`count` different ports on which nobody listens, at random places."""
    ports = [port for port in random.sample(range(FIRST, LAST + 1), k=100 + count) if is_free(port)]
    if len(ports) < count:
        raise ClusterError(f"hardly a port between {FIRST} and {LAST} is free: stop what listens there")
    return ports[:count]
