import multiprocessing
import shutil
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from tools.cluster.errors import ClusterError
from tools.cluster.folder import claimed, remember, remembered_ports, remove
from tools.cluster.ports import Ports


def test_a_new_folder_and_an_empty_one_can_be_claimed(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path.parent / "missing" / "folder"):
        with claimed(folder):
            assert folder.is_dir()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(ClusterError, match="holds something that is no cluster"), claimed(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_who_waited_for_a_folder_that_was_removed_gets_a_new_one(tmp_path: Path) -> None:
    folder = tmp_path / "cluster"
    context = multiprocessing.get_context("spawn")
    claimed_by_other = context.Event()
    with claimed(folder):
        other = context.Process(target=claim, args=(folder, claimed_by_other))
        other.start()
        assert not claimed_by_other.wait(0.5)
        remove(folder)
    assert claimed_by_other.wait(30)
    other.join()
    assert (folder / "cluster.lock").exists()


def claim(folder: Path, done: Event) -> None:
    with claimed(folder):
        done.set()


def test_the_mark_goes_last_so_that_an_interrupted_removal_can_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cluster"
    delete, left = shutil.rmtree, []

    def look_and_delete(path: Path) -> None:
        left.append({entry.name for entry in folder.iterdir()})
        delete(path)

    monkeypatch.setattr(shutil, "rmtree", look_and_delete)
    with claimed(folder):
        (folder / "etcd" / "member").mkdir(parents=True)
        remember(folder, Ports.from_base(20_000))
        remove(folder)
    assert left[-1] == {"cluster.lock"}
    assert not folder.exists()


def test_ports_are_remembered(tmp_path: Path) -> None:
    assert remembered_ports(tmp_path) is None
    remember(tmp_path, Ports.from_base(20_000))
    assert remembered_ports(tmp_path) == Ports.from_base(20_000)
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]
