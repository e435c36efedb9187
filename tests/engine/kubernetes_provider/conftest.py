"""An engine that uses the stand-in, whatever else is installed."""

import gc
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

# A failed program leaves coroutines behind. Collected while Python 3.11 parses a module, they break its parser
# (https://github.com/python/cpython/issues/106905), and Hypothesis' plugin would load this one at the very end.
import hypothesis  # noqa: F401 - for the effect above
import pytest

from tests.engine.kubernetes_provider.programs import NAMESPACE
from tests.engine.kubernetes_provider.stack import Engine
from tools.cluster import Cluster
from tools.executables import environment
from tools.kubernetes_provider import VERSION

CLONE = Path(__file__).parents[3]


KINDS = "deployments,replicasets,pods,services,secrets,configmaps,serviceaccounts,scaledobjects"


@pytest.fixture(scope="session", autouse=True)
def namespace(cluster: Cluster) -> Iterator[None]:
    """The namespace of the tests, as empty afterwards as it was before."""
    cluster.kubectl("create", "namespace", NAMESPACE)
    cluster.kubectl("-n", NAMESPACE, "wait", "--for=create", "serviceaccount/default", "--timeout=30s")
    yield
    cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false")


@pytest.fixture
def engine(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """What a test makes is destroyed after it, and must be gone then."""
    plugin = tmp_path / "home" / "plugins" / f"resource-kubernetes-v{VERSION}" / "pulumi-resource-kubernetes"
    plugin.parent.mkdir(parents=True)
    command = f"PYTHONPATH={shlex.quote(str(CLONE))} exec {shlex.quote(sys.executable)} -m tools.kubernetes_provider"
    plugin.write_text(f'#!/bin/sh\n{command} "$@"\n')
    plugin.chmod(0o755)
    backend = tmp_path / "backend"
    backend.mkdir()
    variables = environment() | {
        "PULUMI_HOME": str(tmp_path / "home"),
        "PULUMI_BACKEND_URL": backend.as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": "test",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "KUBECONFIG": str(cluster.kubeconfig),
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    engine = Engine(backend, cluster)
    yield engine
    engine.stack(lambda: None).destroy()
    left = cluster.kubectl("-n", NAMESPACE, "get", KINDS, "-o", "name").split()
    assert set(left) <= {"configmap/kube-root-ca.crt", "serviceaccount/default"}
    gc.collect()
