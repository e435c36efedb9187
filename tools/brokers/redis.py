"""Redis: the lists and streams that functions read and KEDA counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..cluster.processes import Program
from .free_ports import free_ports
from .lifetime import running
from .replies import reply

PASSWORD = "a password"  # noqa: S105 - of a server on loopback that lives for a test
"""With a space, so that whoever forgets to quote it notices."""


@dataclass(frozen=True)
class Redis:
    """A running server."""

    folder: Path
    port: int

    @property
    def connection_string(self) -> str:
        """As the Functions extension takes it
        (https://stackexchange.github.io/StackExchange.Redis/Configuration)."""
        return f"127.0.0.1:{self.port},password={PASSWORD},ssl=False,abortConnect=False"


@contextmanager
def running_redis(folder: Path) -> Iterator[Redis]:
    """A server that keeps everything in memory."""
    (port,) = free_ports(1)
    with running(folder, server(folder, port)):
        yield Redis(folder, port)


def server(folder: Path, port: int) -> Program:
    """Asks for a password, and does not write to disk."""
    return Program(
        name="redis-server",
        arguments=(
            *("--bind", "127.0.0.1"),
            *("--port", str(port)),
            *("--requirepass", PASSWORD),
            *("--save", ""),
            *("--appendonly", "no"),
            *("--dir", str(folder)),
            # A title would be written over the environment, and with it over the mark by which the server is found.
            *("--set-proc-title", "no"),
        ),
        ports=(port,),
        is_ready=lambda: reply(port, b"PING\r\n").startswith(b"-NOAUTH"),
    )
