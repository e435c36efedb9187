"""Who may do everything in a cluster, by roles of Azure's."""

import pulumi
from pulumi_azure_native.authorization import PrincipalType
from pulumi_azure_native.containerservice import ManagedCluster

from ..aks_cluster_args import AksClusterArgs
from ..azure.built_in_roles import CLUSTER_ADMINISTRATOR, CLUSTER_USER
from ..cluster_arguments import EntraSignIn, PrincipalKind
from ..role_assignments import role_assignment
from .site import Site

TYPES = {
    PrincipalKind.USER: PrincipalType.USER,
    PrincipalKind.GROUP: PrincipalType.GROUP,
    PrincipalKind.SERVICE_PRINCIPAL: PrincipalType.SERVICE_PRINCIPAL,
}
ROLES = {"user": CLUSTER_USER, "administrator": CLUSTER_ADMINISTRATOR}
"""The one lets somebody have the kubeconfig, the other do what it opens
(https://learn.microsoft.com/azure/aks/manage-azure-rbac)."""


def administrators(site: Site, told: AksClusterArgs, managed_cluster: ManagedCluster) -> list[pulumi.Resource]:
    """Their roles, each after its place in the list."""
    listed = told.get("entra", EntraSignIn()).get("administrators", ())
    return [
        role_assignment(
            site.child(f"administrator-{number}-{part}-role"),
            role,
            managed_cluster.id,
            administrator["object_id"],
            site.options(),
            TYPES[administrator.get("kind", PrincipalKind.GROUP)],
        )
        for number, administrator in enumerate(listed, 1)
        for part, role in ROLES.items()
    ]
