import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pulumi_keda_functions.images.context_hash import context_hash


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    (tmp_path / "link").symlink_to("a")
    return tmp_path


def hashed(root: Path) -> str:
    return context_hash(root, sorted(path.name for path in root.iterdir()), "FROM scratch")


def rename(root: Path) -> None:
    (root / "a").rename(root / "c")


def swap(root: Path) -> None:
    (root / "a").write_text("2")
    (root / "b").write_text("1")


def link_elsewhere(root: Path) -> None:
    (root / "link").unlink()
    (root / "link").symlink_to("b")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "a").write_text("3"), id="a content"),
        pytest.param(rename, id="a name"),
        pytest.param(swap, id="contents of two files"),
        pytest.param(lambda root: (root / "c").write_text(""), id="an empty file more"),
        pytest.param(lambda root: (root / "a").chmod(0o755), id="the right to run"),
        pytest.param(link_elsewhere, id="where a link goes"),
    ],
)
def test_it_changes_with(root: Path, change: Callable[[Path], object]) -> None:
    before = hashed(root)
    change(root)
    assert hashed(root) != before


def test_it_does_not_change_with_times_and_with_the_rights_of_others(root: Path) -> None:
    before = hashed(root)
    os.utime(root / "a", (1, 1))
    (root / "b").chmod(0o600)
    assert hashed(root) == before


def test_it_changes_with_the_dockerfile(root: Path) -> None:
    assert context_hash(root, ["a"], "FROM a") != context_hash(root, ["a"], "FROM b")
