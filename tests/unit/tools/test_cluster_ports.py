import socket
from dataclasses import astuple

import pytest

from tools.cluster import ports
from tools.cluster.errors import ClusterError
from tools.cluster.ports import Ports, free_block, is_free


def test_a_block_is_neighbours_below_the_ports_of_outgoing_connections() -> None:
    block = astuple(free_block())
    assert block == tuple(range(block[0], block[0] + len(block)))
    assert block[0] >= ports.FIRST
    assert block[-1] <= ports.LAST


def test_a_block_is_remembered_by_its_first_port() -> None:
    assert Ports.from_base(20_000).base == 20_000
    assert Ports.from_base(20_000).last == 20_000 + len(astuple(Ports.from_base(20_000))) - 1


def test_a_port_that_is_listened_on_is_not_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not is_free(port)
    assert is_free(port)


def test_a_block_with_a_port_in_use_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(astuple(Ports.from_base(0)))
    monkeypatch.setattr(ports, "FIRST", 20_000)
    monkeypatch.setattr(ports, "LAST", 20_000 + 2 * size - 1)
    monkeypatch.setattr(ports, "is_free", lambda port: port != 20_000 + size - 1)
    assert free_block().base == 20_000 + size


def test_no_free_block_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "is_free", lambda _: False)
    with pytest.raises(ClusterError, match="no 16 neighbouring free ports between 20000 and 32767"):
        free_block()
