import os
from pathlib import Path

import pytest
from rich.console import Console

from tools.executables import ExecutableError, debian_unpack
from tools.executables.pins import DebianPackages

PACKAGES = DebianPackages("redis", ("redis-server", "redis-tools"), {"redis-server": "usr/bin/redis-server"}, 1)

APT = """#!/bin/sh
for argument; do case $argument in
  --*|download) ;;
  update) exit 0;;
  install) cat <<'SAID'
Reading package lists...
Inst libjemalloc2 (5.3.0-1 Debian:12.11/oldstable [amd64])
Inst redis-tools [5:6.0-1] (5:7.0.15-1~deb12u10 Debian-Security:12/oldstable [amd64])
Conf libjemalloc2 (5.3.0-1 Debian:12.11/oldstable [amd64])
SAID
  exit 0;;
  *) touch "$(echo "$argument" | tr '=:' '__').deb";;
esac; done
"""
DPKG = """#!/bin/sh
mkdir -p "$3/usr/bin"
touch "$3/usr/bin/$2"
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that comes first on PATH, with an apt-get and a dpkg-deb that only say and touch."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    debian_unpack.update.cache_clear()
    commands = tmp_path / "commands"
    commands.mkdir()
    for name, script in {"apt-get": APT, "dpkg-deb": DPKG}.items():
        (commands / name).write_text(script)
        (commands / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    return commands


def unpack(folder: Path) -> Path:
    target = folder / "target"
    target.mkdir()
    debian_unpack.unpack(PACKAGES, target, folder / "log", Console(quiet=True))
    return target


@pytest.mark.usefixtures("machine")
def test_what_is_missing_is_unpacked_in_the_version_that_apt_chose_and_what_is_asked_for_in_any_case(
    tmp_path: Path,
) -> None:
    target = unpack(tmp_path)
    assert {path.name for path in (target / "root" / "usr" / "bin").iterdir()} == {
        "libjemalloc2_5.3.0-1.deb",
        "redis-tools_5_7.0.15-1~deb12u10.deb",
        "redis-server.deb",
    }
    assert {path.name for path in target.iterdir()} == {"bin", "root", "share"}
    assert (target / "bin" / "redis-server").exists()


def test_what_apt_complains_of_is_shown(machine: Path, tmp_path: Path) -> None:
    (machine / "apt-get").write_text("#!/bin/sh\necho E: Unable to locate package redis-server\nexit 100\n")
    with pytest.raises(ExecutableError, match="E: Unable to locate package redis-server"):
        unpack(tmp_path)


def test_without_apt_the_user_is_told_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ExecutableError, match="redis: neither on PATH nor, without apt-get, to be had: install it"):
        unpack(tmp_path)
