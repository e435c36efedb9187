"""The ports of one cluster: a block of neighbours on loopback, one for each thing that listens."""

import random
import socket
from dataclasses import dataclass, fields

from .errors import ClusterError

FIRST, LAST = 20_000, 32_767
"""Below the range that Linux, macOS and Windows hand out to outgoing connections (32768 and up), so that none of the
hundreds of connections inside a cluster takes a port between its choice and the moment its server listens there."""


@dataclass(frozen=True)
class Ports:
    """What listens where, in the order of the block."""

    etcd: int
    etcd_peer: int
    api_server: int
    controller_manager: int
    scheduler: int
    kwok: int
    operator_probe: int
    operator_metrics: int
    operator_grpc: int
    adapter: int
    adapter_metrics: int
    webhooks: int
    webhooks_probe: int
    azurite_blob: int
    azurite_queue: int
    azurite_table: int

    @classmethod
    def from_base(cls, base: int) -> "Ports":
        """The block that begins with port `base`."""
        return cls(*range(base, base + len(fields(cls))))

    @property
    def base(self) -> int:
        """The first port, all that has to be remembered."""
        return self.etcd

    @property
    def last(self) -> int:
        """The last port of the block."""
        return self.azurite_table


def free_block() -> Ports:
    """A block of which no port is in use, at a random place, so that clusters started at once rarely meet."""
    size = len(fields(Ports))
    bases = list(range(FIRST, LAST - size + 2, size))
    random.shuffle(bases)
    for base in bases:
        if all(map(is_free, range(base, base + size))):
            return Ports.from_base(base)
    raise ClusterError(f"no {size} neighbouring free ports between {FIRST} and {LAST}: stop what listens there")


def is_free(port: int) -> bool:
    """Whether a server could listen on `port` of 127.0.0.1 now."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
