"""A cluster that does not outlive its user, however the user ends."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..keeping import kept
from .cluster import Cluster, up


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """A running cluster in a temporary folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="keda-functions-cluster-"))
    with kept("tools.cluster_keeper", folder):
        yield up(folder)
