"""Lets what listens on loopback of one network be reached from another: `python -m tools.real_node.doorway`.

Arguments: the address to listen on, here; the other network, as a file of /proc; ports, the same on both sides.

A real node lives in a network of its own. Through one doorway, this machine's loopback shows its API server, registry
and storage emulator; through another, its pods reach the storage emulator at the address of their bridge.
"""

import asyncio
import contextlib
import ctypes
import os
import socket
import sys
from pathlib import Path

CLONE_NEWNET = 0x40000000
CHUNK = 65536


async def serve(listening: list[socket.socket]) -> None:
    """Passes on what comes, each connection to the same port of loopback in the network that this process is in."""
    servers = [await asyncio.start_server(pass_on, sock=each) for each in listening]
    await asyncio.gather(*(server.serve_forever() for server in servers))


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection, until both sides have ended it."""
    port = writer.get_extra_info("sockname")[1]
    try:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        writer.close()
        return
    await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer))
    for each in (writer, far_writer):
        each.close()


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One direction, with its end."""
    with contextlib.suppress(OSError):
        while content := await reader.read(CHUNK):
            writer.write(content)
            await writer.drain()
        writer.write_eof()


def enter(network: Path) -> None:
    """Moves this process to another network; sockets stay in the one that they were made in. Raises OSError."""
    with network.open() as file:
        # os.setns is there from Python 3.12 on.
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(network))


def main(address: str, network: Path, ports: list[int]) -> None:
    """Listens first, then goes where the others are."""
    listening = [socket.create_server((address, port)) for port in ports]
    enter(network)
    asyncio.run(serve(listening))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [int(port) for port in sys.argv[3:]])
