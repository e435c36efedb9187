"""The process: a gRPC server on a free port of the loopback interface, ended by the engine."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import grpc
from pulumi.runtime.proto import provider_pb2_grpc

CALLS: Final = 256
"""At once. A call that waits for an object holds a thread, and Cancel must still find one."""
MESSAGE_BYTES: Final = 400 * 1024 * 1024
"""As large as the engine accepts."""
PATIENCE: Final = 1.0
"""Seconds between two looks whether the engine that started this process is still there."""


def serve(
    arguments: list[str],
    provider: Callable[[str], provider_pb2_grpc.ResourceProviderServicer],
    at_end: Callable[[], None] = lambda: None,
) -> None:
    """Serve what `provider` makes of the engine's address, while the engine lives; then call `at_end`.

    The engine passes its address and reads the port from the first line of the output.
    """
    parent = os.getppid()
    engine = next((argument for argument in arguments if not argument.startswith("-")), "")
    server = grpc.server(
        ThreadPoolExecutor(CALLS),
        options=[
            ("grpc.max_receive_message_length", MESSAGE_BYTES),
            ("grpc.max_send_message_length", MESSAGE_BYTES),
        ],
    )
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(provider(engine), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    while server.wait_for_termination(PATIENCE) and os.getppid() == parent:
        pass
    # An engine that was killed asks for no answers any more; threads that wait for an object are not waited for.
    at_end()
    os._exit(0)
