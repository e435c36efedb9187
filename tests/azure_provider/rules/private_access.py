"""Private endpoints and private DNS zones.

https://learn.microsoft.com/azure/private-link/private-endpoint-overview
"""

from collections.abc import Iterator, Mapping

from ..cloud import same
from ..identifiers import parent
from ..refusal import Refusal
from .rule import Given, Rules, Write
from .virtual_networks import delegations_of

GROUPS: Mapping[str, tuple[str, ...]] = {
    "azure-native:containerregistry:Registry": ("registry",),
    "azure-native:containerservice:ManagedCluster": ("management",),
    "azure-native:cosmosdb:DatabaseAccount": ("Sql", "MongoDB", "Cassandra", "Gremlin", "Table"),
    "azure-native:eventhub:Namespace": ("namespace",),
    "azure-native:keyvault:Vault": ("vault",),
    "azure-native:servicebus:Namespace": ("namespace",),
    "azure-native:storage:StorageAccount": ("blob", "dfs", "file", "queue", "table", "web"),
}
"""What can be reached privately of each kind."""
PREMIUM_ONLY = ("azure-native:containerregistry:Registry", "azure-native:servicebus:Namespace")


def _connections(given: Given) -> list[Given]:
    return [*given.each("privateLinkServiceConnections"), *given.each("manualPrivateLinkServiceConnections")]


def endpoint_has_a_connection(given: Given) -> Iterator[Refusal]:
    """One, with a name."""
    connections = _connections(given)
    if len(connections) != 1:
        message = f"{len(connections)} connections: privateLinkServiceConnections must hold one"
        yield Refusal("PrivateEndpointMustHaveOneConnection", message)
    for connection in connections:
        if not connection.get("name"):
            yield Refusal("InvalidRequestFormat", "privateLinkServiceConnections[].name is missing")


def endpoint_subnet_exists(write: Write) -> Iterator[Refusal]:
    """And belongs to nobody else."""
    subnet = write.resources.get(write.given.text("subnet.id"))
    if subnet is None:
        message = f"Subnet {write.given.text('subnet.id')} of the private endpoint was not found"
        yield Refusal("InvalidResourceReference", message)
    elif delegations_of(Given(subnet.inputs)):
        message = f"Private endpoint cannot be created in the delegated subnet '{subnet.name}'"
        yield Refusal("PrivateEndpointCreationNotAllowedAsSubnetIsDelegated", message)


def endpoint_leads_to_a_service(write: Write) -> Iterator[Refusal]:
    """That exists, that has the group, and whose tier offers private access."""
    for connection in _connections(write.given):
        own = connection.text("privateLinkServiceId")
        service = write.resources.get(own)
        if service is None:
            yield Refusal("InvalidResourceReference", f"privateLinkServiceId {own} was not found")
            continue
        allowed = GROUPS.get(service.token, ())
        for group in connection.get("groupIds", []):
            if group not in allowed:
                message = f"groupId '{group}' is not one of {', '.join(allowed) or 'any'} for {service.outputs['type']}"
                yield Refusal("PrivateEndpointInvalidGroupId", message)
        tier = Given(service.inputs).text("sku.name")
        if service.token in PREMIUM_ONLY and tier != "Premium":
            yield Refusal("SkuNotSupported", f"private endpoints of '{service.name}' need the Premium tier, not {tier}")


def zone_group_zones_exist(write: Write) -> Iterator[Refusal]:
    """The zones that the endpoint's address is entered into."""
    for config in write.given.each("privateDnsZoneConfigs"):
        own = config.text("privateDnsZoneId")
        if write.resources.get(own) is None:
            yield Refusal("InvalidResourceReference", f"privateDnsZoneId {own} was not found")


def linked_network_exists(write: Write) -> Iterator[Refusal]:
    """The network that resolves the zone's names."""
    own = write.given.text("virtualNetwork.id")
    if write.resources.get(own) is None:
        yield Refusal("InvalidResourceReference", f"virtualNetwork {own or '(none)'} of the link was not found")


def link_says_whether_it_registers(given: Given) -> Iterator[Refusal]:
    """Azure has no default."""
    if given.get("registrationEnabled") is None:
        yield Refusal("BadRequest", "registrationEnabled is missing: true or false")


def network_is_linked_once(write: Write) -> Iterator[Refusal]:
    """To one zone."""
    for other in write.resources.inside(parent(write.id)):
        linked = Given(other.inputs).text("virtualNetwork.id")
        if not same(other.id, write.id) and linked and same(linked, write.given.text("virtualNetwork.id")):
            yield Refusal("Conflict", f"The virtual network {linked} is linked to the zone by '{other.name}'")


RULES = {
    "azure-native:network:PrivateEndpoint": Rules(
        inputs=(endpoint_has_a_connection,), writes=(endpoint_subnet_exists, endpoint_leads_to_a_service)
    ),
    "azure-native:network:PrivateDnsZoneGroup": Rules(writes=(zone_group_zones_exist,)),
    "azure-native:privatedns:VirtualNetworkLink": Rules(
        inputs=(link_says_whether_it_registers,), writes=(linked_network_exists, network_is_linked_once)
    ),
}
