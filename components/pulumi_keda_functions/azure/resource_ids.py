"""Ids of Azure resources: `/subscriptions/…/resourceGroups/…/providers/…`."""

import re

_IN_SUBSCRIPTION = re.compile("/subscriptions/(?P<subscription>[^/]+)(/.*)?", re.IGNORECASE)


def subscription_of(resource_id: str) -> str:
    """The subscription of a resource. Raises ValueError for what is no id."""
    if (found := _IN_SUBSCRIPTION.fullmatch(resource_id)) is None:
        raise ValueError(f"{resource_id!r} is no id of an Azure resource, /subscriptions/…")
    return found["subscription"]


def is_in_subscription(resource_id: str) -> bool:
    """Whether it is the id of a subscription or of something in one."""
    return _IN_SUBSCRIPTION.fullmatch(resource_id) is not None


def last_name_of(resource_id: str) -> str:
    """The resource's own name: `nodes` of `…/virtualNetworks/shop/subnets/nodes`."""
    return resource_id.rstrip("/").rpartition("/")[2]


def parent_of(resource_id: str) -> str:
    """The resource that it is a part of: the virtual network of a subnet."""
    return "/".join(resource_id.rstrip("/").split("/")[:-2])


def resource_group_id(subscription_id: str, name: str) -> str:
    """The id of a resource group."""
    return f"/subscriptions/{subscription_id}/resourceGroups/{name}"
