"""What tests against the local cluster share."""

import uuid
from collections.abc import Iterator

import pytest

from tests.conftest import collect_failed_programs
from tools.cluster import Cluster


@pytest.fixture(scope="module", autouse=True)
def failed_programs_are_gone() -> Iterator[None]:
    yield
    collect_failed_programs()


@pytest.fixture
def namespace(cluster: Cluster) -> Iterator[str]:
    """A namespace for one test."""
    name = f"test-{uuid.uuid4().hex[:8]}"
    cluster.kubectl("create", "namespace", name)
    yield name
    cluster.kubectl("delete", "namespace", name, "--wait=false")
