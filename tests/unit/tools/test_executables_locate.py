from pathlib import Path

import pytest

from tools.executables import MissingExecutableError, find, locate
from tools.executables.builds import build_folder
from tools.executables.pins import EXECUTABLES, HELM_MODULE, KUBERNETES_MODULE, PULUMI_MODULE, REDIS, Accepted, Source


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, with an empty cache beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def installed(folder: Path, name: str, version: str = "") -> Path:
    """An executable that prints its version."""
    folder.mkdir(parents=True, exist_ok=True)
    executable = folder / name
    executable.write_text(f"#!/bin/sh\necho {version}\n")
    executable.chmod(0o755)
    return executable


def built(name: str, source: Source) -> Path:
    """An executable in the cache."""
    return installed(build_folder(source) / "bin", name)


def test_a_recent_executable_on_path_is_taken(path: Path) -> None:
    built("helm", HELM_MODULE)
    expected = installed(path, "helm", "v3.22.0")
    assert find("helm") == expected


def test_an_old_one_on_path_gives_way_to_the_cache(path: Path) -> None:
    installed(path, "helm", "v3.9.4")
    expected = built("helm", HELM_MODULE)
    assert find("helm") == expected


def test_one_that_prints_no_version_gives_way_to_the_cache(path: Path) -> None:
    installed(path, "helm", "broken")
    expected = built("helm", HELM_MODULE)
    assert find("helm") == expected


def test_the_control_plane_is_never_taken_from_path(path: Path) -> None:
    installed(path, "etcd", "3.7.3")
    expected = built("etcd", KUBERNETES_MODULE)
    assert find("etcd") == expected


def test_an_engine_without_its_python_host_gives_way_to_the_cache(path: Path) -> None:
    installed(path, "pulumi", "v3.300.0")
    expected = built("pulumi", PULUMI_MODULE)
    assert find("pulumi") == expected


def test_an_engine_is_taken_when_its_python_host_lies_beside_what_a_link_on_path_leads_to(path: Path) -> None:
    package = path.parent / "pulumi"
    (path / "pulumi").symlink_to(installed(package, "pulumi", "v3.300.0"))
    installed(package, "pulumi-language-python")
    assert find("pulumi") == path / "pulumi"


def test_a_server_that_cannot_be_asked_for_its_version_is_taken_as_it_is(path: Path) -> None:
    behind = path.parent / "behind"
    expected = installed(behind, "server")
    installed(path, "server")
    assert locate.on_path("server", Accepted((), folders=(str(behind),))) == expected


def test_a_debian_package_is_found_in_the_cache(path: Path) -> None:
    installed(path, "redis-server", "Redis server v=6.0.16 sha=00000000:0")
    expected = built("redis-server", REDIS)
    assert find("redis-server") == expected


def test_links_of_a_clone_are_not_the_users_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links = path.parent / "another-clone" / ".tools" / "bin"
    installed(links, "helm", "v3.22.0")
    monkeypatch.setenv("PATH", f"{links}:{path}")
    expected = built("helm", HELM_MODULE)
    assert find("helm") == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("etcd", "etcd: not built yet: run `make setup`"),
        ("helm", "helm: neither on PATH (version 3.14 or later) nor built yet: run `make setup`"),
        ("node", "node: not on PATH (version 20.0 or later): install it"),
    ],
)
@pytest.mark.usefixtures("path")
def test_what_is_missing_says_how_to_get_it(name: str, message: str) -> None:
    with pytest.raises(MissingExecutableError) as error:
        find(name)
    assert str(error.value) == message


@pytest.mark.usefixtures("path")
def test_node_packages_are_missing_before_they_are_installed() -> None:
    with pytest.raises(MissingExecutableError, match="run `make setup`"):
        locate.node_modules()


def test_every_executable_comes_from_somewhere() -> None:
    assert all(executable.source or executable.accepted for executable in EXECUTABLES.values())
