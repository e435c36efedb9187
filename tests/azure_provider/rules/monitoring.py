"""Diagnostic settings and data collection.

https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings,
https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-rule-structure
"""

from collections.abc import Iterator

from ..cloud import same
from ..identifiers import parent
from ..refusal import Refusal
from .rule import Given, Rules, Write

DESTINATIONS = ("workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId")
MOST_SETTINGS = 5
CLUSTER_LOGS = frozenset(
    {
        "cloud-controller-manager",
        "cluster-autoscaler",
        "csi-azuredisk-controller",
        "csi-azurefile-controller",
        "csi-snapshot-controller",
        "fleet-mcs-controller-manager",
        "fleet-member-agent",
        "fleet-member-net-controller-manager",
        "guard",
        "karpenter-events",
        "kube-apiserver",
        "kube-audit",
        "kube-audit-admin",
        "kube-controller-manager",
        "kube-scheduler",
    }
)
"""Log categories of a managed cluster (monitor-aks-reference)."""
ENDPOINT_ASSOCIATION = "configurationAccessEndpoint"


def setting_sends_somewhere(given: Given) -> Iterator[Refusal]:
    """One destination at least, and something to send."""
    if not any(given.has(name) for name in DESTINATIONS):
        yield Refusal("BadRequest", f"no destination: at least one of {', '.join(DESTINATIONS)}")
    if not given.each("logs") and not given.each("metrics"):
        yield Refusal("BadRequest", "logs and metrics are empty: at least one category")


def setting_destination_exists(write: Write) -> Iterator[Refusal]:
    """Workspace and storage account."""
    for name in ("workspaceId", "storageAccountId"):
        own = write.given.get(name)
        if own is not None and write.resources.get(own) is None:
            yield Refusal("ResourceNotFound", f"{name} {own} was not found")


def setting_categories_exist(write: Write) -> Iterator[Refusal]:
    """Of managed clusters, where a name is easily misspelt."""
    if "/managedclusters/" not in write.id.lower():
        return
    for log in write.given.each("logs"):
        if log.has("category") and log.text("category") not in CLUSTER_LOGS:
            message = f"Category '{log.text('category')}' is not supported: {', '.join(sorted(CLUSTER_LOGS))}"
            yield Refusal("BadRequest", message)


def settings_are_few(write: Write) -> Iterator[Refusal]:
    """Five for each resource."""
    others = [
        other
        for other in write.resources.of("monitor:DiagnosticSetting")
        if same(parent(other.id), parent(write.id)) and not same(other.id, write.id)
    ]
    if len(others) >= MOST_SETTINGS:
        yield Refusal("Conflict", f"{parent(write.id)} has {len(others)} diagnostic settings: {MOST_SETTINGS} at most")


def flows_have_both_ends(given: Given) -> Iterator[Refusal]:
    """Each stream leads to a destination that is declared."""
    declared = {
        each.text("name")
        for kind, entries in given.get("destinations", {}).items()
        for each in (given.each(f"destinations.{kind}") if isinstance(entries, list) else [Given(entries)])
    }
    for flow in given.each("dataFlows"):
        for name in flow.get("destinations", []):
            if name not in declared:
                yield Refusal(
                    "InvalidPayload", f"data flow destination '{name}' is not declared: {', '.join(declared)}"
                )
        if not flow.get("streams"):
            yield Refusal("InvalidPayload", "a data flow has no streams")


def rule_destinations_exist(write: Write) -> Iterator[Refusal]:
    """Workspaces for logs and for metrics, and the endpoint."""
    for kind, name in (("logAnalytics", "workspaceResourceId"), ("monitoringAccounts", "accountResourceId")):
        for each in write.given.each(f"destinations.{kind}"):
            if write.resources.get(each.text(name)) is None:
                yield Refusal("InvalidPayload", f"{name} {each.text(name)} was not found")
    endpoint = write.given.get("dataCollectionEndpointId")
    if endpoint is not None and write.resources.get(endpoint) is None:
        yield Refusal("InvalidPayload", f"dataCollectionEndpointId {endpoint} was not found")


def association_names_one(given: Given) -> Iterator[Refusal]:
    """A rule, or an endpoint under the name that is kept for it."""
    rule, endpoint = given.has("dataCollectionRuleId"), given.has("dataCollectionEndpointId")
    if rule == endpoint:
        yield Refusal("InvalidPayload", "exactly one of dataCollectionRuleId and dataCollectionEndpointId is needed")
    elif endpoint and given.text("associationName") != ENDPOINT_ASSOCIATION:
        yield Refusal("InvalidPayload", f"associationName must be {ENDPOINT_ASSOCIATION} with an endpoint")


def associated_exist(write: Write) -> Iterator[Refusal]:
    """The rule or endpoint."""
    for name in ("dataCollectionRuleId", "dataCollectionEndpointId"):
        own = write.given.get(name)
        if own is not None and write.resources.get(own) is None:
            yield Refusal("InvalidPayload", f"{name} {own} was not found")


def retention_is_in_range(given: Given) -> Iterator[Refusal]:
    """30 to 730 days in the tier that is paid by the gigabyte."""
    days = given.get("retentionInDays")
    if days is not None and not 30 <= days <= 730:
        yield Refusal("InvalidParameter", f"retentionInDays is {days}: 30 to 730")


RULES = {
    "azure-native:monitor:DiagnosticSetting": Rules(
        inputs=(setting_sends_somewhere,),
        writes=(setting_destination_exists, setting_categories_exist, settings_are_few),
    ),
    "azure-native:monitor:DataCollectionRule": Rules(inputs=(flows_have_both_ends,), writes=(rule_destinations_exist,)),
    "azure-native:monitor:DataCollectionRuleAssociation": Rules(
        inputs=(association_names_one,), writes=(associated_exist,)
    ),
    "azure-native:operationalinsights:Workspace": Rules(inputs=(retention_is_in_range,)),
}
