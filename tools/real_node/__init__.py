"""A node that runs code, for the local cluster: kubelet, containerd and a registry in namespaces of their own.

Linux only, as root. `obstacle` says why a machine does not allow it.

with temporary_real_node() as node:
    image = build(node.images, "orders", "1", Path("examples/quickstart/app"), dockerfile)
    node.cluster.kubectl("apply", "--filename=-", stdin=…)
"""

from .machine import obstacle
from .real_node import RealNode, down, is_real, up
from .temporary import temporary_real_node

__all__ = ["RealNode", "down", "is_real", "obstacle", "temporary_real_node", "up"]
