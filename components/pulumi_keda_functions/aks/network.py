"""The network of a cluster: made, or given."""

from dataclasses import dataclass
from ipaddress import IPv4Network

import pulumi
from pulumi_azure_native.network import (
    AddressSpaceArgs,
    DelegationArgs,
    IPAllocationMethod,
    NatGateway,
    NatGatewaySkuArgs,
    NatGatewaySkuName,
    PublicIPAddress,
    PublicIPAddressSkuArgs,
    PublicIPAddressSkuName,
    RouteTableArgs,
    Subnet,
    SubResourceArgs,
    VirtualNetwork,
)

from ..aks_cluster_args import AksClusterArgs
from ..azure.address_plan import AddressPlan
from ..azure.container_instances import DELEGATION
from ..azure.resource_ids import parent_of
from ..cluster_arguments import ClusterEgress
from .site import Site

API_SERVER_DELEGATION = "Microsoft.ContainerService/managedClusters"
"""(https://learn.microsoft.com/azure/aks/api-server-vnet-integration)"""


@dataclass(frozen=True)
class Subnets:
    """Where the parts of a cluster have their addresses."""

    virtual_network: pulumi.Input[str]
    """Id of the network that all of them are in."""
    nodes: pulumi.Input[str]
    """Their ids."""
    virtual_nodes: pulumi.Input[str] | None
    api_server: pulumi.Input[str] | None
    made: tuple[pulumi.Resource, ...]
    """What a cluster goes before: Azure refuses to delete a subnet that is in use."""


def subnets(site: Site, told: AksClusterArgs) -> Subnets:
    """The network that is made for the cluster, or the subnets that were given."""
    if site.cluster.network.plan is not None:
        return _made(site, site.cluster.network.plan, told)
    nodes = told["node_subnet_id"]
    network = site.cluster.network
    return Subnets(
        virtual_network=pulumi.Output.from_input(nodes).apply(parent_of),
        nodes=nodes,
        virtual_nodes=told["virtual_node_subnet_id"] if network.has_virtual_nodes else None,
        api_server=told["api_server_subnet_id"] if network.integrates_api_server else None,
        made=(),
    )


def _made(site: Site, plan: AddressPlan, told: AksClusterArgs) -> Subnets:
    network = VirtualNetwork(
        site.child("virtual-network"),
        virtual_network_name=site.named("network"),
        resource_group_name=site.resource_group_name,
        location=site.location,
        address_space=AddressSpaceArgs(address_prefixes=[str(plan.network)]),
        tags=site.tags,
        opts=site.options(),
    )
    chosen = site.cluster.network
    gateway = _nat_gateway(site) if chosen.needs_nat_gateway else None
    of_nodes = gateway if chosen.egress is ClusterEgress.NAT_GATEWAY else None
    table = told.get("route_table_id")
    nodes = _subnet(site, network, "node", plan.nodes, nat_gateway=of_nodes, route_table=table)
    made = [nodes]
    virtual_nodes = api_server = None
    # One after the other: Azure refuses to change two subnets of a network at a time.
    if chosen.has_virtual_nodes:
        virtual_nodes = _subnet(
            site, network, "virtual-node", plan.virtual_nodes, made[-1], nat_gateway=gateway, delegation=DELEGATION
        )
        made.append(virtual_nodes)
    if chosen.integrates_api_server:
        api_server = _subnet(site, network, "api-server", plan.api_server, made[-1], delegation=API_SERVER_DELEGATION)
        made.append(api_server)
    return Subnets(
        virtual_network=network.id,
        nodes=nodes.id,
        virtual_nodes=None if virtual_nodes is None else virtual_nodes.id,
        api_server=None if api_server is None else api_server.id,
        made=tuple(made),
    )


def _subnet(
    site: Site,
    network: VirtualNetwork,
    role: str,
    addresses: IPv4Network,
    *after: pulumi.Resource,
    nat_gateway: NatGateway | None = None,
    route_table: pulumi.Input[str] | None = None,
    delegation: str | None = None,
) -> Subnet:
    return Subnet(
        site.child(f"{role}-subnet"),
        subnet_name=f"{role}s" if role != "api-server" else role,
        resource_group_name=site.resource_group_name,
        virtual_network_name=network.name,
        address_prefix=str(addresses),
        # What leaves, leaves through what is declared.
        default_outbound_access=False,
        nat_gateway=None if nat_gateway is None else SubResourceArgs(id=nat_gateway.id),
        route_table=None if route_table is None else RouteTableArgs(id=route_table),
        delegations=None if delegation is None else [DelegationArgs(name=role, service_name=delegation)],
        opts=site.options(*after),
    )


def _nat_gateway(site: Site) -> NatGateway:
    addresses = [
        PublicIPAddress(
            site.child(f"egress-ip-{number}"),
            public_ip_address_name=site.named(f"egress-{number}"),
            resource_group_name=site.resource_group_name,
            location=site.location,
            public_ip_allocation_method=IPAllocationMethod.STATIC,
            sku=PublicIPAddressSkuArgs(name=PublicIPAddressSkuName.STANDARD),
            tags=site.tags,
            opts=site.options(),
        )
        for number in range(1, site.cluster.network.nat_addresses + 1)
    ]
    return NatGateway(
        site.child("nat-gateway"),
        nat_gateway_name=site.named("egress"),
        resource_group_name=site.resource_group_name,
        location=site.location,
        sku=NatGatewaySkuArgs(name=NatGatewaySkuName.STANDARD),
        public_ip_addresses=[SubResourceArgs(id=address.id) for address in addresses],
        tags=site.tags,
        opts=site.options(),
    )
