"""A cluster that does not outlive its user, however the user ends."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..executables.folders import CLONE
from .cluster import Cluster, up


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """A running cluster in a temporary folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="keda-functions-cluster-"))
    command = [sys.executable, "-m", "tools.cluster_keeper", str(folder)]
    # A session of its own: Ctrl-C must not reach the one that cleans up after it.
    with subprocess.Popen(command, cwd=CLONE, stdin=subprocess.PIPE, start_new_session=True):
        yield up(folder)
