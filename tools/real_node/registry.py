"""The registry of the real node: it lets nobody in without a password."""

from http import HTTPStatus

from ..cluster.probes import http_status
from ..cluster.processes import Program
from ..image_builder.registry_settings import PULLER, PUSHER, settings_file, write_settings
from .layout import NodeLayout


def registry(layout: NodeLayout) -> Program:
    """Ready when it asks for a password."""
    port = layout.ports.registry
    return Program(
        name="docker-registry",
        arguments=("serve", str(settings_file(layout.folder))),
        ports=(port,),
        is_ready=lambda: http_status(port, "/v2/") == HTTPStatus.UNAUTHORIZED,
    )


def write_configuration(layout: NodeLayout) -> None:
    """For those who may push and those who may pull."""
    write_settings(layout.folder, layout.folder / "registry", {"addr": layout.registry}, (PUSHER, PULLER))
