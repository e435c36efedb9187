"""Container registries.

https://learn.microsoft.com/azure/container-registry/container-registry-skus
"""

import re
from collections.abc import Iterator

from ..cloud import Record, Resources
from ..refusal import Refusal
from .rule import Given, Rules, Write

PREMIUM_ONLY = {
    "dataEndpointEnabled": True,
    "networkRuleSet": None,
    "policies.quarantinePolicy.status": "enabled",
    "policies.retentionPolicy.status": "enabled",
    "policies.trustPolicy.status": "enabled",
    "publicNetworkAccess": "Disabled",
    "zoneRedundancy": "Enabled",
    "encryption": None,
}
"""What only the Premium tier offers: a property with this value, or with any."""
ACTION = re.compile(r"(repositories/\S+/(content/(read|write|delete)|metadata/(read|write))|gateway/\S+/\S+/\S+)")


def tier_offers_it(given: Given) -> Iterator[Refusal]:
    """Zones, private access, retention, encryption and more."""
    tier = given.text("sku.name")
    if tier == "Premium":
        return
    for path, value in PREMIUM_ONLY.items():
        if given.get(path) is not None and value in (None, given.get(path)):
            yield Refusal("SkuNotSupported", f"{path} {given.get(path)} needs sku.name Premium, given {tier}")


def anonymous_pull_is_not_basic(given: Given) -> Iterator[Refusal]:
    """Standard or Premium (anonymous-pull-access)."""
    if given.flag("anonymousPullEnabled") and given.text("sku.name") == "Basic":
        yield Refusal("SkuNotSupported", "anonymousPullEnabled needs sku.name Standard or Premium")


def retention_is_in_range(given: Given) -> Iterator[Refusal]:
    """0 to 365 days (container-registry-retention-policy)."""
    days = given.get("policies.retentionPolicy.days")
    if days is not None and not 0 <= days <= 365:
        yield Refusal("InvalidParameter", f"policies.retentionPolicy.days is {days}: 0 to 365")


def exports_stop_with_public_access(given: Given) -> Iterator[Refusal]:
    """An export policy is for registries that cannot be reached publicly (data-loss-prevention)."""
    disabled = given.text("policies.exportPolicy.status", "enabled") == "disabled"
    if disabled and given.text("publicNetworkAccess", "Enabled") != "Disabled":
        yield Refusal("InvalidParameter", "policies.exportPolicy disabled needs publicNetworkAccess Disabled")


def zones_stay(write: Write) -> Iterator[Refusal]:
    """Zone redundancy is chosen once (zone-redundancy)."""
    path = "zoneRedundancy"
    if write.before and write.was.text(path, "Disabled") != write.given.text(path, "Disabled"):
        yield Refusal("PropertyChangeNotAllowed", f"Changing property '{path}' is not allowed.")


def actions_are_known(given: Given) -> Iterator[Refusal]:
    """`repositories/<name>/content/read` and its like (token-based-repository-permissions)."""
    for action in given.get("actions", []):
        if not ACTION.fullmatch(action):
            message = f"action '{action}': repositories/<name>/content/read, write or delete, or metadata/read or write"
            yield Refusal("InvalidScopeMapAction", message)


def scope_map_exists(write: Write) -> Iterator[Refusal]:
    """The built-in ones of every registry begin with an underscore."""
    own = write.given.text("scopeMapId")
    if not own.rpartition("/")[2].startswith("_") and write.resources.get(own) is None:
        yield Refusal("ScopeMapNotFound", f"scopeMapId '{own}' was not found")


def no_token_uses_it(record: Record, resources: Resources) -> Iterator[Refusal]:
    """A token without its map could do nothing."""
    for user in resources.referring_to(record.id):
        yield Refusal("ScopeMapInUse", f"'{record.name}' is in use by the token '{user.name}'")


def source_is_an_address(given: Given) -> Iterator[Refusal]:
    """A Git repository or an archive (container-registry-tasks-overview)."""
    source = given.get("runRequest.sourceLocation")
    if source is not None and not re.match(r"(https://|git@|oci://|tasks-source/)", source):
        yield Refusal(
            "InvalidSourceLocation", f"runRequest.sourceLocation '{source}' is no address of an archive or repository"
        )


RULES = {
    "azure-native:containerregistry:Registry": Rules(
        inputs=(tier_offers_it, anonymous_pull_is_not_basic, retention_is_in_range, exports_stop_with_public_access),
        writes=(zones_stay,),
    ),
    "azure-native:containerregistry:ScopeMap": Rules(inputs=(actions_are_known,), deletions=(no_token_uses_it,)),
    "azure-native:containerregistry:Token": Rules(writes=(scope_map_exists,)),
    "azure-native:containerregistry:TaskRun": Rules(inputs=(source_is_an_address,)),
}
