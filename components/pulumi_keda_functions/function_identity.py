"""FunctionIdentity: an app's managed identity, with the roles that its triggers and bindings need."""

from collections.abc import Sequence
from functools import partial

import pulumi
from pulumi_azure_native.managedidentity import FederatedIdentityCredential, UserAssignedIdentity

from .app_arguments import Identity
from .azure.function_roles import COSMOS_DB_ROLES, Assignment
from .azure.resource_types import part_of
from .azure.role_problems import added_role_name
from .function_identity_args import FunctionIdentityArgs
from .identity_needs import IdentityNeeds, identity_needs
from .manifests import FederatedSubject
from .manifests.workload_identity import KEDA_NAMESPACE
from .outputs import after, lift
from .package import PACKAGE
from .refusals import refused_plainly
from .role_assignments import cosmos_db_role_assignment, role_assignment
from .scaling import Principal

AUDIENCE = "api://AzureADTokenExchange"
"""Whom tokens are for that are exchanged (https://learn.microsoft.com/entra/workload-id/workload-identity-federation)."""

CREDENTIALS = {Principal.APP: "app", Principal.KEDA: "keda"}
"""What the credentials are called after."""


class FunctionIdentity(pulumi.ComponentResource):
    """The Azure identity of a Functions app and of KEDA for it: whom it trusts, and exactly the roles that it needs.

    Nothing of it comes from the FunctionApp: both read the same project and settings, so that the app can wait for the
    roles.
    """

    client_id: pulumi.Output[str]
    """Client id of the identity. Whoever uses it comes after the roles."""
    principal_id: pulumi.Output[str]
    """Object id of the identity, for roles that are given elsewhere."""
    tenant_id: pulumi.Output[str]
    """Id of its tenant."""
    identity_id: pulumi.Output[str]
    """Its resource id."""
    keda_client_id: pulumi.Output[str]
    """Client id of the identity that KEDA signs in as: the same, unless `separate_keda_identity` is set."""

    def __init__(self, name: str, args: FunctionIdentityArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            needs = identity_needs(name, args)
        super().__init__(f"{PACKAGE}:index:FunctionIdentity", name, {}, opts)
        for warning in needs.warnings:
            pulumi.log.warn(str(warning), self)
        app = self._identity(f"{name}-identity", needs)
        keda = self._identity(f"{name}-keda-identity", needs) if needs.keda_apart else app
        identities = {Principal.APP: app, Principal.KEDA: keda}
        ready = [
            *(self._role(name, each, needs, keda if each.by_keda else app) for each in needs.assignments),
            *self._added_roles(name, needs, app),
        ]
        for identity in dict.fromkeys(identities.values()):
            trusted = [subject for subject in needs.subjects if identities[subject.principal] is identity]
            ready += self._credentials(name, trusted, needs, identity)
        self._needs = needs
        self.client_id = after(app.client_id, ready)
        self.principal_id = app.principal_id
        self.tenant_id = app.tenant_id
        self.identity_id = app.id
        self.keda_client_id = after(keda.client_id, ready)
        self.register_outputs(
            {
                "clientId": self.client_id,
                "principalId": self.principal_id,
                "tenantId": self.tenant_id,
                "identityId": self.identity_id,
                "kedaClientId": self.keda_client_id,
            }
        )

    @property
    def identity(self) -> Identity:
        """What FunctionApp takes as its argument `identity`."""
        needs = self._needs
        who = Identity(keda_namespace=needs.arguments.get("keda_namespace") or KEDA_NAMESPACE)
        if needs.signs_in(Principal.APP):
            who["client_id"] = self.client_id
        if needs.keda_apart or not needs.signs_in(Principal.APP):
            who["keda_client_id"] = self.keda_client_id
        return who

    def _identity(self, name: str, needs: IdentityNeeds) -> UserAssignedIdentity:
        told = needs.arguments
        return UserAssignedIdentity(
            name,
            resource_group_name=told["resource_group_name"],
            location=told.get("location"),
            tags=told.get("tags"),
            opts=pulumi.ResourceOptions(parent=self),
        )

    def _role(
        self, name: str, given: Assignment, needs: IdentityNeeds, identity: UserAssignedIdentity
    ) -> pulumi.CustomResource:
        scope = needs.resources[given.connection.casefold()]
        opts = pulumi.ResourceOptions(parent=self)
        if given.role in COSMOS_DB_ROLES:
            return cosmos_db_role_assignment(f"{name}-{given.name}", given.role, scope, identity.principal_id, opts)
        if given.part:
            scope = pulumi.Output.from_input(scope).apply(partial(part_of, part=given.part))
        return role_assignment(f"{name}-{given.name}", given.role, scope, identity.principal_id, opts)

    def _added_roles(
        self, name: str, needs: IdentityNeeds, identity: UserAssignedIdentity
    ) -> list[pulumi.CustomResource]:
        opts = pulumi.ResourceOptions(parent=self)
        return [
            role_assignment(
                f"{name}-added-{added_role_name(each)}", each["role"], each["scope"], identity.principal_id, opts
            )
            for each in needs.arguments.get("added_roles", ())
        ]

    def _credentials(
        self, name: str, subjects: Sequence[FederatedSubject], needs: IdentityNeeds, identity: UserAssignedIdentity
    ) -> list[pulumi.CustomResource]:
        """Whom the identity trusts, one after the other: Azure refuses two writes to one identity at a time
        (https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations)."""
        told, made = needs.arguments, list[pulumi.CustomResource]()
        for each in subjects:
            role = CREDENTIALS[each.principal]
            credential = FederatedIdentityCredential(
                f"{name}-{role}-credential",
                federated_identity_credential_resource_name=f"{role}-service-account",
                resource_group_name=told["resource_group_name"],
                resource_name_=identity.name,
                issuer=told["oidc_issuer_url"],
                subject=lift(each.subject, needs.inputs, name),
                audiences=[AUDIENCE],
                opts=pulumi.ResourceOptions(parent=self, depends_on=made[-1:]),
            )
            made.append(credential)
        return made
