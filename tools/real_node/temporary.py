"""A cluster with a real node that does not outlive its user, however the user ends."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..executables.folders import CLONE
from .real_node import RealNode, up


@contextmanager
def temporary_real_node() -> Iterator[RealNode]:
    """A running one in a temporary folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="keda-functions-node-"))
    command = [sys.executable, "-m", "tools.real_node.keeper", str(folder)]
    # A session of its own: Ctrl-C must not reach the one that cleans up after it.
    with subprocess.Popen(command, cwd=CLONE, stdin=subprocess.PIPE, start_new_session=True):
        yield up(folder)
