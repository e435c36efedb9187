"""A cluster with a real node, and an app whose code runs there."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pulumi_keda_functions.images.dockerfiles import generated_dockerfile
from pulumi_keda_functions.projects import read_project

from tests.cluster.real_node.real_app import PROJECT, RealApp
from tests.conftest import executables_or_skip
from tests.engine.images.conftest import image_tools, stack_with
from tools.cluster import Cluster
from tools.image_builder.buildkit import BuildKit
from tools.real_node import RealNode, obstacle, temporary_real_node
from tools.real_node.dockerfile_build import builder

__all__ = ["image_tools"]


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
def image_builder(node: RealNode, image_tools: Path) -> BuildKit:  # noqa: ARG001 - which makes the plugin
    """The node's, with the base of the project's image."""
    return builder(node.images, generated_dockerfile(read_project(PROJECT)))


@pytest.fixture
def app(
    node: RealNode,
    namespace: str,
    image_builder: BuildKit,
    engine_variables: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[RealApp]:
    """Not deployed yet; its project lies in the program's working directory."""
    monkeypatch.chdir(tmp_path)
    project = shutil.copytree(PROJECT, tmp_path / "app")
    variables = {"DOCKER_CONFIG": str(image_builder.docker_config), "KUBECONFIG": str(node.cluster.kubeconfig)}
    with stack_with(tmp_path / "stack", engine_variables | variables) as stack:
        yield RealApp(node, namespace, stack, project)
