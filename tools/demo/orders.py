"""The queue of orders, as the functions of the quickstart read it."""

import json
import uuid
from dataclasses import dataclass

from azure.core.exceptions import ResourceNotFoundError
from azure.storage.queue import QueueClient, TextBase64EncodePolicy

from ..cluster import Cluster

QUEUE = "orders"
MOST_AT_ONCE = 32
"""Messages in one answer (https://learn.microsoft.com/rest/api/storageservices/get-messages)."""


@dataclass(frozen=True)
class Orders:
    """The queue in the cluster's storage emulator."""

    client: QueueClient

    @classmethod
    def of(cls, cluster: Cluster) -> "Orders":
        """The queue, made if need be, without what an earlier run left in it."""
        # Base64 is what the Functions host expects unless host.json says otherwise.
        client = QueueClient.from_connection_string(
            cluster.azurite_connection_string, QUEUE, message_encode_policy=TextBase64EncodePolicy()
        )
        try:
            client.clear_messages()
        except ResourceNotFoundError:
            client.create_queue()
        return cls(client)

    def place(self, number: int) -> None:
        """Put that many orders into the queue."""
        for _ in range(number):
            order = {"id": str(uuid.uuid4()), "lines": [{"article": "tea", "quantity": 2, "price": 4.5}]}
            self.client.send_message(json.dumps(order))

    def waiting(self) -> int:
        """How many there are."""
        return self.client.get_queue_properties().approximate_message_count or 0

    def take(self, number: int) -> None:
        """Remove that many, or all that there are."""
        if number == 0:
            return
        page = min(number, MOST_AT_ONCE)
        for message in self.client.receive_messages(messages_per_page=page, max_messages=number):
            self.client.delete_message(message)
