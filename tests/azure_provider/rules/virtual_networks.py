"""Virtual networks and subnets.

https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq
"""

from collections.abc import Iterator
from ipaddress import IPv4Network

from ..cloud import Record, Resources, same
from ..identifiers import parent
from ..refusal import Refusal
from .addresses import Network, is_inside, parsed, parsed_all
from .rule import Given, Rules, Write

SMALLEST_SUBNET = 29
DELEGATIONS = frozenset(
    {
        "Microsoft.App/environments",
        "Microsoft.ContainerInstance/containerGroups",
        "Microsoft.ContainerService/managedClusters",
        "Microsoft.DBforPostgreSQL/flexibleServers",
        "Microsoft.Network/dnsResolvers",
        "Microsoft.ServiceNetworking/trafficControllers",
        "Microsoft.Web/serverFarms",
    }
)
"""Of the services that take whole subnets, those that live beside a cluster."""
CONTAINER_INSTANCES = "Microsoft.ContainerInstance/containerGroups"
REFERENCES = ("natGateway", "networkSecurityGroup", "routeTable")


def prefixes_of(given: Given) -> list[str]:
    """The ranges of a subnet."""
    one = given.get("addressPrefix")
    return [one] if one else list(given.get("addressPrefixes", []))


def delegations_of(given: Given) -> list[str]:
    """The services that a subnet is delegated to."""
    return [each.text("serviceName") for each in given.each("delegations")]


def network_prefixes(network: Record) -> list[Network]:
    """The address space of a virtual network."""
    return parsed_all(Given(network.inputs).get("addressSpace.addressPrefixes", []))


def address_space_is_given(given: Given) -> Iterator[Refusal]:
    """At least one range, each well formed."""
    prefixes = given.get("addressSpace.addressPrefixes", [])
    if not prefixes:
        yield Refusal("MissingAddressSpace", "addressSpace.addressPrefixes is empty: a virtual network needs a range")
    for prefix in prefixes:
        if parsed(prefix) is None:
            yield Refusal("InvalidAddressPrefixFormat", f"Address prefix '{prefix}' is no range in CIDR notation")


def address_space_does_not_overlap(given: Given) -> Iterator[Refusal]:
    """Its ranges among themselves."""
    found = parsed_all(given.get("addressSpace.addressPrefixes", []))
    for index, one in enumerate(found):
        for other in found[:index]:
            if one.overlaps(other):
                yield Refusal("AddressPrefixesOverlap", f"Address prefixes {other} and {one} overlap")


def subnets_are_resources(given: Given) -> Iterator[Refusal]:
    """Inline subnets and `Subnet` resources undo each other (pulumi/pulumi-azure-native#611): only the latter here."""
    if given.has("subnets"):
        yield Refusal(
            "InlineSubnets", "subnets: make each a network.Subnet; inline ones are deleted by the next update"
        )


def address_space_holds_its_subnets(write: Write) -> Iterator[Refusal]:
    """A change must leave the subnets inside."""
    space = parsed_all(write.given.get("addressSpace.addressPrefixes", []))
    for subnet in write.resources.inside(write.id):
        for prefix in parsed_all(prefixes_of(Given(subnet.inputs))):
            if subnet.token.endswith(":Subnet") and not is_inside(prefix, space):
                message = f"Subnet '{subnet.name}' ({prefix}) is not in the new address space"
                yield Refusal("InUsePrefixCannotBeDeleted", message)


def subnet_has_a_range(given: Given) -> Iterator[Refusal]:
    """Well formed and not too small: Azure keeps five addresses of each for itself."""
    prefixes = prefixes_of(given)
    if not prefixes:
        yield Refusal("InvalidRequestFormat", "addressPrefix is missing: a subnet needs a range")
    for prefix in prefixes:
        network = parsed(prefix)
        if network is None:
            yield Refusal("InvalidCIDRNotation", f"The address prefix {prefix} has an invalid CIDR notation")
        elif isinstance(network, IPv4Network) and network.prefixlen > SMALLEST_SUBNET:
            message = f"The range {prefix} is smaller than /{SMALLEST_SUBNET}: Azure keeps five addresses for itself"
            yield Refusal("NetcfgInvalidSubnet", message)


def delegations_are_known(given: Given) -> Iterator[Refusal]:
    """One service at most, which exists, under a name."""
    services = delegations_of(given)
    if len(services) > 1:
        yield Refusal("SubnetDelegationLimit", f"delegated to {', '.join(services)}: one service can be named")
    for each in given.each("delegations"):
        if each.text("serviceName") not in DELEGATIONS:
            message = f"Invalid service name '{each.text('serviceName')}': one of {', '.join(sorted(DELEGATIONS))}"
            yield Refusal("SubnetDelegationServiceNotFound", message)
        if not each.get("name"):
            yield Refusal("InvalidRequestFormat", "delegations[].name is missing")


def subnet_lies_in_its_network(write: Write) -> Iterator[Refusal]:
    """Inside the address space."""
    network = write.resources.get(parent(write.id))
    for prefix in parsed_all(prefixes_of(write.given)):
        if network is not None and not is_inside(prefix, network_prefixes(network)):
            space = ", ".join(map(str, network_prefixes(network)))
            message = f"Subnet '{write.given.text('subnetName')}' ({prefix}) is not in the network's range ({space})"
            yield Refusal("NetcfgSubnetRangeOutsideVnet", message)


def subnets_do_not_overlap(write: Write) -> Iterator[Refusal]:
    """With the other subnets of the network."""
    for other in write.resources.inside(parent(write.id)):
        if not other.token.endswith(":Subnet") or same(other.id, write.id):
            continue
        for theirs in parsed_all(prefixes_of(Given(other.inputs))):
            for ours in parsed_all(prefixes_of(write.given)):
                if ours.overlaps(theirs):
                    message = f"Subnet '{write.given.text('subnetName')}' ({ours}) overlaps '{other.name}' ({theirs})"
                    yield Refusal("NetcfgSubnetRangesOverlap", message)


def subnet_references_exist(write: Write) -> Iterator[Refusal]:
    """NAT gateway, security group and route table."""
    for name in REFERENCES:
        own = write.given.get(f"{name}.id")
        if own is not None and write.resources.get(own) is None:
            yield Refusal("InvalidResourceReference", f"Resource {own} referenced by {name} was not found")


def delegation_stays_while_used(write: Write) -> Iterator[Refusal]:
    """The service's resources would be left without a network."""
    gone = set(delegations_of(write.was)) - set(delegations_of(write.given))
    users = [user for user in subnet_users(write.id, write.resources) if user.token.endswith(":ManagedCluster")]
    if gone and users:
        message = f"Subnet delegation {', '.join(gone)} cannot be removed while '{users[0].id}' uses it"
        yield Refusal("SubnetDelegationsCannotChangeWhenSubnetUsedByResource", message)


def range_stays_while_used(write: Write) -> Iterator[Refusal]:
    """Machines have addresses out of it."""
    before, now = parsed_all(prefixes_of(write.was)), parsed_all(prefixes_of(write.given))
    users = subnet_users(write.id, write.resources)
    for prefix in before:
        if users and not is_inside(prefix, now):
            message = f"IpPrefix {prefix} on Subnet '{write.given.text('subnetName')}' is used by '{users[0].id}'"
            yield Refusal("InUsePrefixCannotBeDeleted", message)


def subnet_users(own: str, resources: Resources) -> list[Record]:
    """What has addresses in a subnet: what names it by id, and clusters whose virtual nodes name it."""
    by_id = [record for record in resources.referring_to(own) if not record.token.startswith("azure-native:auth")]
    return [*by_id, *clusters_with_virtual_nodes_in(own, resources)]


def clusters_with_virtual_nodes_in(own: str, resources: Resources) -> list[Record]:
    """The add-on names the subnet alone: it lies in the network of the cluster's pools."""
    return [
        cluster
        for cluster in resources.of("containerservice:ManagedCluster")
        if (subnet := virtual_nodes_subnet(Given(cluster.inputs))) and same(subnet, own)
    ]


def virtual_nodes_subnet(cluster: Given) -> str | None:
    """Id of the subnet that the add-on puts container groups into; None without add-on or own network."""
    add_on = cluster.at("addonProfiles.aciConnectorLinux")
    pools = [pool.text("vnetSubnetID") for pool in cluster.each("agentPoolProfiles") if pool.has("vnetSubnetID")]
    if not add_on.flag("enabled") or not pools or not add_on.has("config.SubnetName"):
        return None
    return f"{parent(pools[0])}/subnets/{add_on.text('config.SubnetName')}"


def no_container_groups_are_left(record: Record, resources: Resources) -> Iterator[Refusal]:
    """Virtual nodes leave a link in their subnet that goes with the cluster (Azure/azure-cli#21637)."""
    for cluster in clusters_with_virtual_nodes_in(record.id, resources):
        message = (
            f"Subnet '{record.name}' is in use by the container groups of '{cluster.id}': delete the cluster first"
        )
        yield Refusal("InUseSubnetCannotBeDeleted", message)


RULES = {
    "azure-native:network:VirtualNetwork": Rules(
        inputs=(address_space_is_given, address_space_does_not_overlap, subnets_are_resources),
        writes=(address_space_holds_its_subnets,),
    ),
    "azure-native:network:Subnet": Rules(
        inputs=(subnet_has_a_range, delegations_are_known),
        writes=(
            subnet_lies_in_its_network,
            subnets_do_not_overlap,
            subnet_references_exist,
            delegation_stays_while_used,
            range_stays_while_used,
        ),
        deletions=(no_container_groups_are_left,),
    ),
}
