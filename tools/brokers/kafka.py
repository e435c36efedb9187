"""Kafka: one process that is broker and controller (KRaft mode, https://kafka.apache.org/documentation/#kraft)."""

import os
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

CLUSTER_ID = "AAAAAAAAAAAAAAAAAAAAAQ"
"""22 digits of base 64."""
API_VERSIONS_REQUEST = b"\x00\x00\x00\x0a\x00\x12\x00\x00\x00\x00\x00\x01\xff\xff"
"""The question that every version answers: 10 bytes, ApiVersions version 0, number 1, no client's name
(https://kafka.apache.org/protocol.html#The_Messages_ApiVersions)."""

CONFIGURATION = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller_port}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.replication.factor=1
group.initial.rebalance.delay.ms=0
"""
JAVA_OPTIONS = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true"
"""Little memory, a quick start, and addresses that read as they are written."""


@dataclass(frozen=True)
class Kafka:
    """A running broker."""

    folder: Path
    port: int

    @property
    def bootstrap_servers(self) -> str:
        """Where clients begin."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def running_kafka(folder: Path) -> Iterator[Kafka]:
    """A broker on which topics have to be created."""
    port, controller_port = free_ports(2)
    configuration = folder / "server.properties"
    data = folder / "data"
    configuration.write_text(CONFIGURATION.format(port=port, controller_port=controller_port, data=data))
    format_storage(configuration)
    with running(folder, server(configuration, port, controller_port)):
        yield Kafka(folder, port)


def format_storage(configuration: Path) -> None:
    """Prepares the folder of the data, without which a broker does not start. Raises ClusterError when that fails."""
    command = [str(find("kafka-storage")), "format", f"--cluster-id={CLUSTER_ID}", f"--config={configuration}"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClusterError(f"kafka-storage format failed for {configuration}: {done.stderr.strip()}")


def server(configuration: Path, port: int, controller_port: int) -> Program:
    """The broker."""
    return Program(
        name="kafka-server",
        arguments=(str(configuration),),
        ports=(port, controller_port),
        is_ready=lambda: reply(port, API_VERSIONS_REQUEST) != b"",
        environment=environment(),
    )


def environment() -> dict[str, str]:
    """What the launchers need: no more of the user's than PATH."""
    return {"PATH": os.environ["PATH"], "JAVA": str(find("java")), "JDK_JAVA_OPTIONS": JAVA_OPTIONS}
