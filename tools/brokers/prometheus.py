"""Prometheus, which reads the metrics of one server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import yaml

from ..cluster.probes import http_status
from ..cluster.processes import Program
from .free_ports import free_ports
from .lifetime import running


@dataclass(frozen=True)
class Prometheus:
    """A running server."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """Where it answers queries."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def running_prometheus(folder: Path, exporter_port: int) -> Iterator[Prometheus]:
    """A server that reads `/metrics` of `exporter_port` every second."""
    (port,) = free_ports(1)
    configuration = {
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s"},
        "scrape_configs": [{"job_name": "app", "static_configs": [{"targets": [f"127.0.0.1:{exporter_port}"]}]}],
    }
    (folder / "prometheus.yml").write_text(yaml.safe_dump(configuration))
    with running(folder, server(folder, port)):
        yield Prometheus(folder, port)


def server(folder: Path, port: int) -> Program:
    """The server."""
    return Program(
        name="prometheus",
        arguments=(
            f"--config.file={folder / 'prometheus.yml'}",
            f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{port}",
            "--log.level=warn",
        ),
        ports=(port,),
        is_ready=lambda: http_status(port, "/-/ready") == HTTPStatus.OK,
    )
