"""What kind of resource an id names (https://learn.microsoft.com/rest/api/resources/resources/get-by-id)."""

import re
from dataclasses import dataclass

_ID = re.compile(
    r"/subscriptions/[^/]+/resourceGroups/(?P<group>[^/]+)"
    r"/providers/(?P<provider>[^/]+)/(?P<path>[^/]+/[^/]+(/[^/]+/[^/]+)*)/?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TypedId:
    """A resource in a resource group, by the parts of its id."""

    resource_group: str
    type: str
    """`Microsoft.Storage/storageAccounts`; of a part of a resource, `Microsoft.Network/virtualNetworks/subnets`."""
    name: str
    """The last name."""

    def is_a(self, resource_type: str) -> bool:
        """Whether it is of that type; ids ignore case."""
        return self.type.casefold() == resource_type.casefold()


def typed(resource_id: str) -> TypedId | None:
    """The parts of `resource_id`; None where it is no id of a resource in a resource group."""
    found = _ID.fullmatch(resource_id)
    if found is None:
        return None
    path = found["path"].split("/")
    return TypedId(found["group"], "/".join([found["provider"], *path[::2]]), path[-1])


def resource_group_of(resource_id: str) -> str:
    """The name of the resource group that it is in. Raises ValueError for what is no such id."""
    if (found := typed(resource_id)) is None:
        raise ValueError(f"{resource_id!r} is no resource id: /subscriptions/…/resourceGroups/…/providers/… is one")
    return found.resource_group


def part_of(resource_id: str, part: str) -> str:
    """The id of a part: `…/storageAccounts/contoso/queueServices/default/queues/orders`."""
    return f"{resource_id.rstrip('/')}/{part}"
