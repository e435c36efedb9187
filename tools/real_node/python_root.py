"""The root file system of pods: Python, libraries and a shell.

It is made once for all clones that have the same libraries. All Python code is compiled ahead, since a pod that did it
would take seconds to start.
"""

import shutil
from pathlib import Path

from rich.console import Console

from ..executables import debian_unpack, steps
from . import debian_root, python_libraries
from .oci import Layer

NAME = "python-root"
PACKAGES = ("base-files", "coreutils", "dash", "libc-bin", "python3", "python3-cryptography", "python3-pip", "tini")
"""Python's libraries are added by `python_libraries`, but for the one that is compiled. Dockerfiles run pip; tini is a
container's first process."""
LIBRARIES = "/usr/lib"
MANAGED = "usr/lib/python3*/EXTERNALLY-MANAGED"
"""Keeps pip out of an installed system. This is none."""


def layer(console: Console) -> Layer:
    """The root as a layer, from the cache or made now. Raises ExecutableError where it cannot be had."""
    inputs = (Path(__file__).read_text(), *python_libraries.versions())
    return debian_root.layer(NAME, PACKAGES, console, *inputs, finish=finish)


def finish(root: Path, log: Path) -> None:
    """Adds the libraries, and compiles."""
    for managed in root.glob(MANAGED):
        managed.unlink()
    for place, source in python_libraries.contents().items():
        copy = root / place.lstrip("/")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    compiling = ("chroot", str(root), "python3", "-m", "compileall", "-q", "--invalidation-mode=unchecked-hash")
    steps.run(f"{NAME}: compileall", (*compiling, LIBRARIES), root, log, debian_unpack.nothing_said)
