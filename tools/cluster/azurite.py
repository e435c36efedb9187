"""Azurite, the storage emulator: the queues that functions read and KEDA counts."""

from .layout import Layout
from .ports import Ports
from .probes import http_status
from .processes import Program

ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The emulator's published account key, no secret
(https://learn.microsoft.com/azure/storage/common/storage-connect-azurite)."""


def azurite(layout: Layout) -> Program:
    """The emulator, keeping queues and messages over a restart (writes of the last seconds excepted)."""
    ports = layout.ports
    listening = {"blob": ports.azurite_blob, "queue": ports.azurite_queue, "table": ports.azurite_table}
    addresses = [(f"--{service}Host=127.0.0.1", f"--{service}Port={port}") for service, port in listening.items()]
    return Program(
        name="azurite",
        arguments=(
            f"--location={layout.folder / 'azurite'}",
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck",
            *(argument for pair in addresses for argument in pair),
        ),
        ports=tuple(listening.values()),
        is_ready=lambda: all(http_status(port, "/") is not None for port in listening.values()),
    )


def connection_string(ports: Ports, address: str = "127.0.0.1") -> str:
    """The emulator addressed in full, as KEDA needs it: its scalers do not know `UseDevelopmentStorage=true`."""
    endpoints = {
        "BlobEndpoint": ports.azurite_blob,
        "QueueEndpoint": ports.azurite_queue,
        "TableEndpoint": ports.azurite_table,
    }
    addresses = [f"{endpoint}=http://{address}:{port}/{ACCOUNT};" for endpoint, port in endpoints.items()]
    return f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};{''.join(addresses)}"
