"""Who the control plane and the nodes of a cluster sign in as, and what they may do before the cluster is there."""

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
from pulumi_azure_native.containerservice import ManagedCluster
from pulumi_azure_native.containerservice.outputs import (
    ManagedClusterOIDCIssuerProfileResponse,
    UserAssignedIdentityManagedClusterResponse,
)
from pulumi_azure_native.managedidentity import UserAssignedIdentity

from ..aks_cluster_args import AksClusterArgs
from ..azure.built_in_roles import MANAGED_IDENTITY_OPERATOR, NETWORK_CONTRIBUTOR, PRIVATE_DNS_ZONE_CONTRIBUTOR
from ..azure.cluster_ids import ZONES_OF_AZURE
from ..pool_arguments import NodePool
from ..role_assignments import role_assignment
from .network import Subnets
from .site import Site

Identities = Mapping[str, UserAssignedIdentityManagedClusterResponse]


@dataclass(frozen=True)
class ControlPlane:
    """The identity of the control plane."""

    id: pulumi.Input[str]
    principal_id: pulumi.Input[str]
    roles: tuple[pulumi.Resource, ...]
    """What it must have before the cluster is made
    (https://learn.microsoft.com/azure/aks/use-managed-identity#add-a-role-assignment)."""


@dataclass(frozen=True)
class Kubelet:
    """The identity of the nodes."""

    object_id: pulumi.Input[str]
    client_id: pulumi.Input[str]


def control_plane(site: Site, told: AksClusterArgs, subnets: Subnets) -> ControlPlane:
    """The identity that was given, or one that is made, with its roles."""
    identity_id, principal_id = _identity(site, told)
    zone = told.get("private_dns_zone")
    has_own_zone = zone is not None and zone not in ZONES_OF_AZURE
    wanted: dict[str, tuple[str, pulumi.Input[str]]] = {"node-subnet": (NETWORK_CONTRIBUTOR, subnets.nodes)}
    if subnets.api_server is not None:
        wanted["api-server-subnet"] = (NETWORK_CONTRIBUTOR, subnets.api_server)
    pools = {"system": told.get("system_pool", NodePool()), **dict(sorted(told.get("pools", {}).items()))}
    for name, pool in pools.items():
        if "subnet_id" in pool:
            wanted[f"pool-{name}-subnet"] = (NETWORK_CONTRIBUTOR, pool["subnet_id"])
    if zone is not None and has_own_zone:
        wanted["private-dns-zone"] = (PRIVATE_DNS_ZONE_CONTRIBUTOR, zone)
        # The zone is linked to the network as a whole.
        wanted["network"] = (NETWORK_CONTRIBUTOR, subnets.virtual_network)
    if "kubelet_identity" in told:
        wanted["kubelet-identity"] = (MANAGED_IDENTITY_OPERATOR, told["kubelet_identity"]["id"])
    assigned: list[tuple[str, pulumi.Input[str]]] = []
    roles: list[pulumi.Resource] = []
    for on, (role, scope) in wanted.items():
        # Azure refuses the same assignment twice, and pools may share a subnet.
        if (role, scope) not in assigned:
            assigned.append((role, scope))
            roles.append(role_assignment(site.child(f"{on}-role"), role, scope, principal_id, site.options()))
    return ControlPlane(identity_id, principal_id, tuple(roles))


def issuer_url(profile: ManagedClusterOIDCIssuerProfileResponse | None) -> str:
    """Who signs the tokens of a cluster's ServiceAccounts."""
    return "" if profile is None else profile.issuer_url


def kubelet_identity(told: AksClusterArgs, managed_cluster: ManagedCluster) -> Kubelet:
    """The identity that nodes pull images as: a given one, which is known before the cluster is, or Azure's."""
    if "kubelet_identity" in told:
        given = told["kubelet_identity"]
        return Kubelet(given["object_id"], given["client_id"])
    made = managed_cluster.identity_profile
    return Kubelet(made.apply(_object_id), made.apply(_client_id))


def _object_id(identities: Identities | None) -> str:
    return _kubelet(identities).object_id or ""


def _client_id(identities: Identities | None) -> str:
    return _kubelet(identities).client_id or ""


def _kubelet(
    identities: Identities | None,
) -> UserAssignedIdentityManagedClusterResponse:
    return (identities or {})["kubeletidentity"]


def _identity(site: Site, told: AksClusterArgs) -> tuple[pulumi.Input[str], pulumi.Input[str]]:
    if "identity" in told:
        return told["identity"]["id"], told["identity"]["principal_id"]
    made = UserAssignedIdentity(
        site.child("control-plane-identity"),
        resource_name_=site.named("control-plane"),
        resource_group_name=site.resource_group_name,
        location=site.location,
        tags=site.tags,
        opts=site.options(),
    )
    return made.id, made.principal_id
