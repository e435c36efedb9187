"""RabbitMQ: AMQP 0-9-1 queues."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..cluster.processes import Program
from .free_ports import free_ports
from .lifetime import running
from .replies import reply

AMQP_HEADER = b"AMQP\x00\x00\x09\x01"
METHOD_FRAME = b"\x01"
"""What a server begins its answer with, when it speaks this version
(https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf, 2.2.4 and 2.3.5)."""

NAMES_REQUEST = b"\x00\x01n"
"""Asks Erlang's name server which nodes it knows
(https://www.erlang.org/doc/apps/erts/erl_dist_protocol.html#epmd-protocol)."""

CONFIGURATION = """\
listeners.tcp.1 = 127.0.0.1:{port}
log.console = true
log.console.level = warning
log.file = false
"""
ERLANG_FLAGS = "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none"
"""Loopback for the connections between nodes, one scheduler, and no waiting that burns a processor."""


@dataclass(frozen=True)
class RabbitMq:
    """A running broker."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """AMQP URL of the default virtual host, for the user whom RabbitMQ knows from the start."""
        return f"amqp://guest:guest@127.0.0.1:{self.port}/%2F"


@contextmanager
def running_rabbitmq(folder: Path) -> Iterator[RabbitMq]:
    """A broker without plugins."""
    port, node_port, names_port = free_ports(3)
    (folder / "rabbitmq.conf").write_text(CONFIGURATION.format(port=port))
    (folder / "plugins").write_text("[].\n")
    with running(folder, name_server(names_port), server(folder, port, node_port, names_port)):
        yield RabbitMq(folder, port)


def name_server(port: int) -> Program:
    """Erlang's, without which no node starts; one that Erlang starts by itself listens everywhere."""
    return Program(
        name="epmd",
        arguments=("-address", "127.0.0.1", "-port", str(port)),
        ports=(port,),
        is_ready=lambda: reply(port, NAMES_REQUEST) != b"",
    )


def server(folder: Path, port: int, node_port: int, names_port: int) -> Program:
    """The broker."""
    return Program(
        name="rabbitmq-server",
        arguments=(),
        ports=(port, node_port),
        is_ready=lambda: reply(port, AMQP_HEADER).startswith(METHOD_FRAME),
        environment={
            "ERL_EPMD_PORT": str(names_port),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
            "RABBITMQ_DIST_PORT": str(node_port),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_LOG_BASE": str(folder / "logs"),
            "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
            "RABBITMQ_NODENAME": f"port{port}@localhost",
            "RABBITMQ_PID_FILE": str(folder / "pid"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": ERLANG_FLAGS,
        },
    )
