"""Public addresses, NAT gateways and route tables.

https://learn.microsoft.com/azure/nat-gateway/nat-overview
"""

from collections.abc import Iterator

from ..refusal import Refusal
from .addresses import parsed
from .rule import Given, Rules, Write

NAT_SKUS = ("Standard", "StandardV2")


def address_is_static(given: Given) -> Iterator[Refusal]:
    """Standard addresses do not change."""
    if given.text("publicIPAllocationMethod", "Dynamic") != "Static":
        message = "Standard sku publicIPAddress must have publicIPAllocationMethod Static"
        yield Refusal("StandardSkuPublicIPAddressesMustBeStatic", message)


def address_is_standard(given: Given) -> Iterator[Refusal]:
    """Basic addresses retired in September 2025."""
    name = given.text("sku.name", "Basic")
    if name not in NAT_SKUS:
        yield Refusal("BasicPublicIPRetired", f"sku.name is {name}: Basic public IP addresses retired, set Standard")


def gateway_has_a_sku(given: Given) -> Iterator[Refusal]:
    """Azure has no default."""
    if not given.get("sku.name"):
        yield Refusal("InvalidRequestFormat", f"sku.name is missing: one of {', '.join(NAT_SKUS)}")


def gateway_lies_in_one_zone(given: Given) -> Iterator[Refusal]:
    """A Standard gateway lives in one zone or in none; only StandardV2 spans all."""
    zones = given.get("zones", [])
    if given.text("sku.name") == "Standard" and len(zones) > 1:
        yield Refusal("NatGatewayWithMultipleZonesNotSupported", f"zones {', '.join(zones)}: one at most")


def gateway_waits_in_range(given: Given) -> Iterator[Refusal]:
    """Idle connections are closed after 4 to 120 minutes."""
    minutes = given.get("idleTimeoutInMinutes", 4)
    if not 4 <= minutes <= 120:
        yield Refusal("NatGatewayIdleTimeoutOutOfRange", f"idleTimeoutInMinutes is {minutes}: 4 to 120")


def gateway_addresses_exist(write: Write) -> Iterator[Refusal]:
    """Addresses and ranges that connections leave from."""
    for name in ("publicIpAddresses", "publicIpPrefixes"):
        for each in write.given.each(name):
            if write.resources.get(each.text("id")) is None:
                yield Refusal("InvalidResourceReference", f"Resource {each.text('id')} in {name} was not found")


def gateway_addresses_are_free(write: Write) -> Iterator[Refusal]:
    """An address belongs to one gateway."""
    for each in write.given.each("publicIpAddresses"):
        for user in write.resources.referring_to(each.text("id")):
            if user.token == write.kind.token and user.id.lower() != write.id.lower():
                yield Refusal("PublicIPAddressInUse", f"Resource {each.text('id')} is used by {user.id}")


def routes_lead_somewhere(given: Given) -> Iterator[Refusal]:
    """A prefix, and an address where the next hop is an appliance."""
    for route in [*given.each("routes"), *([given] if given.has("nextHopType") else [])]:
        prefix = route.text("addressPrefix")
        if parsed(prefix) is None and not prefix.isalnum():
            yield Refusal("InvalidAddressPrefixFormat", f"Route address prefix '{prefix}' is no range or service tag")
        if route.text("nextHopType") == "VirtualAppliance" and not route.get("nextHopIpAddress"):
            yield Refusal("InvalidNextHopIpAddress", "nextHopIpAddress is missing: VirtualAppliance needs it")


RULES = {
    "azure-native:network:PublicIPAddress": Rules(inputs=(address_is_static, address_is_standard)),
    "azure-native:network:NatGateway": Rules(
        inputs=(gateway_has_a_sku, gateway_lies_in_one_zone, gateway_waits_in_range),
        writes=(gateway_addresses_exist, gateway_addresses_are_free),
    ),
    "azure-native:network:Route": Rules(inputs=(routes_lead_somewhere,)),
    "azure-native:network:RouteTable": Rules(inputs=(routes_lead_somewhere,)),
}
