"""The registry of the real node: it lets nobody in without a password."""

import json
from dataclasses import dataclass
from http import HTTPStatus

from ..cluster.probes import http_status
from ..cluster.processes import Program
from .layout import NodeLayout


@dataclass(frozen=True)
class Account:
    """Who may push and pull. No secret: the registry listens on loopback and holds nothing of worth."""

    username: str
    password: str
    line: str
    """What the registry knows of it, by `htpasswd -nbB`."""


PUSHER = Account("pusher", "pusher-password", "pusher:$2b$04$dFSPTz48.FlZHsD.8puHN.R8m/gnKvD6OF3jHwt3U6/KguXq5vELm")
PULLER = Account("puller", "puller-password", "puller:$2b$04$KzCY7auxow6xeFF.c7rY2OjZS9iYf2kXlmavNKg0Y7kNOl4ipfKPi")


def registry(layout: NodeLayout) -> Program:
    """Ready when it asks for a password."""
    port = layout.ports.registry
    return Program(
        name="docker-registry",
        arguments=("serve", str(layout.folder / "registry.json")),
        ports=(port,),
        is_ready=lambda: http_status(port, "/v2/") == HTTPStatus.UNAUTHORIZED,
    )


def write_configuration(layout: NodeLayout) -> None:
    """https://distribution.github.io/distribution/about/configuration/"""
    accounts = layout.folder / "accounts"
    accounts.write_text(f"{PUSHER.line}\n{PULLER.line}\n")
    configuration = {
        "version": "0.1",
        "log": {"level": "warn"},
        "storage": {"filesystem": {"rootdirectory": str(layout.folder / "registry")}, "delete": {"enabled": True}},
        "http": {"addr": layout.registry},
        "auth": {"htpasswd": {"realm": "local", "path": str(accounts)}},
    }
    (layout.folder / "registry.json").write_text(json.dumps(configuration, indent=2))
