"""A root file system for containers: packages of the machine's own distribution, with Python, libraries and a shell.

Nothing of it is installed: apt chooses as for an empty machine, dpkg unpacks. It is made once for all clones that have
the same libraries. All Python code is compiled ahead, since a pod that did it would take seconds to start.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from ..executables import debian_unpack, steps
from ..executables.builds import digest, exclusively, release, whole_or_not_at_all
from ..executables.errors import ExecutableError
from ..executables.folders import cache_folder
from . import python_libraries
from .oci import Layer, write_layer

NAME = "debian-root"
PACKAGES = ("base-files", "coreutils", "dash", "libc-bin", "python3", "python3-cryptography", "python3-pip", "tini")
"""Python's libraries are added by `python_libraries`, but for the one that is compiled. Dockerfiles run pip; tini is a
container's first process."""
USELESS = ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "usr/share/lintian")
LIBRARIES = "/usr/lib"
MANAGED = "usr/lib/python3*/EXTERNALLY-MANAGED"
"""Keeps pip out of an installed system. This is none."""


def layer(console: Console) -> Layer:
    """The root as a layer, from the cache or made now. Raises ExecutableError where it cannot be had."""
    folder = cache_folder() / NAME / digest([Path(__file__)], release(), *python_libraries.versions())
    with exclusively(folder, lambda: console.print(f"{NAME}: waiting for another build of the same")):
        if not folder.exists():
            with whole_or_not_at_all(folder) as partial:
                make(partial, cache_folder() / "logs" / f"{NAME}-{folder.name}.log")
    return Layer.of(folder / "layer.tar")


def make(target: Path, log: Path) -> None:
    """Writes `target`/layer.tar."""
    root = target / "root"
    root.mkdir()
    for archive in download(target, log):
        steps.run(f"{NAME}: dpkg-deb", ("dpkg-deb", "--extract", archive.name, str(root)), target, log, silent)
        archive.unlink()
    for name in USELESS:
        shutil.rmtree(root / name, ignore_errors=True)
    for managed in root.glob(MANAGED):
        managed.unlink()
    for place, source in python_libraries.contents().items():
        copy = root / place.lstrip("/")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    compiling = (
        "chroot",
        str(root),
        "python3",
        "-m",
        "compileall",
        "-q",
        "--invalidation-mode=unchecked-hash",
        LIBRARIES,
    )
    steps.run(f"{NAME}: compileall", compiling, target, log, silent)
    write_layer(target / "layer.tar", {"/": root}, left_out=None)
    shutil.rmtree(root)


def download(target: Path, log: Path) -> list[Path]:
    """Archives of all packages and of all that they need, in the order of their names: base-files makes the folders."""
    nothing_installed = {"Dir::State::status": "/dev/null"}
    with exclusively(cache_folder() / "apt", lambda: None):
        debian_unpack.update()
        chosen = debian_unpack.missing(NAME, PACKAGES, log, nothing_installed)
        wanted = [f"{name}={version}" for name, version in chosen.items()]
        debian_unpack.apt(f"{NAME}: apt-get download", ["download", *wanted], target, log, options=nothing_installed)
    archives = sorted(target.glob("*.deb"))
    if not archives:
        raise ExecutableError(f"{NAME}: apt chose no package: see {log}")
    return archives


silent: Callable[[str], bool] = debian_unpack.nothing_said
