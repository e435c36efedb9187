"""The folder of a cluster: claimed by a lock that also marks it as one, remembered by a state file, removed whole."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import ClusterError
from .layout import LOCK, STATE
from .ports import Ports


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Holds `folder` (made when missing) for one `up` or `down`; a second one waits for its turn.

    The operating system lets go of the lock when the holder ends, however it ends. Raises ClusterError for a folder
    that holds something else: `down` removes all that is in it.
    """
    while True:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_ours(folder):
            raise ClusterError(f"{folder} holds something that is no cluster: choose an empty folder or a new one")
        lock = folder / LOCK
        with lock.open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            # The holder before may have removed the folder: then this lock is one that nobody else will ever see.
            if lock.exists() and os.path.samestat(os.fstat(handle.fileno()), lock.stat()):
                yield
                return


def is_ours(folder: Path) -> bool:
    """Whether a cluster may live in `folder`: it bears the mark of one or is empty."""
    return (folder / LOCK).exists() or not any(folder.iterdir())


def remove(folder: Path) -> None:
    """Deletes `folder`, its mark last, so that an interrupted removal can be finished."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()
    shutil.rmtree(folder)


def remembered_ports(folder: Path) -> Ports | None:
    """The ports that the cluster in `folder` was given, or None where none ever was."""
    state = folder / STATE
    return Ports.from_base(json.loads(state.read_text())["firstPort"]) if state.exists() else None


def remember(folder: Path, ports: Ports) -> None:
    """Writes the ports down for the next start; a reader sees the old ones or the new ones."""
    unfinished = folder / f"{STATE}.unfinished"
    unfinished.write_text(json.dumps({"firstPort": ports.base}) + "\n")
    unfinished.rename(folder / STATE)
