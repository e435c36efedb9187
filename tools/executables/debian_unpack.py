"""Gets Debian packages without installing them: apt chooses and downloads, dpkg unpacks into the cache.

Needs no root: apt keeps its lists in the cache, too, fresh ones, since those of the machine may be old or absent.
"""

import functools
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from . import steps
from .builds import exclusively
from .errors import ExecutableError
from .folders import cache_folder
from .launchers import from_debian, write
from .pins import DebianPackages
from .progress import counting

CHOSEN = re.compile(r"Inst (?P<name>\S+) (\[\S+\] )?\((?P<version>\S+) ")
"""What a simulated installation says of each package that is missing or too old."""
ENVIRONMENT = {"LC_ALL": "C"}
"""The words that are looked for."""
NO_OPTIONS: Mapping[str, str] = {}


def unpack(packages: DebianPackages, target: Path, log: Path, console: Console) -> None:
    """Unpacks the packages and the libraries that the machine lacks into `target`/root, and writes the launchers."""
    if shutil.which("apt-get") is None:
        raise ExecutableError(f"{packages.name}: neither on PATH nor, without apt-get, to be had: install it")
    root = target / "root"
    root.mkdir()
    with counting(console, f"{packages.name}: downloading packages") as unpacked:
        for archive in download(packages, target, log, lambda: console.print("apt: waiting for another set-up")):
            command = ("dpkg-deb", "--extract", archive.name, str(root))
            steps.run(f"{packages.name}: dpkg-deb", command, target, log, nothing_said)
            archive.unlink()
            unpacked.advance()
    write(target / "bin", from_debian(packages))
    # What looks for its files beside the folder of its executable finds them.
    (target / "share").symlink_to("root/usr/share")


def download(packages: DebianPackages, target: Path, log: Path, waiting: Callable[[], None]) -> list[Path]:
    """Archives in `target` of what is wanted and of what that needs."""
    with exclusively(cache_folder() / "apt", waiting):
        update()
        chosen = missing(packages.name, packages.packages, log)
        wanted = [*(f"{name}={version}" for name, version in chosen.items()), *(set(packages.packages) - chosen.keys())]
        apt(f"{packages.name}: apt-get download", ["download", *wanted], target, log)
    return sorted(target.glob("*.deb"))


def missing(name: str, packages: Sequence[str], log: Path, options: Mapping[str, str] = NO_OPTIONS) -> dict[str, str]:
    """Versions by name of what an installation would add to this machine, or to the one that `options` tell of."""
    chosen: dict[str, str] = {}

    def is_progress(line: str) -> bool:
        if found := CHOSEN.match(line):
            chosen[found["name"]] = found["version"]
        return found is not None

    simulation = ["install", "--simulate", "--no-install-recommends", *packages]
    apt(f"{name}: apt-get install --simulate", simulation, cache_folder(), log, is_progress, options)
    return chosen


@functools.cache
def update() -> None:
    """Fetches the lists of packages, once for all that this process gets."""
    apt("apt-get update", ["update"], cache_folder(), cache_folder() / "logs" / "apt.log")


def nothing_said(_line: str) -> bool:
    """No line is progress: each may tell why a step failed."""
    return False


def apt(
    step: str,
    arguments: list[str],
    folder: Path,
    log: Path,
    is_progress: Callable[[str], bool] = nothing_said,
    options: Mapping[str, str] = NO_OPTIONS,
) -> None:
    """Runs apt-get in `folder`, with lists and cache of our own, and with `options` besides."""
    state = cache_folder() / "apt"
    settings = {
        "Dir::State::Lists": str(state / "lists"),
        "Dir::Cache": str(state / "cache"),
        "Acquire::Languages": "none",
        # Root's downloads would be made by a user who may not write here; the lock is the one that we hold.
        "APT::Sandbox::User": "root",
        "Debug::NoLocking": "true",
        **options,
    }
    for name in ("lists", "cache"):
        (state / name / "partial").mkdir(parents=True, exist_ok=True)
    command = ["apt-get", *(f"--option={name}={value}" for name, value in settings.items()), *arguments]
    steps.run(step, command, folder, log, is_progress, ENVIRONMENT)
