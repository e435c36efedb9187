"""The processes of a cluster: started detached, found again by a mark, stopped.

Each process carries two variables in its environment, the cluster's folder and its own name. The mark is set before
the process exists, and the operating system keeps it: a starter that is killed half way leaves no process that cannot
be found, a recycled process id never bears the mark, and no record can go stale, not even when the folder is deleted.
"""

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from ..executables import find
from .errors import ClusterError

FOLDER_MARK = "KEDA_FUNCTIONS_CLUSTER"
NAME_MARK = "KEDA_FUNCTIONS_PROCESS"

PATIENCE = 120.0
"""Seconds until a living process that does not get ready is given up; on a busy machine the slowest takes 15."""
INTERVAL = 0.05
"""Seconds between two questions."""
LOG_LINES = 15
"""Lines of its log that are shown of a process that failed."""


@dataclass(frozen=True)
class Program:
    """One process of the cluster, as it has to be started."""

    name: str
    """Name of its executable, unless that is given."""
    arguments: tuple[str, ...]
    ports: tuple[int, ...]
    """Ports that it will listen on."""
    is_ready: Callable[[], bool]
    """Asks whether it does its work."""
    environment: Mapping[str, str] = field(default_factory=dict)
    executable: str | None = None
    """Path of it, or a command that every machine has, for what is none of the pinned executables."""


@dataclass(frozen=True)
class Running:
    """A program that was started, now or by an earlier run."""

    program: Program
    process_id: int
    log: Path

    def wait_until_ready(self) -> None:
        """Asks until it does its work. Raises ClusterError when it ends before, or after `PATIENCE` seconds."""
        deadline = time.monotonic() + PATIENCE
        while not self.program.is_ready():
            if not is_alive(self.process_id):
                raise ClusterError(f"{self.program.name} ended before it was ready; {self.last_words()}")
            if time.monotonic() > deadline:
                raise ClusterError(f"{self.program.name} is not ready after {PATIENCE:.0f} s; {self.last_words()}")
            time.sleep(INTERVAL)

    def last_words(self) -> str:
        """Where the log is and how it ends."""
        lines = self.log.read_text(errors="replace").splitlines()[-LOG_LINES:]
        return "\n".join([f"the end of {self.log}:", *(f"  {line}" for line in lines)])


@dataclass(frozen=True)
class Processes:
    """The processes of the cluster in `folder`."""

    folder: Path

    def alive(self) -> dict[str, psutil.Process]:
        """Living processes by name. One that was started a millisecond ago may not show its environment yet."""
        return dict(self.marked())

    def marked(self) -> list[tuple[str, psutil.Process]]:
        """All living processes with the name that each bears; what a process starts bears its mark, too."""
        environments = ((process, process.info["environ"] or {}) for process in psutil.process_iter(["environ"]))
        return [(env[NAME_MARK], process) for process, env in environments if env.get(FOLDER_MARK) == str(self.folder)]

    def ensure(self, *programs: Program) -> list[Running]:
        """Those programs, running: found, or else started."""
        alive = self.alive()
        return [
            Running(program, alive[program.name].pid, self.log(program))
            if program.name in alive
            else Running(program, self.start(program), self.log(program))
            for program in programs
        ]

    def start(self, program: Program) -> int:
        """Starts `program` in a session of its own, safe from Ctrl-C and a closed terminal, and returns its process id.

        The shell in between leaves at once: its child belongs to init, which removes it from the process table when it
        ends. The environment is not the user's, whose proxies and cloud credentials are none of the cluster's business.
        """
        log = self.log(program)
        log.parent.mkdir(exist_ok=True)
        script = 'log=$1; shift; "$@" </dev/null >>"$log" 2>&1 & echo $!'
        shell = subprocess.run(
            ["/bin/sh", "-c", script, "sh", log, program.executable or find(program.name), *program.arguments],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder),
                **program.environment,
                FOLDER_MARK: str(self.folder),
                NAME_MARK: program.name,
            },
            stdout=subprocess.PIPE,
            start_new_session=True,
            check=True,
        )
        return int(shell.stdout)

    def stop(self) -> int:
        """Kills all of them and returns how many there were.

        At once and not gently: the cluster is thrown away, and a gentle stop of an API server waits for its watches.
        """
        alive = [process for _, process in self.marked()]
        for process in alive:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(alive, timeout=PATIENCE)
        return len(alive)

    def log(self, program: Program) -> Path:
        """The log of one process, kept over its starts."""
        return self.folder / "logs" / f"{program.name}.log"


def is_alive(process_id: int) -> bool:
    """Whether a process runs. Where no init collects the dead, an ended one remains as a zombie."""
    try:
        return psutil.Process(process_id).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
