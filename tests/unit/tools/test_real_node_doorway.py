import asyncio
import socket

from tools.real_node.doorway import serve


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"answered: " + await reader.read())
    writer.write_eof()
    await writer.drain()
    writer.close()


async def ask(address: str, port: int) -> bytes:
    reader, writer = await asyncio.open_connection(address, port)
    writer.write(b"question")
    writer.write_eof()
    answered = await reader.read()
    writer.close()
    return answered


def test_what_comes_goes_to_the_same_port_and_the_answer_comes_back() -> None:
    async def through_the_doorway() -> bytes:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        doorway = asyncio.create_task(serve([socket.create_server(("127.0.0.2", port))]))
        answered = await ask("127.0.0.2", port)
        doorway.cancel()
        server.close()
        return answered

    assert asyncio.run(through_the_doorway()) == b"answered: question"


def test_a_server_that_is_not_there_ends_the_connection() -> None:
    async def through_the_doorway() -> bytes:
        listening = socket.create_server(("127.0.0.2", 0))
        doorway = asyncio.create_task(serve([listening]))
        answered = await ask("127.0.0.2", listening.getsockname()[1])
        doorway.cancel()
        return answered

    assert asyncio.run(through_the_doorway()) == b""
