from pathlib import Path

import pytest

from tools import cgroups


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cgroups, "ROOT", tmp_path)
    monkeypatch.setattr(cgroups, "PATIENCE", 0.1)
    return tmp_path


def test_version_1_gets_a_group_in_each_hierarchy_with_the_processors_of_the_machine(root: Path) -> None:
    for name in ("cpuset", "memory", "net_cls"):
        (root / name).mkdir()
    (root / "cpuset" / "cpuset.cpus").write_text("0-1\n")
    cgroups.make("ours")
    assert (root / "cpuset" / "ours" / "cpuset.cpus").read_text() == "0-1\n"
    assert (root / "memory" / "ours").is_dir()
    assert not (root / "net_cls" / "ours").exists()


def test_version_2_gets_one_group(root: Path) -> None:
    (root / "cgroup.controllers").write_text("cpu memory pids\n")
    cgroups.make("ours")
    assert {path.name for path in root.iterdir()} == {"cgroup.controllers", "ours"}


def test_what_pods_leave_is_removed_with_the_group_and_nothing_else(root: Path) -> None:
    for name in ("ours/kubepods/burstable/pod", "ours/kubepods/besteffort", "theirs"):
        (root / "memory" / name).mkdir(parents=True)
    cgroups.remove("ours")
    assert [path.name for path in (root / "memory").iterdir()] == ["theirs"]


def test_a_group_that_is_not_there_is_no_error(root: Path) -> None:
    (root / "memory").mkdir()
    cgroups.remove("ours")
