from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from tools.executables import builds
from tools.executables.builds import build_folder, digest, exclusively, linker_flags, whole_or_not_at_all
from tools.executables.folders import GO_MODULES
from tools.executables.pins import GO_MODULES as MODULES
from tools.executables.pins import NODE, PULUMI_MODULE, GoModule
from tools.executables.versions import major_and_minor, required_versions

GO_MOD = """module example

go 1.26

require github.com/one/line v1.0.0

require (
	k8s.io/kubernetes v1.36.3
	helm.sh/helm/v3 v3.22.0 // indirect
)

replace k8s.io/api => k8s.io/api v0.36.3
"""


def test_versions_are_read_from_go_mod() -> None:
    assert required_versions(GO_MOD) == {
        "github.com/one/line": "v1.0.0",
        "k8s.io/kubernetes": "v1.36.3",
        "helm.sh/helm/v3": "v3.22.0",
    }


@pytest.mark.parametrize(
    ("printed", "version"),
    [
        ("v3.259.0\n", (3, 259)),
        ("Client Version: v1.36.3\nKustomize Version: v5.8.1", (1, 36)),
        ("v3.22.0+gabcdef", (3, 22)),
        ("no number", None),
    ],
)
def test_versions_are_read_from_what_executables_print(printed: str, version: tuple[int, int] | None) -> None:
    assert major_and_minor(printed) == version


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_stamped_versions_are_those_of_go_mod(module: GoModule) -> None:
    versions = required_versions((GO_MODULES / module.name / "go.mod").read_text())
    for variable, (required, form) in module.stamps.items():
        if form == "{full}":
            assert f"-X {variable}={versions[required]}" in linker_flags(module)


def test_a_build_folder_changes_with_its_pins_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert build_folder(NODE) == build_folder(NODE)
    before = build_folder(PULUMI_MODULE)
    monkeypatch.setattr(builds, "linker_flags", lambda module: f"-X other={module.name}")
    assert build_folder(PULUMI_MODULE) != before


def test_a_digest_depends_on_names_and_contents(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("text")
    second.write_text("text")
    assert digest([first]) != digest([second])
    assert digest([first, second]) == digest([second, first])


def test_a_build_that_ends_well_is_there_whole(tmp_path: Path) -> None:
    with whole_or_not_at_all(tmp_path / "build") as partial:
        (partial / "bin").mkdir()
        assert not (tmp_path / "build").exists()
    assert [path.name for path in tmp_path.rglob("*")] == ["build", "bin"]


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted_build(tmp_path / "build")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_not_built_upon(tmp_path: Path) -> None:
    (tmp_path / "build.partial").mkdir()
    (tmp_path / "build.partial" / "half").touch()
    with whole_or_not_at_all(tmp_path / "build"):
        pass
    assert list((tmp_path / "build").iterdir()) == []


def test_a_second_build_of_the_same_waits_and_says_so(tmp_path: Path) -> None:
    processes = get_context("spawn")
    said, ended = processes.Event(), processes.Event()
    with exclusively(tmp_path / "build", lambda: pytest.fail("nobody else holds the lock")):
        other = processes.Process(target=hold, args=(tmp_path / "build", said, ended))
        other.start()
        assert said.wait(timeout=30)
        assert not ended.is_set()
    assert ended.wait(timeout=30)
    other.join()


def interrupted_build(folder: Path) -> None:
    with whole_or_not_at_all(folder) as partial:
        (partial / "half").touch()
        raise KeyboardInterrupt


def hold(folder: Path, said: Event, ended: Event) -> None:
    with exclusively(folder, said.set):
        ended.set()
