"""How each kind may be called.

https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..refusal import Refusal
from .rule import Rules, Write


@dataclass(frozen=True)
class NameRule:
    """Length and characters of a name."""

    shortest: int
    longest: int
    pattern: str
    words: str
    """The pattern in words."""
    is_global: bool = False
    """Whether no other customer of Azure may have the same name."""


NETWORK = NameRule(
    1, 80, r"[A-Za-z0-9]([\w.-]*\w)?", "letters, digits, _ . -; starts with a letter or digit, ends with those or _"
)
MESSAGING = NameRule(
    6, 50, r"[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]", "letters, digits, hyphens; starts with a letter", is_global=True
)
ENTITY = NameRule(1, 260, r"[A-Za-z0-9]([\w./~-]*[A-Za-z0-9])?", "letters, digits, . - _ / ~")
MONITOR = NameRule(1, 64, r"[A-Za-z][\w-]*[A-Za-z0-9]", "letters, digits, hyphens; starts with a letter")

UUID = NameRule(36, 36, r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "a UUID")

NAMES: Mapping[str, NameRule] = {
    "authorization:RoleAssignment": UUID,
    "containerregistry:Registry": NameRule(5, 50, r"[A-Za-z0-9]+", "letters and digits", is_global=True),
    "containerregistry:ScopeMap": NameRule(5, 50, r"[\w-]+", "letters, digits, hyphens, underscores"),
    "containerregistry:Token": NameRule(5, 50, r"[A-Za-z0-9-]+", "letters, digits, hyphens"),
    "containerservice:ManagedCluster": NameRule(
        1, 63, r"[A-Za-z0-9]([\w-]*[A-Za-z0-9])?", "letters, digits, hyphens, underscores"
    ),
    "cosmosdb:DatabaseAccount": NameRule(3, 44, r"[a-z0-9-]+", "lower-case letters, digits, hyphens", is_global=True),
    "cosmosdb:SqlResourceSqlRoleAssignment": UUID,
    "eventhub:EventHub": NameRule(1, 256, r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?", "letters, digits, . - _"),
    "eventhub:ConsumerGroup": NameRule(1, 50, r"[$A-Za-z0-9]([\w.-]*[A-Za-z0-9])?", "letters, digits, . - _"),
    "eventhub:Namespace": MESSAGING,
    "keyvault:Vault": NameRule(
        3, 24, r"[A-Za-z](?!.*--)[A-Za-z0-9-]*[A-Za-z0-9]", "letters, digits, single hyphens", is_global=True
    ),
    "managedidentity:FederatedIdentityCredential": NameRule(
        3, 120, r"[A-Za-z0-9][\w-]*", "letters, digits, hyphens, underscores"
    ),
    "managedidentity:UserAssignedIdentity": NameRule(
        3, 128, r"[A-Za-z0-9][\w-]*", "letters, digits, hyphens, underscores"
    ),
    "monitor:DataCollectionEndpoint": NameRule(3, 44, r"[A-Za-z0-9-]+", "letters, digits, hyphens"),
    "monitor:DataCollectionRule": MONITOR,
    "monitor:AzureMonitorWorkspace": NameRule(
        4, 44, r"[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]", "letters, digits, hyphens"
    ),
    "network:NatGateway": NETWORK,
    "network:NetworkSecurityGroup": NETWORK,
    "network:PrivateEndpoint": NameRule(2, 64, NETWORK.pattern, NETWORK.words),
    "network:PublicIPAddress": NETWORK,
    "network:RouteTable": NETWORK,
    "network:Subnet": NETWORK,
    "network:VirtualNetwork": NameRule(2, 64, NETWORK.pattern, NETWORK.words),
    "operationalinsights:Workspace": NameRule(
        4, 63, r"[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]", "letters, digits, hyphens"
    ),
    "privatedns:PrivateZone": NameRule(
        1, 253, r"([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.){1,33}[A-Za-z0-9_-]{1,63}", "2 to 34 labels"
    ),
    "privatedns:VirtualNetworkLink": NETWORK,
    "resources:ResourceGroup": NameRule(1, 90, r"[\w.()-]*[\w()-]", "letters, digits, _ - ( ) . but no . at the end"),
    "servicebus:Namespace": NameRule(
        6, 50, r"[A-Za-z](?!.*(-sb|-mgmt)$)[A-Za-z0-9-]*[A-Za-z0-9]", MESSAGING.words, is_global=True
    ),
    "servicebus:Queue": ENTITY,
    "servicebus:Topic": ENTITY,
    "servicebus:Subscription": NameRule(1, 50, ENTITY.pattern, ENTITY.words),
    "storage:BlobContainer": NameRule(
        3, 63, r"[a-z0-9](?!.*--)[a-z0-9-]*[a-z0-9]", "lower-case letters, digits, single hyphens"
    ),
    "storage:Queue": NameRule(
        3, 63, r"[a-z0-9](?!.*--)[a-z0-9-]*[a-z0-9]", "lower-case letters, digits, single hyphens"
    ),
    "storage:StorageAccount": NameRule(3, 24, r"[a-z0-9]+", "lower-case letters and digits", is_global=True),
    "storage:Table": NameRule(3, 63, r"[A-Za-z][A-Za-z0-9]*", "letters and digits; starts with a letter"),
}


def name_is_allowed(write: Write) -> Iterator[Refusal]:
    """Length and characters."""
    rule = NAMES.get(write.kind.token.removeprefix("azure-native:"))
    name = write.given.text(write.kind.name_input)
    if rule is None or (rule.shortest <= len(name) <= rule.longest and re.fullmatch(rule.pattern, name)):
        return
    message = (
        f"The name '{name}' ({len(name)} characters) of {write.kind.arm_type} is invalid: "
        f"{rule.shortest} to {rule.longest} characters, {rule.words}"
    )
    yield Refusal("InvalidResourceName", message)


def name_is_free(write: Write) -> Iterator[Refusal]:
    """Some names are part of a public address."""
    rule = NAMES.get(write.kind.token.removeprefix("azure-native:"))
    if rule is None or not rule.is_global or write.before is not None:
        return
    name = write.given.text(write.kind.name_input)
    for record in write.resources.of(write.kind.token.removeprefix("azure-native:")):
        if record.name.lower() == name.lower():
            yield Refusal(
                "AlreadyInUse", f"The name '{name}' of {write.kind.arm_type} is already in use by '{record.id}'"
            )


NAMING = Rules(writes=(name_is_allowed, name_is_free))
