"""Programs against this Azure: a cluster with virtual nodes, as people write it with azure-native alone."""

from dataclasses import dataclass, field
from typing import Any

import pulumi
from pulumi import ResourceOptions
from pulumi_azure_native import authorization, containerservice, managedidentity, network, resources

from tests.azure_provider.settings import SUBSCRIPTION

NETWORK_CONTRIBUTOR = (
    f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/"
    "4d97b98b-1d4f-4787-a291-c67834d212e7"
)


@dataclass(frozen=True)
class Options:
    """What a run of the program differs in."""

    version: str = "1.34"
    pools: tuple[str, ...] = ("user",)
    tags: dict[str, str] = field(default_factory=dict)
    dns_prefix: str = "shop"
    cluster: dict[str, Any] = field(default_factory=dict)


def cluster_program(options: Options = Options()) -> None:
    """Group, network, cluster with virtual nodes, pools."""
    group = resources.ResourceGroup("shop", resource_group_name="shop", location="westeurope", tags=options.tags)
    net = network.VirtualNetwork(
        "network",
        resource_group_name=group.name,
        virtual_network_name="network",
        address_space=network.AddressSpaceArgs(address_prefixes=["10.1.0.0/16"]),
    )

    def subnet(name: str, prefix: str, service: str | None = None) -> network.Subnet:
        delegations = [network.DelegationArgs(name=name, service_name=service)] if service else None
        return network.Subnet(
            name,
            resource_group_name=group.name,
            virtual_network_name=net.name,
            subnet_name=name,
            address_prefix=prefix,
            delegations=delegations,
        )

    nodes = subnet("nodes", "10.1.0.0/20")
    containers = subnet("containers", "10.1.16.0/24", "Microsoft.ContainerInstance/containerGroups")
    identity = managedidentity.UserAssignedIdentity("plane", resource_group_name=group.name)
    plane_role = authorization.RoleAssignment(
        "plane-role",
        scope=net.id,
        principal_id=identity.principal_id,
        principal_type="ServicePrincipal",
        role_definition_id=NETWORK_CONTRIBUTOR,
    )
    cluster = containerservice.ManagedCluster(
        "aks",
        resource_group_name=group.name,
        resource_name_="aks",
        dns_prefix=options.dns_prefix,
        kubernetes_version=options.version,
        identity=containerservice.ManagedClusterIdentityArgs(
            type=containerservice.ResourceIdentityType.USER_ASSIGNED, user_assigned_identities=[identity.id]
        ),
        network_profile=containerservice.ContainerServiceNetworkProfileArgs(
            network_plugin="azure", service_cidr="10.100.0.0/16", dns_service_ip="10.100.0.10"
        ),
        agent_pool_profiles=[
            containerservice.ManagedClusterAgentPoolProfileArgs(
                name="system", mode="System", vm_size="Standard_D4s_v5", count=3, vnet_subnet_id=nodes.id
            )
        ],
        oidc_issuer_profile=containerservice.ManagedClusterOIDCIssuerProfileArgs(enabled=True),
        addon_profiles={
            "aciConnectorLinux": containerservice.ManagedClusterAddonProfileArgs(
                enabled=True, config={"SubnetName": "containers"}
            )
        },
        opts=ResourceOptions(depends_on=[plane_role, containers], ignore_changes=["agentPoolProfiles"]),
        **options.cluster,
    )
    authorization.RoleAssignment(
        "connector-role",
        scope=containers.id,
        principal_id=cluster.addon_profiles.apply(lambda profiles: connector(profiles)),
        principal_type="ServicePrincipal",
        role_definition_id=NETWORK_CONTRIBUTOR,
    )
    for name in options.pools:
        containerservice.AgentPool(
            name,
            resource_group_name=group.name,
            resource_name_=cluster.name,
            vm_size="Standard_D4s_v5",
            count=1,
            vnet_subnet_id=nodes.id,
        )
    pulumi.export("issuer", cluster.oidc_issuer_profile.issuer_url)


def connector(profiles: Any) -> str:
    """Object id of the add-on's identity."""
    found: str = profiles["aciConnectorLinux"].identity.object_id
    return found


def credentials_program(*, chained: bool) -> None:
    """An identity with two federated credentials, written one after the other or not."""
    group = resources.ResourceGroup("shop", resource_group_name="shop", location="westeurope")
    identity = managedidentity.UserAssignedIdentity("orders", resource_group_name=group.name)
    before: list[pulumi.Resource] = []
    for name in ("app", "keda"):
        made = managedidentity.FederatedIdentityCredential(
            name,
            resource_group_name=group.name,
            resource_name_=identity.name,
            issuer="https://westeurope.oic.prod-aks.azure.com/t/i/",
            subject=f"system:serviceaccount:shop:{name}",
            audiences=["api://AzureADTokenExchange"],
            opts=ResourceOptions(depends_on=before if chained else []),
        )
        before = [made]
