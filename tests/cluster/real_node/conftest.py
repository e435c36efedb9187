"""A cluster with a real node, and a project whose code runs there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import executables_or_skip
from tools.cluster import Cluster
from tools.real_node import RealNode, obstacle, temporary_real_node

PROJECT = Path(__file__).parent / "project"


@pytest.fixture(scope="session")
def node() -> Iterator[RealNode]:
    """One for the whole run."""
    if reason := obstacle(Path(tempfile.gettempdir())):
        pytest.skip(reason)
    with executables_or_skip(), temporary_real_node() as node:
        yield node


@pytest.fixture(scope="session")
def cluster(node: RealNode) -> Cluster:
    """The cluster of that node, in place of the one with simulated nodes alone."""
    return node.cluster


@pytest.fixture(scope="session")
def image(node: RealNode) -> str:
    """The project's image, by digest."""
    return node.images.push_app("project", "1", PROJECT)
