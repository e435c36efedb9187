"""Clients of storage queues, as bindings and host.json ask for them."""

import os
from collections.abc import Mapping
from typing import Any

from azure.storage.queue import BinaryBase64DecodePolicy, BinaryBase64EncodePolicy, QueueClient

from .project import HostJson, expanded


def queue_client(binding: Mapping[str, Any], host_json: HostJson, suffix: str = "") -> QueueClient:
    """The queue of a binding; with a `suffix`, one that belongs to it. Content is bytes.

    Raises ValueError for an encoding other than base64, the host's default.
    """
    encoding = host_json.extension("queues").get("messageEncoding", "base64")
    if encoding != "base64":
        raise ValueError(f"host.json: extensions.queues.messageEncoding {encoding!r} is none that this stand-in reads")
    return QueueClient.from_connection_string(
        os.environ[binding["connection"]],
        f"{expanded(binding['queueName'])}{suffix}",
        message_encode_policy=BinaryBase64EncodePolicy(),
        message_decode_policy=BinaryBase64DecodePolicy(),
    )
