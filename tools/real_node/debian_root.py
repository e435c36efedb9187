"""A root file system for containers: packages of the machine's own distribution, with all that they need.

Nothing of it is installed: apt chooses as for an empty machine, dpkg unpacks. It is made once for all clones.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from ..executables import debian_unpack, steps
from ..executables.builds import digest, exclusively, release, whole_or_not_at_all
from ..executables.errors import ExecutableError
from ..executables.folders import cache_folder
from .oci import Layer, write_layer

USELESS = ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "usr/share/lintian")


def as_unpacked(_root: Path, _log: Path) -> None:
    """Most packages need no more."""


def layer(
    name: str,
    packages: tuple[str, ...],
    console: Console,
    *inputs: str,
    finish: Callable[[Path, Path], None] = as_unpacked,
) -> Layer:
    """The root as a layer, from the cache or made now.

    `finish` changes the unpacked root, and may write to a log; what it makes of it is told by `inputs`. Raises
    ExecutableError where a package cannot be had.
    """
    folder = cache_folder() / name / digest([Path(__file__)], release(), *packages, *inputs)
    with exclusively(folder, lambda: console.print(f"{name}: waiting for another build of the same")):
        if not folder.exists():
            log = cache_folder() / "logs" / f"{name}-{folder.name}.log"
            with whole_or_not_at_all(folder) as partial:
                root = unpack(name, packages, partial, log)
                finish(root, log)
                write_layer(partial / "layer.tar", {"/": root}, left_out=None)
                shutil.rmtree(root)
    return Layer.of(folder / "layer.tar")


def unpack(name: str, packages: tuple[str, ...], target: Path, log: Path) -> Path:
    """The packages in `target`/root, without what only people read."""
    root = target / "root"
    root.mkdir()
    for archive in download(name, packages, target, log):
        extracting = ("dpkg-deb", "--extract", archive.name, str(root))
        steps.run(f"{name}: dpkg-deb", extracting, target, log, debian_unpack.nothing_said)
        archive.unlink()
    for useless in USELESS:
        shutil.rmtree(root / useless, ignore_errors=True)
    return root


def download(name: str, packages: tuple[str, ...], target: Path, log: Path) -> list[Path]:
    """Archives of all packages and of all that they need, in the order of their names: base-files makes the folders."""
    nothing_installed = {"Dir::State::status": "/dev/null"}
    with exclusively(cache_folder() / "apt", lambda: None):
        debian_unpack.update()
        chosen = debian_unpack.missing(name, packages, log, nothing_installed)
        wanted = [f"{package}={version}" for package, version in chosen.items()]
        debian_unpack.apt(f"{name}: apt-get download", ["download", *wanted], target, log, options=nothing_installed)
    archives = sorted(target.glob("*.deb"))
    if not archives:
        raise ExecutableError(f"{name}: apt chose no package: see {log}")
    return archives
