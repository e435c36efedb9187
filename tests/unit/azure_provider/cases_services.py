"""Requests about identities, roles, registries, messaging, monitoring, and what holds for every kind."""

from tests.azure_provider.azure import Azure
from tests.azure_provider.identifiers import uuid_of
from tests.unit.azure_provider import world
from tests.unit.azure_provider.case import Case, DeletionCase

CREDENTIAL, ASSIGNMENT = "managedidentity:FederatedIdentityCredential", "authorization:RoleAssignment"
REGISTRY, SETTING, RULE = "containerregistry:Registry", "monitor:DiagnosticSetting", "monitor:DataCollectionRule"
ASSOCIATION, EVENT_HUB = "monitor:DataCollectionRuleAssociation", "eventhub:EventHub"
COSMOS_ASSIGNMENT = "cosmosdb:SqlResourceSqlRoleAssignment"
IDENTITY, GROUP = "managedidentity:UserAssignedIdentity", "resources:ResourceGroup"


def fill_identity(azure: Azure) -> None:
    """To its 20 credentials."""
    for number in range(19):
        own = {
            "federatedIdentityCredentialResourceName": f"filler{number}",
            "subject": f"system:serviceaccount:shop:filler{number}",
        }
        azure.create(f"azure-native:{CREDENTIAL}", world.changed(world.NEW[CREDENTIAL], **own))


def fill_settings(azure: Azure) -> None:
    """To the five of a cluster."""
    for number in range(5):
        azure.create(f"azure-native:{SETTING}", world.changed(world.NEW[SETTING], name=f"filler{number}"))


def lock_group(azure: Azure) -> None:
    inputs = {"scope": world.GROUP, "lockName": "keep", "level": "CanNotDelete"}
    azure.create("azure-native:authorization:ManagementLockByScope", inputs)


def use_scope_map(azure: Azure) -> None:
    azure.create("azure-native:containerregistry:Token", world.NEW["containerregistry:Token"])


IDENTITY_CASES = (
    Case("identity.audience_is_entra", CREDENTIAL, {"audiences": ["api://other"]}, "api://AzureADTokenExchange"),
    Case("identity.issuer_is_an_address", CREDENTIAL, {"issuer": "http://issuer"}, "no https address"),
    Case("identity.subject_is_a_service_account", CREDENTIAL, {"subject": "orders"}, "system:serviceaccount"),
    Case("identity.credentials_are_few", CREDENTIAL, {}, "has 20 federated", prepared=fill_identity),
    Case("identity.credentials_differ", CREDENTIAL, {"subject": world.CREDENTIAL["subject"]}, "'first' has the same"),
    Case("role_assignments.role_is_an_id", ASSIGNMENT, {"roleDefinitionId": "AcrPull"}, "InvalidRoleDefinitionId"),
    Case(
        "role_assignments.role_exists",
        ASSIGNMENT,
        {"roleDefinitionId": f"{world.ROLE}00000000-0000-0000-0000-000000000000"},
        "RoleDefinitionDoesNotExist",
    ),
    Case(
        "role_assignments.principal_exists",
        ASSIGNMENT,
        {"principalId": uuid_of(world.PLANE, "client")},
        "PrincipalNotFound.*object id",
    ),
    Case("role_assignments.principal_type_fits", ASSIGNMENT, {"principalType": None}, "set principalType"),
    Case("role_assignments.principal_type_fits", ASSIGNMENT, {"principalType": "User"}, "UnmatchedPrincipalType"),
    Case("role_assignments.scope_exists", ASSIGNMENT, {"scope": world.MISSING}, "ResourceNotFound"),
    Case(
        "role_assignments.assignment_is_new",
        ASSIGNMENT,
        {"scope": world.NETWORK, "roleDefinitionId": world.NETWORK_CONTRIBUTOR},
        "RoleAssignmentExists",
    ),
    Case(
        "role_assignments.assignment_stays",
        ASSIGNMENT,
        {"roleDefinitionId": world.DNS_CONTRIBUTOR},
        "RoleAssignmentUpdateNotPermitted",
        updates=True,
    ),
)
SERVICE_CASES = (
    Case(
        "registries.tier_offers_it", REGISTRY, {"zoneRedundancy": "Enabled"}, "zoneRedundancy Enabled needs .*Premium"
    ),
    Case("registries.tier_offers_it", REGISTRY, {"publicNetworkAccess": "Disabled"}, "publicNetworkAccess"),
    Case(
        "registries.tier_offers_it",
        REGISTRY,
        {"policies": {"retentionPolicy": {"status": "enabled", "days": 7}}},
        "retentionPolicy",
    ),
    Case(
        "registries.anonymous_pull_is_not_basic",
        REGISTRY,
        {"sku.name": "Basic", "anonymousPullEnabled": True},
        "Standard or",
    ),
    Case(
        "registries.retention_is_in_range", REGISTRY, {"policies": {"retentionPolicy": {"days": 400}}}, "400: 0 to 365"
    ),
    Case(
        "registries.exports_stop_with_public_access",
        REGISTRY,
        {"policies": {"exportPolicy": {"status": "disabled"}}},
        "needs publicNetworkAccess Disabled",
    ),
    Case(
        "registries.zones_stay",
        REGISTRY,
        {"sku.name": "Premium", "zoneRedundancy": "Enabled"},
        "PropertyChangeNotAllowed",
        updates=True,
    ),
    Case("registries.actions_are_known", "containerregistry:ScopeMap", {"actions": ["orders:pull"]}, "orders:pull"),
    Case("registries.scope_map_exists", "containerregistry:Token", {"scopeMapId": world.MISSING}, "ScopeMapNotFound"),
    Case(
        "registries.source_is_an_address",
        "containerregistry:TaskRun",
        {"runRequest.sourceLocation": "./app"},
        "InvalidSourceLocation",
    ),
    Case(
        "cosmos_db.role_is_the_accounts",
        COSMOS_ASSIGNMENT,
        {"roleDefinitionId": world.NETWORK_CONTRIBUTOR},
        "does not exist in the account",
    ),
    Case("cosmos_db.scope_is_the_account", COSMOS_ASSIGNMENT, {"scope": world.GROUP}, "is not in the account"),
    Case(
        "cosmos_db.principal_is_in_the_directory",
        COSMOS_ASSIGNMENT,
        {"principalId": uuid_of(world.PLANE, "client")},
        "an object id is needed",
    ),
    Case("messaging.tier_has_topics", "servicebus:Topic", {"namespaceName": "basic-messages"}, "not Basic"),
    Case(
        "messaging.tier_has_queue_features",
        "servicebus:Queue",
        {"namespaceName": "basic-messages", "requiresSession": True},
        "requiresSession needs",
    ),
    Case(
        "messaging.manage_includes_the_others",
        "servicebus:NamespaceAuthorizationRule",
        {"rights": ["Manage"]},
        "Manage needs Send and Listen",
    ),
    Case("messaging.partitions_are_in_range", EVENT_HUB, {"partitionCount": 64}, "1 to 32"),
    Case("messaging.partitions_stay", EVENT_HUB, {"partitionCount": 2}, "from 4 to 2", updates=True),
    Case("messaging.retention_fits_tier", EVENT_HUB, {"messageRetentionInDays": 30}, "1 to 7 in tier Standard"),
    Case(
        "messaging.tier_has_consumer_groups", "eventhub:ConsumerGroup", {"consumerGroupName": "orders"}, "tier Standard"
    ),
    Case("monitoring.setting_sends_somewhere", SETTING, {"workspaceId": None}, "no destination"),
    Case("monitoring.setting_sends_somewhere", SETTING, {"logs": []}, "at least one category"),
    Case("monitoring.setting_destination_exists", SETTING, {"workspaceId": world.MISSING}, "workspaceId"),
    Case("monitoring.setting_categories_exist", SETTING, {"logs.0.category": "kube-api"}, "'kube-api'"),
    Case("monitoring.settings_are_few", SETTING, {}, "5 at most", prepared=fill_settings),
    Case("monitoring.flows_have_both_ends", RULE, {"dataFlows.0.destinations": ["metrics"]}, "not declared"),
    Case(
        "monitoring.rule_destinations_exist",
        RULE,
        {"destinations.logAnalytics.0.workspaceResourceId": world.MISSING},
        "was not found",
    ),
    Case("monitoring.association_names_one", ASSOCIATION, {"dataCollectionRuleId": None}, "exactly one"),
    Case("monitoring.associated_exist", ASSOCIATION, {"dataCollectionRuleId": world.MISSING}, "was not found"),
    Case("monitoring.retention_is_in_range", "operationalinsights:Workspace", {"retentionInDays": 7}, "30 to 730"),
)
GENERAL_CASES = (
    Case("general.tags_are_allowed", GROUP, {"tags": {"cost/center": "1"}}, "InvalidTagNameCharacters"),
    Case("general.tags_are_allowed", GROUP, {"tags": {"a": "b" * 300}}, "256 allowed"),
    Case("general.group_exists", IDENTITY, {"resourceGroupName": "nowhere"}, "ResourceGroupNotFound"),
    Case("general.parent_exists", "network:Subnet", {"virtualNetworkName": "nowhere"}, "ParentResourceNotFound"),
    Case("general.parent_exists", SETTING, {"resourceUri": world.MISSING}, "ParentResourceNotFound"),
    Case("general.parent_exists", "eventhub:ConsumerGroup", {"eventHubName": "nowhere"}, "ParentResourceNotFound"),
    Case("general.region_is_there", IDENTITY, {"location": "europe"}, "LocationNotAvailableForResourceType"),
    Case("general.region_is_there", "privatedns:PrivateZone", {"location": "westeurope"}, "global"),
    Case("general.region_stays", "network:NatGateway", {"location": "northeurope"}, "already exists", updates=True),
    Case(
        "general.identities_exist",
        "containerservice:ManagedCluster",
        {"identity.userAssignedIdentities": [world.MISSING]},
        "FailedIdentityOperation",
    ),
    Case("names.name_is_free", REGISTRY, {"registryName": "Images"}, "AlreadyInUse"),
)
NAMES: tuple[tuple[str, str], ...] = (
    (ASSIGNMENT, "puller"),
    (REGISTRY, "my-images"),
    ("containerregistry:ScopeMap", "map!"),
    ("containerregistry:Token", "me"),
    ("containerservice:ManagedCluster", "-aks"),
    ("cosmosdb:DatabaseAccount", "Orders"),
    (COSMOS_ASSIGNMENT, "writer"),
    ("eventhub:ConsumerGroup", "-orders"),
    (EVENT_HUB, "-orders"),
    ("eventhub:Namespace", "events-"),
    ("keyvault:Vault", "a--b"),
    (CREDENTIAL, "ab"),
    (IDENTITY, "_identity"),
    ("monitor:AzureMonitorWorkspace", "abc"),
    ("monitor:DataCollectionEndpoint", "a_b_c"),
    (RULE, "1rule"),
    ("network:NatGateway", "gateway-"),
    ("network:NetworkSecurityGroup", "-guard"),
    ("network:PrivateEndpoint", "e"),
    ("network:PublicIPAddress", "a" * 81),
    ("network:RouteTable", "routes."),
    ("network:Subnet", "no des"),
    ("network:VirtualNetwork", "n"),
    ("operationalinsights:Workspace", "logs-"),
    ("privatedns:PrivateZone", "azurecr"),
    ("privatedns:VirtualNetworkLink", "-link"),
    (GROUP, "group."),
    ("servicebus:Namespace", "shop-sb"),
    ("servicebus:Queue", "/orders"),
    ("servicebus:Subscription", "s" * 51),
    ("servicebus:Topic", "orders/"),
    ("storage:BlobContainer", "Hosts"),
    ("storage:Queue", "a--b"),
    ("storage:StorageAccount", "shop-storage"),
    ("storage:Table", "1orders"),
)
"""A name that is refused, for each kind with a rule for names."""

SERVICE_DELETIONS = (
    DeletionCase(
        "registries.no_token_uses_it", world.SCOPE_MAP, "in use by the token 'puller'", prepared=use_scope_map
    ),
    DeletionCase("general.nothing_locks_it", world.ROUTES, "ScopeLocked", prepared=lock_group),
)
