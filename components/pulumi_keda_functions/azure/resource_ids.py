"""Ids of Azure resources: `/subscriptions/…/resourceGroups/…/providers/…`."""

import re

_SUBNET = re.compile(
    r"/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Network/virtualNetworks/[^/]+/subnets/[^/]+",
    re.IGNORECASE,
)


def subscription_of(resource_id: str) -> str:
    """The subscription of a resource. Raises ValueError for what is no id."""
    match resource_id.split("/"):
        case ["", subscriptions, subscription, *_] if subscriptions.lower() == "subscriptions" and subscription:
            return subscription
        case _:
            message = f"{resource_id!r} is no id of an Azure resource, /subscriptions/…"
            raise ValueError(message)


def last_name_of(resource_id: str) -> str:
    """The resource's own name: `nodes` of `…/virtualNetworks/shop/subnets/nodes`."""
    return resource_id.rstrip("/").rpartition("/")[2]


def parent_of(resource_id: str) -> str:
    """The resource that it is a part of: the virtual network of a subnet."""
    return "/".join(resource_id.rstrip("/").split("/")[:-2])


def resource_group_id(subscription_id: str, name: str) -> str:
    """The id of a resource group."""
    return f"/subscriptions/{subscription_id}/resourceGroups/{name}"


def is_subnet(resource_id: str) -> bool:
    """Whether an id names a subnet."""
    return _SUBNET.fullmatch(resource_id) is not None
