import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tools.cluster import processes
from tools.cluster.errors import ClusterError
from tools.cluster.processes import Processes, Program


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    """A cluster whose programs are shell commands."""
    monkeypatch.setattr(processes, "find", lambda _: Path("/bin/sh"))
    cluster = Processes(tmp_path)
    yield cluster
    cluster.stop()


def program(script: str, name: str = "etcd", *, ready: bool = True) -> Program:
    return Program(name, ("-c", script), (), lambda: ready)


def test_a_program_is_started_once_and_found_again(cluster: Processes) -> None:
    (started,) = cluster.ensure(program("echo up; exec sleep 60"))
    started.wait_until_ready()
    until_marked(cluster, "etcd")
    (found,) = cluster.ensure(program("echo twice"))
    assert found.process_id == started.process_id == cluster.alive()["etcd"].pid
    assert started.log.read_text() == "up\n"


def test_a_program_has_a_session_of_its_own_and_no_secrets_of_its_starter(
    cluster: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_CLIENT_SECRET", "hush")
    (started,) = cluster.ensure(program("exec sleep 60"))
    until_marked(cluster, "etcd")
    assert "AZURE_CLIENT_SECRET" not in psutil.Process(started.process_id).environ()
    assert os.getsid(started.process_id) != os.getsid(0)


def test_a_program_that_ends_before_it_is_ready_is_reported_with_its_last_lines(cluster: Processes) -> None:
    (started,) = cluster.ensure(program("seq 100; echo bind: address already in use; exit 1", ready=False))
    with pytest.raises(ClusterError, match=r"etcd ended before it was ready; the end of .*etcd\.log") as error:
        started.wait_until_ready()
    lines = str(error.value).splitlines()
    assert lines[-1] == "  bind: address already in use"
    assert len(lines) == 1 + processes.LOG_LINES


def test_a_program_that_never_gets_ready_is_reported(cluster: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.0)
    (started,) = cluster.ensure(program("exec sleep 60", ready=False))
    with pytest.raises(ClusterError, match="etcd is not ready after 0 s"):
        started.wait_until_ready()


def test_stop_ends_what_bears_the_mark_of_this_folder_and_nothing_else(cluster: Processes, tmp_path: Path) -> None:
    other_folder = {**os.environ, processes.FOLDER_MARK: str(tmp_path / "other"), processes.NAME_MARK: "etcd"}
    unmarked = {name: value for name, value in os.environ.items() if name != processes.FOLDER_MARK}
    strangers = [subprocess.Popen(["/bin/sleep", "60"], env=environment) for environment in (other_folder, unmarked)]
    try:
        cluster.ensure(program("exec sleep 60"), program("exec sleep 60", name="kwok"))
        until_marked(cluster, "etcd", "kwok")
        assert cluster.stop() == 2
        assert cluster.alive() == {}
        assert [stranger.poll() for stranger in strangers] == [None, None]
    finally:
        for stranger in strangers:
            stranger.kill()
            stranger.wait()


def test_stop_ends_what_a_program_has_started_too(cluster: Processes) -> None:
    cluster.ensure(program("sleep 60 & exec sleep 60"))
    while [process.name() for _, process in cluster.marked()] != ["sleep", "sleep"]:
        pass
    assert cluster.stop() == 2
    assert cluster.marked() == []


def until_marked(cluster: Processes, *names: str) -> None:
    """Until the processes have begun their own program and show their environment."""
    while not cluster.alive().keys() >= set(names):
        pass
