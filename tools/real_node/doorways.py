"""The doorways of a node: from the machine into its network, and from its pods to the storage emulator."""

import socket
import sys

from ..cluster.pki import REAL_NODE_ADDRESS
from ..cluster.processes import Program
from ..executables.folders import CLONE
from .layout import NodeLayout


def from_outside(layout: NodeLayout, first_process: int) -> Program:
    """Runs outside. The rest of the cluster is nobody's business there."""
    ports = layout.cluster.ports
    shown = (ports.api_server, *storage(layout), layout.ports.registry, layout.ports.image_builder)
    return doorway("doorway", "127.0.0.1", f"/proc/{first_process}/ns/net", shown)


def for_pods(layout: NodeLayout) -> Program:
    """Runs inside."""
    return doorway("doorway-for-pods", REAL_NODE_ADDRESS, "/proc/self/ns/net", storage(layout))


def storage(layout: NodeLayout) -> tuple[int, ...]:
    """The ports of the storage emulator."""
    ports = layout.cluster.ports
    return ports.azurite_blob, ports.azurite_queue, ports.azurite_table


def doorway(name: str, address: str, network: str, ports: tuple[int, ...]) -> Program:
    """A process that listens on `address` and goes to `network`."""
    return Program(
        name=name,
        executable=sys.executable,
        arguments=("-m", "tools.real_node.doorway", address, network, *map(str, ports)),
        ports=ports,
        is_ready=lambda: all(accepts(address, port) for port in ports),
        environment={"PYTHONPATH": str(CLONE)},
    )


def accepts(address: str, port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((address, port)) == 0
