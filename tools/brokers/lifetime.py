"""A broker's processes live as long as their user, however the user ends."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..cluster.processes import Processes, Program
from ..keeping import kept


@contextmanager
def running(folder: Path, *programs: Program) -> Iterator[None]:
    """`programs` that keep their files in `folder`, each started when the one before is ready; then all is gone.

    Raises ClusterError when one does not get ready, MissingExecutableError when it is not there.
    """
    with kept("tools.broker_keeper", folder):
        processes = Processes(folder)
        for program in programs:
            for started in processes.ensure(program):
                started.wait_until_ready()
        yield


def end(folder: Path) -> None:
    """Kills all that bears the mark of `folder`, also what was started meanwhile, and removes the folder."""
    while Processes(folder).stop():
        pass
    shutil.rmtree(folder)
