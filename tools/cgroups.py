"""Control groups of containers: a root that the kubelet or BuildKit finds, and what is left of it afterwards.

They are the only thing of a node that its namespaces do not take along.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
VERSION_1 = ("cpu", "cpuacct", "cpuset", "memory", "pids", "devices", "freezer", "blkio", "systemd")
"""Hierarchies that the kubelet or runc use, as far as they are there."""
INHERITED = ("cpuset.cpus", "cpuset.mems")
"""What version 1 leaves empty in a new group, in which nothing could run then."""
PATIENCE = 2.0
"""Seconds until the groups of processes that have just ended are empty."""


def controllers() -> list[Path]:
    """The folders that a group has to be made in: one in version 2, one for each hierarchy in version 1."""
    if (ROOT / "cgroup.controllers").exists():
        return [ROOT]
    return [ROOT / name for name in VERSION_1 if (ROOT / name).is_dir()]


def make(name: str) -> None:
    """The group of all containers."""
    for folder in controllers():
        group = folder / name
        group.mkdir(exist_ok=True)
        for file in INHERITED:
            if folder != ROOT and (folder / file).exists():
                (group / file).write_text((folder / file).read_text())


def remove(name: str) -> None:
    """The group and all below it, once their processes have ended."""
    deadline = time.monotonic() + PATIENCE
    while (left := list(groups(name))) and time.monotonic() < deadline:
        for group in left:
            with contextlib.suppress(OSError):
                group.rmdir()
        time.sleep(0.02)


def groups(name: str) -> Iterator[Path]:
    """Those that there are, the inner ones first; also in the hierarchy of version 2 that is beside those of version 1
    and in which runc makes them unasked."""
    for folder in (ROOT / name, *ROOT.glob(f"*/{name}")):
        for path, _, _ in os.walk(folder, topdown=False):
            yield Path(path)
