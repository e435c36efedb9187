"""The demo's folder: everything that it makes lies there, so that removing it leaves nothing behind.

cluster/        the local cluster, with Azurite
project/        a Pulumi project that runs the quickstart's program, with the configuration of its one stack
state/          the backend of that stack
passphrase      of its configuration, which holds the emulator's published key and nothing else
env             what puts a shell into the demo
curve.svg       the picture of the last burst
unfinished      there while something is deployed or destroyed, and after an interruption of that
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from .. import real_node
from ..executables.folders import CLONE, LOCAL
from .errors import DemoError

EXAMPLE = CLONE / "examples" / "quickstart"
FOLDER = LOCAL / "demo"
CLUSTER = FOLDER / "cluster"
PROJECT = FOLDER / "project"
STATE = FOLDER / "state"
PASSPHRASE = FOLDER / "passphrase"
SHELL_FILE = FOLDER / "env"
CURVE = FOLDER / "curve.svg"
UNFINISHED = FOLDER / "unfinished"


@contextmanager
def claimed() -> Iterator[None]:
    """Keeps other runs out of the folder. The operating system lets go of it when the holder ends, however it ends.

    Raises DemoError while another run holds it.
    """
    LOCAL.mkdir(exist_ok=True)
    handle = os.open(LOCAL, os.O_RDONLY)
    try:
        lock(handle)
        yield
    finally:
        os.close(handle)


def lock(handle: int) -> None:
    """Locks an open file or folder. Raises DemoError where another process has done so."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DemoError("a demo of this clone is running: wait for its end, or end it by Ctrl-C") from None


@contextmanager
def unfinished() -> Iterator[None]:
    """Marks what happens inside as unfinished until it ends well."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    UNFINISHED.touch()
    yield
    UNFINISHED.unlink()


def remove() -> bool:
    """Stops the cluster and deletes the folder; False where there was nothing."""
    existed = FOLDER.exists()
    stopped = real_node.down(CLUSTER)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return stopped or existed
