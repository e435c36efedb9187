"""MariaDB, which KEDA and clients take for MySQL."""

import getpass
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..cluster.errors import ClusterError
from ..cluster.processes import Program
from ..executables import find
from .free_ports import free_ports
from .lifetime import running
from .replies import reply

DATABASE, USER, PASSWORD = "shop", "functions", "p@ss:word"
"""The password has what connection strings and URLs take for separators."""
PROTOCOL_VERSION = 10
"""Fifth byte of a server's greeting (https://mariadb.com/kb/en/connection/#initial-handshake-packet)."""

SYSTEM_TABLES = ("mysql_system_tables.sql", "mysql_performance_tables.sql", "mysql_system_tables_data.sql")
"""Scripts beside the server's messages that make its own tables (https://mariadb.com/kb/en/mariadb-install-db/)."""
BEFORE_SYSTEM_TABLES = "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL, @skip_auth_anonymous = 1;\n"
ACCOUNTS = f"""\
CREATE DATABASE {DATABASE};
CREATE USER '{USER}'@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';
GRANT ALL ON *.* TO '{USER}'@'127.0.0.1';
"""


@dataclass(frozen=True)
class MariaDb:
    """A running server with an empty database and a user who may do everything."""

    folder: Path
    port: int

    @property
    def connection_string(self) -> str:
        """As the Functions extension takes it
        (https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-mysql)."""
        return f"Server=127.0.0.1;Port={self.port};Database={DATABASE};User ID={USER};Password={PASSWORD};SslMode=None"


@contextmanager
def running_mariadb(folder: Path) -> Iterator[MariaDb]:
    """A server that keeps little in memory."""
    (port,) = free_ports(1)
    make_system_tables(folder)
    (folder / "accounts.sql").write_text(ACCOUNTS)
    with running(folder, server(folder, port)):
        yield MariaDb(folder, port)


def make_system_tables(folder: Path) -> None:
    """The server's own tables, without which it knows no users. Raises ClusterError with its complaint if it fails."""
    data(folder).mkdir()
    scripts = "".join((base() / "share" / "mysql" / name).read_text() for name in SYSTEM_TABLES)
    done = subprocess.run(
        [find("mariadbd"), *options(folder), "--bootstrap"],
        input=BEFORE_SYSTEM_TABLES + scripts,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ClusterError(f"mariadbd --bootstrap failed in {folder}: {done.stderr.strip()}")


def server(folder: Path, port: int) -> Program:
    """The server. It makes the accounts before it listens."""
    return Program(
        name="mariadbd",
        arguments=(
            *options(folder),
            "--bind-address=127.0.0.1",
            f"--port={port}",
            # In the folder of the data: the whole path may be longer than a socket's may be.
            "--socket=server.sock",
            f"--init-file={folder / 'accounts.sql'}",
            "--skip-name-resolve",
            "--performance-schema=OFF",
        ),
        ports=(port,),
        is_ready=lambda: reply(port, b"")[4:5] == bytes([PROTOCOL_VERSION]),
    )


def options(folder: Path) -> tuple[str, ...]:
    """What holds for the making of tables and for the server: no configuration of the machine, small files."""
    return (
        "--no-defaults",
        f"--basedir={base()}",
        f"--datadir={data(folder)}",
        f"--tmpdir={folder}",
        # Root is refused otherwise; everybody else may only name himself.
        f"--user={getpass.getuser()}",
        "--innodb-buffer-pool-size=8M",
        "--innodb-log-file-size=4M",
        "--innodb-flush-log-at-trx-commit=0",
    )


def base() -> Path:
    """The folder above that of the executable, in which packages put all else."""
    return find("mariadbd").resolve().parents[1]


def data(folder: Path) -> Path:
    """Where the tables are."""
    return folder / "data"
