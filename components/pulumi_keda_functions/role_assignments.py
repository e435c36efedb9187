"""Roles in Azure, as Pulumi resources."""

import uuid
from functools import partial

import pulumi
from pulumi_azure_native.authorization import PrincipalType, RoleAssignment

from .azure.built_in_roles import IDS
from .azure.function_roles import COSMOS_DB_ROLES
from .azure.resource_ids import last_name_of, subscription_of
from .azure.resource_types import resource_group_of
from .inputs import Input


def role_assignment(
    name: str,
    role: str,
    scope: Input[str],
    principal_id: Input[str],
    opts: pulumi.ResourceOptions,
    principal_type: PrincipalType = PrincipalType.SERVICE_PRINCIPAL,
) -> pulumi.CustomResource:
    """`role` on `scope` and all that is in it, for an identity or service principal unless told otherwise."""
    return RoleAssignment(
        name,
        principal_id=principal_id,
        # Told, since an identity that was only just made is not found everywhere yet.
        principal_type=principal_type,
        role_definition_id=pulumi.Output.from_input(scope).apply(partial(_definition, role)),
        scope=scope,
        opts=opts,
    )


def cosmos_db_role_assignment(
    name: str,
    role: str,
    account_id: Input[str],
    principal_id: Input[str],
    opts: pulumi.ResourceOptions,
) -> pulumi.CustomResource:
    """A role of Cosmos DB's own, in an account: Azure's role assignments give no right to its data."""
    # Loaded where an app has Cosmos DB.
    from pulumi_azure_native.cosmosdb import SqlResourceSqlRoleAssignment

    account = pulumi.Output.from_input(account_id)
    return SqlResourceSqlRoleAssignment(
        name,
        account_name=account.apply(last_name_of),
        resource_group_name=account.apply(resource_group_of),
        principal_id=principal_id,
        role_assignment_id=pulumi.Output.all(account, principal_id).apply(partial(_assignment_id, role)),
        role_definition_id=account.apply(partial(_cosmos_db_definition, role)),
        scope=account,
        opts=opts,
    )


def _definition(role: str, scope: str) -> str:
    """In the subscription of `scope`; a role that this package does not know by name is given by its id."""
    definitions = f"/subscriptions/{subscription_of(scope)}/providers/Microsoft.Authorization/roleDefinitions"
    return f"{definitions}/{IDS.get(role, role)}"


def _cosmos_db_definition(role: str, account_id: str) -> str:
    return f"{account_id}/sqlRoleDefinitions/{COSMOS_DB_ROLES[role]}"


def _assignment_id(role: str, whom_and_where: list[str]) -> str:
    """An id that has to be a GUID, the same for the same assignment."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join([*whom_and_where, role])))
