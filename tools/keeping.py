"""What does not outlive its user, however the user ends."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .executables.folders import CLONE


@contextmanager
def kept(keeper: str, folder: Path) -> Iterator[None]:
    """`python -m KEEPER FOLDER` takes down what is in the folder when the block ends, or this process does."""
    command = [sys.executable, "-m", keeper, str(folder)]
    # A session of its own: Ctrl-C must not reach the one that cleans up after it.
    with subprocess.Popen(command, cwd=CLONE, stdin=subprocess.PIPE, start_new_session=True):
        yield
