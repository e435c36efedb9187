"""The local cluster mends what died, goes on after an interrupted start and leaves nothing behind."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.cluster import down, running, up
from tools.cluster.processes import Processes

# The cluster of the whole run shows that the executables are there, and that several clusters get along.
pytestmark = pytest.mark.usefixtures("cluster")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where a test may have a cluster of its own."""
    folder = tmp_path / "second"
    yield folder
    down(folder)


def test_a_cluster_mends_what_died_and_keeps_its_objects_and_then_leaves_nothing(folder: Path) -> None:
    second = up(folder)
    second.kubectl("create", "configmap", "kept")
    processes = Processes(second.folder)
    before = {name: process.pid for name, process in processes.alive().items()}
    for name in ("etcd", "keda-operator"):
        process = processes.alive()[name]
        process.kill()
        process.wait()
    assert running(folder) is None

    assert up(folder) == second
    after = {name: process.pid for name, process in processes.alive().items()}
    assert {name for name in before if before[name] != after[name]} == {"etcd", "keda-operator"}
    assert second.kubectl("get", "configmap", "kept", "--output=name") == "configmap/kept\n"

    assert down(folder)
    assert processes.alive() == {}
    assert not folder.exists()
    assert not down(folder)


def test_a_start_that_was_killed_half_way_can_be_continued(folder: Path) -> None:
    starter = python(f"import pathlib; from tools.cluster import up; up(pathlib.Path({str(folder)!r}))")
    processes = Processes(folder.resolve())
    until(lambda: "kube-apiserver" in processes.alive())
    starter.kill()
    starter.wait()
    assert running(folder) is None

    api_server = processes.alive()["kube-apiserver"]
    second = up(folder)
    assert processes.alive()["kube-apiserver"] == api_server
    second.kubectl("get", "--raw", "/apis/external.metrics.k8s.io/v1beta1")


def test_a_start_that_was_killed_half_way_can_be_removed(folder: Path) -> None:
    starter = python(f"import pathlib; from tools.cluster import up; up(pathlib.Path({str(folder)!r}))")
    processes = Processes(folder.resolve())
    until(lambda: "etcd" in processes.alive())
    starter.kill()
    starter.wait()

    assert down(folder)
    assert processes.alive() == {}
    assert not folder.exists()


def test_a_temporary_cluster_ends_with_a_killed_user() -> None:
    user = python(
        "import time; from tools.cluster import temporary_cluster\n"
        "with temporary_cluster() as cluster: print(cluster.folder, flush=True); time.sleep(600)"
    )
    assert user.stdout
    processes = Processes(Path(user.stdout.readline().strip()))
    assert running(processes.folder)
    user.kill()
    user.wait()
    until(lambda: not processes.folder.exists())
    assert processes.alive() == {}


def python(program: str) -> subprocess.Popen[str]:
    """A Python process that runs `program` in the clone."""
    clone = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, "-c", program], cwd=clone, stdout=subprocess.PIPE, text=True)


def until(fact: Callable[[], bool]) -> None:
    """Waits up to a minute for `fact`."""
    deadline = time.monotonic() + 60
    while not fact():
        assert time.monotonic() < deadline
        time.sleep(0.02)
