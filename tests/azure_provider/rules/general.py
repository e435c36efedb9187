"""What holds for every kind of resource: names, places, tags, what must exist before and what blocks a deletion.

https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
"""

import re
from collections.abc import Iterator, Mapping

from ..cloud import Record, Resources, same
from ..identifiers import group_of, key, parent
from ..refusal import Refusal
from ..settings import SUBSCRIPTION
from .rule import Given, Rules, Write

REGIONS = frozenset(
    [
        "australiaeast",
        "austriaeast",
        "belgiumcentral",
        "brazilsouth",
        "canadacentral",
        "canadaeast",
        "centralindia",
        "centralus",
        "eastasia",
        "eastus",
        "eastus2",
        "francecentral",
        "germanywestcentral",
        "italynorth",
        "japaneast",
        "japanwest",
        "koreacentral",
        "mexicocentral",
        "newzealandnorth",
        "northcentralus",
        "northeurope",
        "norwayeast",
        "polandcentral",
        "qatarcentral",
        "southafricanorth",
        "southcentralus",
        "southeastasia",
        "southindia",
        "spaincentral",
        "swedencentral",
        "switzerlandnorth",
        "uaenorth",
        "uksouth",
        "ukwest",
        "westcentralus",
        "westeurope",
        "westindia",
        "westus",
        "westus2",
        "westus3",
    ]
)
GLOBAL_KINDS = frozenset(
    {
        "azure-native:monitor:ActionGroup",
        "azure-native:privatedns:PrivateZone",
        "azure-native:privatedns:VirtualNetworkLink",
    }
)
TAGS, TAG_NAME, TAG_VALUE = 50, 512, 256
TAG_REFUSED = re.compile(r"[<>%&\\?/]")
IN_USE: Mapping[str, str] = {
    "azure-native:managedidentity:UserAssignedIdentity": "IdentityInUse",
    "azure-native:monitor:DataCollectionEndpoint": "DataCollectionEndpointInUse",
    "azure-native:monitor:DataCollectionRule": "DataCollectionRuleInUse",
    "azure-native:network:NatGateway": "InUseNatGatewayCannotBeDeleted",
    "azure-native:network:NetworkSecurityGroup": "InUseNetworkSecurityGroupCannotBeDeleted",
    "azure-native:network:PublicIPAddress": "PublicIPAddressCannotBeDeleted",
    "azure-native:network:PublicIPPrefix": "InUsePublicIpPrefixCannotBeDeleted",
    "azure-native:network:RouteTable": "InUseRouteTableCannotBeDeleted",
    "azure-native:network:Subnet": "InUseSubnetCannotBeDeleted",
    "azure-native:network:VirtualNetwork": "VirtualNetworkInUse",
    "azure-native:privatedns:PrivateZone": "CannotDeleteResource",
    "azure-native:operationalinsights:Workspace": "WorkspaceInUse",
}
"""Kinds that cannot go while others need them, with Azure's code.

Azure itself lets identities, workspaces and rules go and leaves broken what used them; here that is an error, too.
"""
HOLDING_DATA = ("storage:StorageAccount", "servicebus:Namespace", "eventhub:Namespace")
"""Kinds in which programs make queues and containers of their own, so that roles are given on what is not there yet."""
NOT_NEEDING = frozenset({"RoleAssignment", "ManagementLockByScope"})
"""Kinds that Azure leaves behind, pointing to nothing."""


def tags_are_allowed(given: Given) -> Iterator[Refusal]:
    """At most 50, and no characters that a filter could not name."""
    tags = given.get("tags", {})
    if len(tags) > TAGS:
        yield Refusal("InvalidTags", f"{len(tags)} tags are more than {TAGS}")
    for name, value in tags.items():
        if len(name) > TAG_NAME or TAG_REFUSED.search(name):
            yield Refusal(
                "InvalidTagNameCharacters", f"tag name '{name}': up to {TAG_NAME} characters, none of <>%&\\?/"
            )
        if isinstance(value, str) and len(value) > TAG_VALUE:
            yield Refusal("InvalidTags", f"the value of tag '{name}' has {len(value)} characters, {TAG_VALUE} allowed")


def group_exists(write: Write) -> Iterator[Refusal]:
    """The resource group must be there first."""
    group = group_of(write.id)
    lives_in_it = write.kind.name_input != "resourceGroupName"
    if group and lives_in_it and write.resources.get(f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{group}") is None:
        yield Refusal("ResourceGroupNotFound", f"Resource group '{group}' could not be found.")


def parent_exists(write: Write) -> Iterator[Refusal]:
    """So must what the resource lives in, or is attached to."""
    outer = parent(write.id)
    if "/providers/" not in outer:
        return
    is_attached = write.kind.parameters[0] in ("scope", "resourceUri")
    if not (exists(outer, write.resources) if is_attached else write.resources.get(outer)):
        message = (
            f"Failed to perform 'write' on resource '{write.id}': its parent resource '{outer}' could not be found."
        )
        yield Refusal("ParentResourceNotFound", message)


def exists(text: str, resources: Resources) -> bool:
    """Whether there is such a resource. What messages and blobs lie in is made in many ways and taken for there."""
    if resources.get(text) is not None:
        return True
    return any(
        (key(text) + "/").startswith(key(record.id) + "/") for kind in HOLDING_DATA for record in resources.of(kind)
    )


def region_is_there(write: Write) -> Iterator[Refusal]:
    """A region of Azure; `global` for the few services that have no place."""
    location = write.given.get("location")
    if location is None:
        return
    plain = str(location).replace(" ", "").lower()
    allowed = {"global"} if write.kind.token in GLOBAL_KINDS else REGIONS
    if plain not in allowed:
        message = (
            f"The provided location '{location}' is not available for resource type '{write.kind.arm_type}'. "
            f"Available: {'global' if write.kind.token in GLOBAL_KINDS else ', '.join(sorted(REGIONS))}"
        )
        yield Refusal("LocationNotAvailableForResourceType", message)


def region_stays(write: Write) -> Iterator[Refusal]:
    """A resource cannot move."""
    before, now = write.was.get("location"), write.given.get("location")
    if before and now and before.replace(" ", "").lower() != now.replace(" ", "").lower():
        message = f"The resource '{write.id}' already exists in location '{before}': it cannot be created in '{now}'."
        yield Refusal("InvalidResourceLocation", message)


def identities_exist(write: Write) -> Iterator[Refusal]:
    """User-assigned identities of a resource."""
    for own in write.given.get("identity.userAssignedIdentities", []):
        if write.resources.get(own) is None:
            yield Refusal("FailedIdentityOperation", f"The resource '{own}' was not found: make the identity first")


def nothing_needs_it(record: Record, resources: Resources) -> Iterator[Refusal]:
    """What others refer to stays."""
    code = IN_USE.get(record.token)
    if code is None:
        return
    outer_uses = [each for inner in resources.inside(record.id) for each in resources.referring_to(inner.id)]
    for user in [*resources.referring_to(record.id), *outer_uses]:
        inside = key(user.id).startswith(key(record.id) + "/")
        if user.token.rpartition(":")[2] not in NOT_NEEDING and not inside and not same(user.owner, record.id):
            yield Refusal(code, f"'{record.name}' is in use by '{user.id}': delete that first")


def nothing_locks_it(record: Record, resources: Resources) -> Iterator[Refusal]:
    """A lock on the resource or anything around it."""
    for lock in resources.of("authorization:ManagementLockByScope"):
        scope = key(str(lock.inputs["scope"]))
        if (key(record.id) + "/").startswith(scope + "/") and lock.id != record.id:
            message = f"The scope '{record.id}' cannot perform delete because '{lock.id}' locks it"
            yield Refusal("ScopeLocked", message)


GENERAL = Rules(
    inputs=(tags_are_allowed,),
    writes=(group_exists, parent_exists, region_is_there, region_stays, identities_exist),
    deletions=(nothing_needs_it, nothing_locks_it),
)
