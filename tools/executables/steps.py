"""One step of a build: a command whose output goes to a log, line by line past whoever counts."""

import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .errors import ExecutableError

SHOWN_LINES = 20
"""Lines of the log that the message about a failed step repeats."""


def run(
    step: str,
    command: Sequence[str],
    folder: Path,
    log: Path,
    is_progress: Callable[[str], bool],
    environment: Mapping[str, str] | None = None,
) -> None:
    """Runs `command` in `folder`, adds what it prints to `log` and asks `is_progress` about each line of it.

    `environment` comes on top of this process's own. When the command fails, raises ExecutableError with the last lines
    that are not mere progress. An interrupt ends the command with all that it started before it goes on.
    """
    last_lines: deque[str] = deque(maxlen=SHOWN_LINES)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as record, started(step, command, folder, {**os.environ, **(environment or {})}) as process:
        record.write(f"$ {' '.join(command)}\n")
        try:
            assert process.stdout is not None  # noqa: S101 - the pipe is asked for below
            for line in process.stdout:
                record.write(line)
                if not is_progress(line.rstrip("\n")):
                    last_lines.append(line)
            status = process.wait()
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            raise
    if status != 0:
        raise ExecutableError(f"{step} failed with exit status {status}:\n{''.join(last_lines)}Whole log: {log}")


def started(step: str, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """The command in a process group of its own, which the terminal's interrupt does not reach before us."""
    try:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    except FileNotFoundError:
        raise ExecutableError(f"{step}: `{command[0]}` is not on PATH: install it") from None
