"""Messages that the engine shows beside a resource."""

import grpc
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc


class EngineLog:
    """Sends messages to the engine at `address`, and drops them where there is none."""

    def __init__(self, address: str = "") -> None:
        self._engine = engine_pb2_grpc.EngineStub(grpc.insecure_channel(address)) if address else None

    def warning(self, urn: str, message: str) -> None:
        """A message that stays on the screen."""
        self._send(urn, message, engine_pb2.WARNING, ephemeral=False)

    def status(self, urn: str, message: str) -> None:
        """What is being waited for, replaced by the next message."""
        self._send(urn, message, engine_pb2.INFO, ephemeral=True)

    def _send(self, urn: str, message: str, severity: engine_pb2.LogSeverity.ValueType, *, ephemeral: bool) -> None:
        if self._engine is None:
            return
        request = engine_pb2.LogRequest(severity=severity, message=message, urn=urn, ephemeral=ephemeral)
        try:
            self._engine.Log(request, timeout=5)
        except grpc.RpcError:  # the engine is going away; the message has nobody to reach
            self._engine = None
