"""A cluster with a real node that does not outlive its user, however the user ends."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..keeping import kept
from .real_node import RealNode, up


@contextmanager
def temporary_real_node() -> Iterator[RealNode]:
    """A running one in a temporary folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="keda-functions-node-"))
    with kept("tools.real_node.keeper", folder):
        yield up(folder)
