"""Output bindings: messages and blobs in a storage account."""

import contextlib
import os
from collections.abc import Mapping
from typing import Any

from azure.core.exceptions import ResourceExistsError, ResourceNotFoundError
from azure.storage.blob import BlobClient, ContainerClient

from .project import HostJson, expanded
from .queues import queue_client


def write(binding: Mapping[str, Any], value: Any, host_json: HostJson) -> None:
    """Writes what a function has set. Raises ValueError for a kind of binding that is not known here."""
    match binding["type"]:
        case "queue":
            send(binding, value if isinstance(value, list) else [value], host_json)
        case "blob":
            upload(binding, value)
        case kind:
            raise ValueError(f"output binding {binding['name']}: {kind} is none that this stand-in writes")


def send(binding: Mapping[str, Any], messages: list[Any], host_json: HostJson) -> None:
    """One message each, into a queue that is made if need be."""
    queue = queue_client(binding, host_json)
    for message in messages:
        content = message.encode() if isinstance(message, str) else message
        try:
            queue.send_message(content)
        except ResourceNotFoundError:
            queue.create_queue()
            queue.send_message(content)


def upload(binding: Mapping[str, Any], content: Any) -> None:
    """A blob, in a container that is made if need be; one of the same name is replaced."""
    container, _, name = expanded(binding["path"]).partition("/")
    account = os.environ[binding["connection"]]
    blob = BlobClient.from_connection_string(account, container, name)
    try:
        blob.upload_blob(content, overwrite=True)
    except ResourceNotFoundError:
        # Another replica may have made it meanwhile.
        with contextlib.suppress(ResourceExistsError):
            ContainerClient.from_connection_string(account, container).create_container()
        blob.upload_blob(content, overwrite=True)
