"""Roles of Cosmos DB's own, which are no role assignments of Azure's.

https://learn.microsoft.com/azure/cosmos-db/nosql/how-to-connect-role-based-access-control
"""

from collections.abc import Iterator

from ..identifiers import key, parent
from ..refusal import Refusal
from .rule import Rules, Write

BUILT_IN = frozenset({"00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"})
"""Data Reader and Data Contributor, in every account."""


def role_is_the_accounts(write: Write) -> Iterator[Refusal]:
    """Definitions lie in an account; none is made here."""
    account, role = key(parent(write.id)), key(write.given.text("roleDefinitionId"))
    if role not in {f"{account}/sqlroledefinitions/{each}" for each in BUILT_IN}:
        yield Refusal("BadRequest", f"Role definition '{role}' does not exist in the account {account}")


def scope_is_the_account(write: Write) -> Iterator[Refusal]:
    """Or a database or container in it."""
    account, scope = key(parent(write.id)), key(write.given.text("scope"))
    if scope != account and not scope.startswith(f"{account}/dbs/"):
        yield Refusal("BadRequest", f"The scope '{scope}' is not in the account {account}")


def principal_is_in_the_directory(write: Write) -> Iterator[Refusal]:
    """By its object id; here Azure asks for no kind."""
    principal = write.given.text("principalId")
    if principal not in write.resources.principals():
        message = f"The principal ID '{principal}' was not found in the AAD tenant: an object id is needed"
        yield Refusal("BadRequest", message)


RULES = {
    "azure-native:cosmosdb:SqlResourceSqlRoleAssignment": Rules(
        writes=(role_is_the_accounts, scope_is_the_account, principal_is_in_the_directory)
    )
}
