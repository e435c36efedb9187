"""Which roles the identities of a Functions app are given, and on what: the scaling plan's, each once."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from ..identity_arguments import RoleScope
from ..scaling import Principal, Role
from ..scaling.resource_parts import in_short

COSMOS_DB_ROLES: Mapping[str, str] = {
    "Cosmos DB Built-in Data Reader": "00000000-0000-0000-0000-000000000001",
    "Cosmos DB Built-in Data Contributor": "00000000-0000-0000-0000-000000000002",
}
"""Cosmos DB's own roles, which are assigned in the account
(https://learn.microsoft.com/azure/cosmos-db/reference-data-plane-security)."""
RESOURCE_TYPES: Mapping[str, str] = {
    "Azure Event Hubs": "Microsoft.EventHub/namespaces",
    "Azure Service Bus": "Microsoft.ServiceBus/namespaces",
    "Cosmos DB": "Microsoft.DocumentDB/databaseAccounts",
    "Monitoring": "Microsoft.Monitor/accounts",
    "Storage": "Microsoft.Storage/storageAccounts",
}
"""What a role is given on, by how its name begins."""


@dataclass(frozen=True)
class Assignment:
    """A role that one of the identities is given."""

    role: str
    """As in Azure: `Storage Queue Data Reader`."""
    connection: str
    """The connection whose resource it is given on."""
    part: str
    """The part of that resource; empty: all of it."""
    by_keda: bool
    """Whether KEDA's identity is given it, where that is another than the app's."""

    @property
    def name(self) -> str:
        """Tells it apart whatever is added to the app: `storage-queue-data-reader-Shop-queues-orders`."""
        of_part = in_short(self.part).replace("/", "-")
        words = ["keda"] if self.by_keda else []
        words += [self.role.lower().replace(" ", "-"), self.connection]
        return "-".join([*words, *([of_part] if of_part else [])])


def assignments(
    roles: Iterable[Role], resources: Mapping[str, Hashable], *, keda_apart: bool, scope: RoleScope
) -> tuple[Assignment, ...]:
    """Each role once on each resource: Azure refuses a second assignment of the same.

    `resources` tells which connections lead to the same, by their names in lower case. With `keda_apart`, KEDA signs in
    with an identity of its own.
    """
    first: dict[tuple[Hashable, ...], Assignment] = {}
    for role in roles:
        part = role.part if scope is RoleScope.ENTITY else ""
        made = Assignment(role.name, role.connection, part, keda_apart and role.principal is Principal.KEDA)
        first.setdefault(_place(made, resources), made)
    return tuple(
        each for place, each in first.items() if not each.part or _place(replace(each, part=""), resources) not in first
    )


def _place(made: Assignment, resources: Mapping[str, Hashable]) -> tuple[Hashable, ...]:
    connection = made.connection.casefold()
    return made.by_keda, made.role, resources.get(connection, connection), made.part.casefold()


def resource_type(role: str) -> str | None:
    """What `role` is given on; None where that may be anything."""
    return next((kind for begins, kind in RESOURCE_TYPES.items() if role.startswith(begins)), None)
