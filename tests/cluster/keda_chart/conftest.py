"""A cluster without KEDA, a chart that installs one, and stacks of the real engine."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pulumi_keda_functions import KedaArgs

from tests.cluster.keda_chart.bare_cluster import Hands, bare_cluster
from tests.cluster.keda_chart.module_chart import write_chart
from tests.conftest import executables_or_skip
from tests.engine.conftest import EngineStack
from tools.cluster import Cluster

VERSION = "2.21.0"


@pytest.fixture(scope="session")
def bare() -> Iterator[Cluster]:
    with executables_or_skip(), bare_cluster() as cluster:
        yield cluster


@pytest.fixture
def hands(bare: Cluster) -> Iterator[Hands]:
    """KEDA's processes, while its pods run. What a test leaves of KEDA is removed after it."""
    with Hands(bare.layout) as hands:
        yield hands


@pytest.fixture(scope="session")
def chart(bare: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_chart(tmp_path_factory.mktemp("chart") / "keda", bare.layout, VERSION)


@pytest.fixture
def args(chart: str) -> KedaArgs:
    return {"chart": chart}


@pytest.fixture
def stack(tmp_path: Path, engine_variables: dict[str, str], bare: Cluster, hands: Hands) -> Iterator[EngineStack]:
    """A stack whose objects go to that cluster. Nothing is left in either afterwards."""
    folder = tmp_path / "stack"
    folder.mkdir()
    made = EngineStack(folder, engine_variables | {"KUBECONFIG": str(bare.kubeconfig)})
    yield made
    hands.revive()
    made.destroy()
    clean(bare)


def clean(bare: Cluster) -> None:
    """Removes the definitions, which KEDA leaves by choice, and what a failed test left."""
    bare.kubectl("delete", "namespace", "keda", "--ignore-not-found", "--timeout=60s")
    bare.kubectl("delete", "crd", "--all", "--timeout=60s")


def exists(bare: Cluster, what: str, namespace: str = "keda") -> bool:
    return bool(bare.kubectl("get", what, f"--namespace={namespace}", "--ignore-not-found", "--output=name").strip())


def live(bare: Cluster, what: str, namespace: str = "keda") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bare.kubectl("get", what, f"--namespace={namespace}", "--output=json"))
    return found
