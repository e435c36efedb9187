"""Parts of Azure resources on which roles can be given, as the ends of their resource ids.

They have to exist then: what the host makes by itself is none of them
(https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory#resource-scope,
https://learn.microsoft.com/azure/service-bus-messaging/service-bus-managed-service-identity#resource-scope,
https://learn.microsoft.com/azure/event-hubs/authorize-access-azure-active-directory#resource-scope).
"""

import re

ALL = ""
"""The resource as a whole."""
_SERVICE = re.compile("^[a-zA-Z]+Services/default/")


def storage_queue(name: str) -> str:
    """Of a storage account."""
    return f"queueServices/default/queues/{name}"


def service_bus_queue(name: str) -> str:
    """Of a Service Bus namespace."""
    return f"queues/{name}"


def topic(name: str) -> str:
    """Of a Service Bus namespace."""
    return f"topics/{name}"


def subscription(topic_name: str, name: str) -> str:
    """Of a Service Bus namespace: what a topic keeps for one reader."""
    return f"{topic(topic_name)}/subscriptions/{name}"


def event_hub(name: str) -> str:
    """Of an Event Hubs namespace."""
    return f"eventhubs/{name}"


def in_short(part: str) -> str:
    """For a person: `queues/orders`."""
    return _SERVICE.sub("", part)
