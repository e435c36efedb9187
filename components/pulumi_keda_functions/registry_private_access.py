"""A registry's private endpoint, and the name under which the virtual network finds it."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import containerregistry, network, privatedns

from .azure.registry import PRIVATE_DNS_ZONE
from .azure.resource_ids import parent_of
from .registry_arguments import PrivateAccess

GROUP = "registry"
"""What of a registry an endpoint leads to: there is nothing else."""


def private_endpoint(
    name: str,
    registry: containerregistry.Registry,
    access: PrivateAccess,
    resource_group_name: pulumi.Input[str],
    about: Mapping[str, Any],
    opts: pulumi.ResourceOptions,
) -> None:
    """The endpoint in its subnet, with the registry's names in a private DNS zone.

    `about` is where it is and how it is tagged.
    """
    endpoint = network.PrivateEndpoint(
        f"{name}-private-endpoint",
        resource_group_name=resource_group_name,
        # A SubnetArgs would bring policies along that are the subnet's own.
        subnet={"id": access["subnet_id"]},
        private_link_service_connections=[
            network.PrivateLinkServiceConnectionArgs(name=GROUP, private_link_service_id=registry.id, group_ids=[GROUP])
        ],
        opts=opts,
        **about,
    )
    zone_id = access.get("dns_zone_id") or _zone(name, access, resource_group_name, opts)
    network.PrivateDnsZoneGroup(
        f"{name}-private-names",
        resource_group_name=resource_group_name,
        private_endpoint_name=endpoint.name,
        private_dns_zone_group_name="default",
        private_dns_zone_configs=[
            network.PrivateDnsZoneConfigArgs(
                name=PRIVATE_DNS_ZONE.replace(".", "-"),
                private_dns_zone_id=zone_id,
            )
        ],
        opts=opts,
    )


def _zone(
    name: str, access: PrivateAccess, resource_group_name: pulumi.Input[str], opts: pulumi.ResourceOptions
) -> pulumi.Output[str]:
    """A zone of its own that the subnet's virtual network asks."""
    zone = privatedns.PrivateZone(
        f"{name}-dns-zone",
        resource_group_name=resource_group_name,
        private_zone_name=PRIVATE_DNS_ZONE,
        location="global",
        opts=opts,
    )
    privatedns.VirtualNetworkLink(
        f"{name}-dns-link",
        resource_group_name=resource_group_name,
        private_zone_name=zone.name,
        location="global",
        registration_enabled=False,
        virtual_network=privatedns.SubResourceArgs(id=pulumi.Output.from_input(access["subnet_id"]).apply(parent_of)),
        opts=opts,
    )
    return zone.id
