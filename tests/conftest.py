"""What tests of several tiers share."""

import gc
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from azure.core.exceptions import ResourceExistsError
from azure.storage.queue import QueueClient
from hypothesis import HealthCheck, settings
from pulumi.runtime._grpc_settings import _GRPC_CHANNEL_OPTIONS

from tools.cluster import Cluster, temporary_cluster
from tools.executables import MissingExecutableError, environment

CONNECTIONS_OF_THEIR_OWN = [*_GRPC_CHANNEL_OPTIONS, ("grpc.use_local_subchannel_pool", 1)]
"""Of a program to its engine. Otherwise all that go to one address are shared in a process, and an engine that listens
where an ended one did is told to be gone: "Resource monitor has terminated"."""


@contextmanager
def executables_or_skip() -> Iterator[None]:
    """Without its executables a run fails in CI and skips elsewhere."""
    try:
        yield
    except MissingExecutableError as missing:
        if "CI" in os.environ:
            pytest.fail(str(missing))
        pytest.skip(str(missing))


# No test depends on a clock.
settings.register_profile("patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One running cluster for the whole run."""
    with executables_or_skip(), temporary_cluster() as cluster:
        yield cluster


@pytest.fixture
def queue(cluster: Cluster) -> Iterator[QueueClient]:
    """A queue for one test."""
    made = QueueClient.from_connection_string(cluster.azurite_connection_string, f"queue-{uuid.uuid4().hex[:8]}")
    made.create_queue()
    yield made
    made.delete_queue()


def have_queue(cluster: Cluster, name: str) -> None:
    """Make sure that it is there: KEDA does not keep a ScaledObject ready that asks for a missing one."""
    with suppress(ResourceExistsError):
        QueueClient.from_connection_string(cluster.azurite_connection_string, name).create_queue()


@pytest.fixture(scope="session")
def orders_queue(cluster: Cluster) -> None:
    """The queue `orders`, for whoever needs it to be there."""
    have_queue(cluster, "orders")


@pytest.fixture(scope="session")
def engine_variables() -> Iterator[dict[str, str]]:
    """The environment in which the engine runs, set for this process, too: the Automation API looks there for it."""
    with executables_or_skip():
        variables = environment()
    with pytest.MonkeyPatch.context() as patched:
        for name, value in variables.items():
            patched.setenv(name, value)
        patched.setattr("pulumi.runtime.settings._GRPC_CHANNEL_OPTIONS", CONNECTIONS_OF_THEIR_OWN)
        yield variables


def collect_failed_programs() -> None:
    """Frees the coroutines that a program leaves behind which fails.

    Python before 3.11.9 breaks off where they are collected in the midst of a later compile, with "AST constructor
    recursion depth mismatch" or a segmentation fault (https://github.com/python/cpython/issues/106905).
    """
    gc.collect()
