"""Brokers listen on loopback only and leave nothing behind."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.conftest import executables_or_skip
from tools.brokers import running_redis
from tools.cluster.processes import Processes
from tools.executables import find

CLONE = Path(__file__).parents[3]


@pytest.mark.parametrize("name", ["redis", "rabbitmq", "kafka", "mariadb", "prometheus"])
def test_nothing_listens_beyond_loopback(name: str, request: pytest.FixtureRequest) -> None:
    broker = request.getfixturevalue(name)
    listening = {
        connection.laddr
        for _, process in Processes(broker.folder).marked()
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    }
    assert broker.port in {address.port for address in listening}
    assert {address.ip for address in listening} <= {"127.0.0.1", "::1"}


def test_a_broker_ends_with_its_context(tmp_path: Path) -> None:
    folder = tmp_path / "redis"
    folder.mkdir()
    with executables_or_skip(), running_redis(folder):
        assert Processes(folder).alive().keys() == {"redis-server"}
    assert Processes(folder).marked() == []
    assert not folder.exists()


def test_a_broker_ends_with_a_killed_user(tmp_path: Path) -> None:
    with executables_or_skip():
        find("redis-server")
    folder = tmp_path / "redis"
    folder.mkdir()
    user = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import pathlib, time; from tools.brokers import running_redis\n"
            f"with running_redis(pathlib.Path({str(folder)!r})): print('up', flush=True); time.sleep(600)",
        ],
        cwd=CLONE,
        stdout=subprocess.PIPE,
    )
    assert user.stdout
    assert user.stdout.readline() == b"up\n"
    assert Processes(folder).marked()
    user.kill()
    user.wait()
    deadline = time.monotonic() + 60
    while folder.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert Processes(folder).marked() == []
