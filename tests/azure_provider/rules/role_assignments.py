"""Role assignments.

https://learn.microsoft.com/azure/role-based-access-control/troubleshooting
"""

from collections.abc import Iterator

from ..cloud import same
from ..identifiers import key, name_in
from ..refusal import Refusal
from ..settings import SUBSCRIPTION
from .built_in_roles import ROLES
from .general import exists
from .rule import Given, Rules, Write


def role_is_an_id(given: Given) -> Iterator[Refusal]:
    """Not a name and not a bare UUID."""
    role = given.text("roleDefinitionId")
    if "/providers/microsoft.authorization/roledefinitions/" not in f"/{key(role).lstrip('/')}":
        message = (
            f"The role definition ID '{role}' is not valid: "
            "/subscriptions/<id>/providers/Microsoft.Authorization/roleDefinitions/<uuid>"
        )
        yield Refusal("InvalidRoleDefinitionId", message)


def role_exists(write: Write) -> Iterator[Refusal]:
    """Built in, or defined by the program."""
    role = write.given.text("roleDefinitionId")
    if name_in(key(role)) not in ROLES and write.resources.get(role) is None:
        yield Refusal(
            "RoleDefinitionDoesNotExist", f"The specified role definition with ID '{name_in(role)}' does not exist."
        )


def principal_exists(write: Write) -> Iterator[Refusal]:
    """A client id or resource id in its place is the usual slip."""
    principal = write.given.text("principalId")
    if principal not in write.resources.principals():
        message = f"Principal {principal} does not exist in the directory: an object id (principal id) is needed"
        yield Refusal("PrincipalNotFound", message)


def principal_type_fits(write: Write) -> Iterator[Refusal]:
    """It must be said for service principals: Entra may not know a new one by its id yet."""
    actual = write.resources.principals().get(write.given.text("principalId"))
    told = write.given.get("principalType")
    if actual == "ServicePrincipal" and told is None:
        message = "the principal is new and not replicated yet: set principalType to ServicePrincipal"
        yield Refusal("PrincipalNotFound", message)
    elif actual is not None and told is not None and told != actual:
        yield Refusal("UnmatchedPrincipalType", f"The principal has type '{actual}', which is not the given '{told}'")


def scope_exists(write: Write) -> Iterator[Refusal]:
    """A subscription, a group, a resource; or what may come to lie in a storage account or namespace."""
    scope = key(write.given.text("scope"))
    if scope != f"/subscriptions/{SUBSCRIPTION}" and not exists(scope, write.resources):
        yield Refusal("ResourceNotFound", f"The scope '{write.given.text('scope')}' was not found")


def assignment_is_new(write: Write) -> Iterator[Refusal]:
    """The same role for the same principal at the same scope once only, whatever its name."""
    for other in write.resources.of("authorization:RoleAssignment"):
        theirs = Given(other.inputs)
        if (
            not same(other.id, write.id)
            and same(theirs.text("scope"), write.given.text("scope"))
            and theirs.get("principalId") == write.given.get("principalId")
            and name_in(key(theirs.text("roleDefinitionId"))) == name_in(key(write.given.text("roleDefinitionId")))
        ):
            yield Refusal("RoleAssignmentExists", f"The role assignment already exists: '{other.name}'")


def assignment_stays(write: Write) -> Iterator[Refusal]:
    """What is not replaced cannot be changed either."""
    before, now = write.was.text("roleDefinitionId"), write.given.text("roleDefinitionId")
    if before and name_in(key(before)) != name_in(key(now)):
        message = "The role of an existing assignment is not allowed to be updated: make another"
        yield Refusal("RoleAssignmentUpdateNotPermitted", message)


RULES = {
    "azure-native:authorization:RoleAssignment": Rules(
        inputs=(role_is_an_id,),
        writes=(
            role_exists,
            principal_exists,
            principal_type_fits,
            scope_exists,
            assignment_is_new,
            assignment_stays,
        ),
    ),
}
