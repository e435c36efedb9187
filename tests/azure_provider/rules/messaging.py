"""Service Bus and Event Hubs.

https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas,
https://learn.microsoft.com/azure/event-hubs/compare-tiers
"""

from collections.abc import Iterator

from ..identifiers import parent
from ..refusal import Refusal
from .rule import Given, Rules, Write

MOST_PARTITIONS = 32
RETENTION_DAYS = {"Basic": 1, "Standard": 7, "Premium": 90}


def _tier(write: Write, levels: int = 1) -> str:
    own = write.id
    for _ in range(levels):
        own = parent(own)
    namespace = write.resources.get(own)
    return Given(namespace.inputs).text("sku.name", "Standard") if namespace else "Standard"


def tier_has_topics(write: Write) -> Iterator[Refusal]:
    """Basic has queues only."""
    if _tier(write) == "Basic":
        yield Refusal("MessagingGatewayBadRequest", "topics need a namespace of tier Standard or Premium, not Basic")


def tier_has_queue_features(write: Write) -> Iterator[Refusal]:
    """Sessions and duplicate detection are not in Basic."""
    for name in ("requiresSession", "requiresDuplicateDetection"):
        if write.given.flag(name) and _tier(write) == "Basic":
            message = f"{name} needs a namespace of tier Standard or Premium, not Basic"
            yield Refusal("MessagingGatewayBadRequest", message)


def manage_includes_the_others(given: Given) -> Iterator[Refusal]:
    """A rule with Manage has Send and Listen, too."""
    rights = set(given.get("rights", []))
    if "Manage" in rights and not {"Send", "Listen"} <= rights:
        yield Refusal("InvalidAuthorizationRule", f"rights {', '.join(sorted(rights))}: Manage needs Send and Listen")


def partitions_are_in_range(given: Given) -> Iterator[Refusal]:
    """1 to 32."""
    count = given.get("partitionCount")
    if count is not None and not 1 <= count <= MOST_PARTITIONS:
        yield Refusal("MessagingGatewayBadRequest", f"partitionCount is {count}: 1 to {MOST_PARTITIONS}")


def partitions_stay(write: Write) -> Iterator[Refusal]:
    """They grow in Premium only, and never shrink."""
    before, now = write.was.get("partitionCount"), write.given.get("partitionCount")
    if before and now and (now < before or (now > before and _tier(write) != "Premium")):
        yield Refusal("MessagingGatewayBadRequest", f"partitionCount cannot change from {before} to {now}")


def retention_fits_tier(write: Write) -> Iterator[Refusal]:
    """Days that events are kept."""
    most, days = RETENTION_DAYS[_tier(write)], write.given.get("messageRetentionInDays")
    if days is not None and not 1 <= days <= most:
        yield Refusal(
            "MessagingGatewayBadRequest", f"messageRetentionInDays is {days}: 1 to {most} in tier {_tier(write)}"
        )


def tier_has_consumer_groups(write: Write) -> Iterator[Refusal]:
    """Basic has `$Default` alone."""
    if _tier(write, levels=2) == "Basic" and write.given.text("consumerGroupName") != "$Default":
        yield Refusal("MessagingGatewayBadRequest", "consumer groups need a namespace of tier Standard or Premium")


RULES = {
    "azure-native:servicebus:Topic": Rules(writes=(tier_has_topics,)),
    "azure-native:servicebus:Queue": Rules(writes=(tier_has_queue_features,)),
    "azure-native:servicebus:NamespaceAuthorizationRule": Rules(inputs=(manage_includes_the_others,)),
    "azure-native:eventhub:EventHub": Rules(
        inputs=(partitions_are_in_range,), writes=(partitions_stay, retention_fits_tier)
    ),
    "azure-native:eventhub:ConsumerGroup": Rules(writes=(tier_has_consumer_groups,)),
}
