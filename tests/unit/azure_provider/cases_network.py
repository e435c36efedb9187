"""Requests about networks, addresses, private access."""

from tests.azure_provider.azure import Azure
from tests.unit.azure_provider import world
from tests.unit.azure_provider.case import Case, DeletionCase

SUBNET, NETWORK, GATEWAY = "network:Subnet", "network:VirtualNetwork", "network:NatGateway"
ENDPOINT, LINK = "network:PrivateEndpoint", "privatedns:VirtualNetworkLink"
OTHER_SERVICE = [{"name": "service", "serviceName": "Microsoft.Web/serverFarms"}]


def add_subnet(azure: Azure) -> None:
    azure.create(f"azure-native:{SUBNET}", world.NEW[SUBNET])


def link_network(azure: Azure) -> None:
    inputs = world.changed(world.NEW[LINK], virtualNetworkLinkName="earlier")
    azure.create(f"azure-native:{LINK}", inputs)


def use_bare_subnet(azure: Azure) -> None:
    azure.create(f"azure-native:{ENDPOINT}", world.NEW[ENDPOINT])


NETWORK_CASES = (
    Case("virtual_networks.address_space_is_given", NETWORK, {"addressSpace": None}, "MissingAddressSpace"),
    Case(
        "virtual_networks.address_space_is_given",
        NETWORK,
        {"addressSpace.addressPrefixes": ["10.2.0.1/16"]},
        "InvalidAddressPrefixFormat.*10.2.0.1/16",
    ),
    Case(
        "virtual_networks.address_space_does_not_overlap",
        NETWORK,
        {"addressSpace.addressPrefixes": ["10.2.0.0/16", "10.2.1.0/24"]},
        "AddressPrefixesOverlap",
    ),
    Case("virtual_networks.subnets_are_resources", NETWORK, {"subnets": [{"name": "a"}]}, "InlineSubnets"),
    Case(
        "virtual_networks.address_space_holds_its_subnets",
        NETWORK,
        {"virtualNetworkName": "network", "addressSpace.addressPrefixes": ["10.1.0.0/19"]},
        "InUsePrefixCannotBeDeleted",
        prepared=add_subnet,
    ),
    Case("virtual_networks.subnet_has_a_range", SUBNET, {"addressPrefix": None}, "addressPrefix is missing"),
    Case("virtual_networks.subnet_has_a_range", SUBNET, {"addressPrefix": "10.1.32.1/24"}, "InvalidCIDRNotation"),
    Case("virtual_networks.subnet_has_a_range", SUBNET, {"addressPrefix": "10.1.32.0/30"}, "NetcfgInvalidSubnet"),
    Case(
        "virtual_networks.delegations_are_known",
        SUBNET,
        {"delegations": [{"name": "a", "serviceName": "Microsoft.ContainerInstances/containerGroups"}]},
        "SubnetDelegationServiceNotFound",
    ),
    Case(
        "virtual_networks.delegations_are_known",
        SUBNET,
        {"delegations": [*OTHER_SERVICE, *OTHER_SERVICE]},
        "one service",
    ),
    Case(
        "virtual_networks.subnet_lies_in_its_network",
        SUBNET,
        {"addressPrefix": "10.2.0.0/24"},
        "NetcfgSubnetRangeOutsideVnet",
    ),
    Case("virtual_networks.subnets_do_not_overlap", SUBNET, {"addressPrefix": "10.1.15.0/24"}, "overlaps 'nodes'"),
    Case(
        "virtual_networks.subnet_references_exist",
        SUBNET,
        {"natGateway": {"id": world.MISSING}},
        "InvalidResourceReference.*natGateway",
    ),
    Case(
        "virtual_networks.delegation_stays_while_used",
        SUBNET,
        {"subnetName": "containers", "addressPrefix": "10.1.16.0/24", "delegations": OTHER_SERVICE},
        "SubnetDelegationsCannotChangeWhenSubnetUsedByResource",
        updates=True,
    ),
    Case(
        "virtual_networks.range_stays_while_used",
        SUBNET,
        {"subnetName": "nodes", "addressPrefix": "10.1.0.0/21"},
        "InUsePrefixCannotBeDeleted",
        updates=True,
    ),
    Case("egress.address_is_static", "network:PublicIPAddress", {"publicIPAllocationMethod": None}, "MustBeStatic"),
    Case("egress.address_is_standard", "network:PublicIPAddress", {"sku.name": "Basic"}, "Basic.*retired"),
    Case("egress.gateway_has_a_sku", GATEWAY, {"sku": None}, "sku.name is missing"),
    Case("egress.gateway_lies_in_one_zone", GATEWAY, {"zones": ["1", "2"]}, "MultipleZonesNotSupported"),
    Case("egress.gateway_waits_in_range", GATEWAY, {"idleTimeoutInMinutes": 3}, "4 to 120"),
    Case("egress.gateway_addresses_exist", GATEWAY, {"publicIpAddresses": [{"id": world.MISSING}]}, "missing"),
    Case("egress.gateway_addresses_are_free", GATEWAY, {"publicIpAddresses": [{"id": world.ADDRESS}]}, "InUse"),
    Case("egress.routes_lead_somewhere", "network:Route", {"addressPrefix": "10.0.0.1/8"}, "no range"),
    Case("egress.routes_lead_somewhere", "network:Route", {"nextHopType": "VirtualAppliance"}, "nextHopIpAddress"),
    Case("private_access.endpoint_has_a_connection", ENDPOINT, {"privateLinkServiceConnections": []}, "must hold one"),
    Case("private_access.endpoint_subnet_exists", ENDPOINT, {"subnet.id": world.MISSING}, "not found"),
    Case("private_access.endpoint_subnet_exists", ENDPOINT, {"subnet.id": world.CONTAINERS}, "SubnetIsDelegated"),
    Case(
        "private_access.endpoint_leads_to_a_service",
        ENDPOINT,
        {"privateLinkServiceConnections.0.groupIds": ["blob"]},
        "'blob' is not one of registry",
    ),
    Case(
        "private_access.endpoint_leads_to_a_service",
        ENDPOINT,
        {"privateLinkServiceConnections.0.privateLinkServiceId": world.MISSING},
        "was not found",
    ),
    Case(
        "private_access.zone_group_zones_exist",
        "network:PrivateDnsZoneGroup",
        {"privateDnsZoneConfigs.0.privateDnsZoneId": world.MISSING},
        "was not found",
    ),
    Case("private_access.linked_network_exists", LINK, {"virtualNetwork.id": world.MISSING}, "was not found"),
    Case("private_access.link_says_whether_it_registers", LINK, {"registrationEnabled": None}, "is missing"),
    Case("private_access.network_is_linked_once", LINK, {}, "by 'earlier'", prepared=link_network),
)

NETWORK_DELETIONS = (
    DeletionCase("virtual_networks.no_container_groups_are_left", world.CONTAINERS, "container groups of .*aks"),
    DeletionCase("general.nothing_needs_it", world.NODES, "InUseSubnetCannotBeDeleted.*aks"),
    DeletionCase("general.nothing_needs_it", world.GATEWAY, "InUseNatGatewayCannotBeDeleted"),
    DeletionCase("general.nothing_needs_it", world.NETWORK, "VirtualNetworkInUse"),
    DeletionCase("general.nothing_needs_it", world.BARE, "InUseSubnetCannotBeDeleted", prepared=use_bare_subnet),
    DeletionCase("general.nothing_needs_it", world.PLANE, "IdentityInUse.*aks"),
)
