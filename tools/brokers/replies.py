"""Asking a broker in its own protocol whether it is there, in a single message."""

import socket

TIMEOUT = 5.0
"""Seconds for one answer."""


def reply(port: int, request: bytes) -> bytes:
    """The beginning of what a server on loopback answers to `request`, or says by itself; empty where nobody does."""
    try:
        with socket.create_connection(("127.0.0.1", port), TIMEOUT) as connection:
            connection.sendall(request)
            return connection.recv(16)
    except OSError:
        return b""
