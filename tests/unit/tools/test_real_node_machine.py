from collections.abc import Callable
from pathlib import Path

import pytest

from tools import cluster as simulated
from tools import real_node
from tools.cluster import Cluster, ClusterError
from tools.cluster.ports import Ports
from tools.demo import folder, ground
from tools.real_node import machine

CLUSTER = Cluster(Path("/cluster"), Ports.from_base(20_000))


@pytest.mark.parametrize(
    ("system", "user", "commands", "reason"),
    [
        pytest.param("Darwin", 0, "/bin/x", "needs Linux", id="another system"),
        pytest.param("Linux", 1000, "/bin/x", "needs root", id="another user"),
        pytest.param("Linux", 0, None, "needs the command unshare", id="a command that is missing"),
    ],
)
def test_what_keeps_a_real_node_off_a_machine_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, user: int, commands: str | None, reason: str
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda _: commands)
    assert reason in (machine.obstacle(tmp_path) or "")
    assert not list(tmp_path.iterdir())


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What is told while the demo stands on a simulated cluster."""
    monkeypatch.setattr(folder, "CLUSTER", tmp_path / "none")
    monkeypatch.setattr(simulated, "up", lambda *_: CLUSTER)
    return []


def test_the_demo_says_why_it_goes_on_with_simulated_nodes(
    monkeypatch: pytest.MonkeyPatch, reported: list[str]
) -> None:
    monkeypatch.setattr(real_node, "obstacle", lambda _: "a real node needs root")
    standing = ground.stand(reported.append)
    assert standing == ground.Ground(CLUSTER, CLUSTER.azurite_connection_string, None)
    assert reported == ["a real node needs root: nodes are simulated"]


def test_the_demo_goes_on_with_simulated_nodes_where_the_real_one_fails(
    monkeypatch: pytest.MonkeyPatch, reported: list[str]
) -> None:
    def failing(_folder: Path, _report: Callable[[str], None]) -> None:
        raise ClusterError("kubelet ended before it was ready")

    monkeypatch.setattr(real_node, "obstacle", lambda _: None)
    monkeypatch.setattr(real_node, "up", failing)
    assert ground.stand(reported.append).image is None
    assert reported[0].startswith("kubelet ended before it was ready")
