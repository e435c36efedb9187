"""A container registry, as the engine is told of it."""

import pulumi
import pytest
from pulumi_keda_functions import ContainerRegistry, ContainerRegistryArgs

from tests.mocks.azure_answers import GROUP, SUBSCRIPTION
from tests.mocks.conftest import Created

COMPONENT = "keda-functions:index:ContainerRegistry"
REGISTRY = f"{GROUP}/providers/Microsoft.ContainerRegistry/registries/images-registry"
SUBNET = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/shop/subnets/nodes"
ZONE = f"{GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io"
DEFAULTS = {"anonymousPullEnabled": False, "networkRuleBypassOptions": "AzureServices", "zoneRedundancy": "Disabled"}
"""What the SDK adds."""
GUID = "11111111-2222-3333-4444-555555555555"
ACR_PULL = (
    f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/"
    "7f951dda-4ed3-4680-a7ca-43fe172d538d"
)


def made(created: Created, **args: object) -> dict[str, object]:
    """The outputs of a registry with the given arguments."""
    given = ContainerRegistryArgs(**{"resource_group_name": "shop", "registry_name": "contoso", **args})  # type: ignore[typeddict-item] # any of them

    def program() -> dict[str, pulumi.Output[object]]:
        registry = ContainerRegistry("images", given)
        return {
            "id": registry.registry_id,
            "server": registry.login_server,
            "username": registry.pull_username,
            "credentials": pulumi.Output.from_input([dict(each) for each in registry.registry_credentials]),
        }

    return created.run(program)


def test_a_registry_has_no_admin_user_and_nothing_beside_it(created: Created) -> None:
    outputs = made(created)
    assert created.types == {"images": COMPONENT, "images-registry": "azure-native:containerregistry:Registry"}
    registry = created.only("images-registry")
    assert registry.parent == f"{COMPONENT}::images"
    assert registry.inputs == {
        "registryName": "contoso",
        "resourceGroupName": "shop",
        "sku": {"name": "Standard"},
        "adminUserEnabled": False,
        "publicNetworkAccess": "Enabled",
        **DEFAULTS,
    }
    assert outputs == {"id": REGISTRY, "server": "contoso.azurecr.io", "username": None, "credentials": []}


def test_a_name_of_its_own_hangs_on_where_it_is(created: Created) -> None:
    made(created, registry_name=None, resource_group_name=pulumi.Output.from_input("shop"))
    name = created.only("images-registry").inputs["registryName"]
    assert isinstance(name, str)
    assert name.startswith("images")
    assert name.isalnum()


def test_the_kubelet_may_pull(created: Created) -> None:
    made(created, kubelet_object_id=pulumi.Output.from_input(GUID))
    assert created.types.keys() == {"images", "images-registry", "images-kubelet-pull"}
    role = created.only("images-kubelet-pull")
    assert role.type == "azure-native:authorization:RoleAssignment"
    assert role.parent == f"{COMPONENT}::images"
    assert role.inputs == {
        "principalId": GUID,
        "principalType": "ServicePrincipal",
        "roleDefinitionId": ACR_PULL,
        "scope": REGISTRY,
    }


def test_what_premium_has(created: Created) -> None:
    made(created, retention_days=30, zone_redundant=True, location="westeurope", tags={"team": "shop"})
    inputs = created.only("images-registry").inputs
    assert inputs["sku"] == {"name": "Premium"}
    assert inputs["policies"] == {"retentionPolicy": {"days": 30, "status": "enabled"}}
    assert inputs["zoneRedundancy"] == "Enabled"
    assert (inputs["location"], inputs["tags"]) == ("westeurope", {"team": "shop"})


def test_private_access_by_an_endpoint_that_the_network_finds(created: Created) -> None:
    made(created, private_access={"subnet_id": pulumi.Output.from_input(SUBNET)}, tags={"team": "shop"})
    assert created.types == {
        "images": COMPONENT,
        "images-registry": "azure-native:containerregistry:Registry",
        "images-private-endpoint": "azure-native:network:PrivateEndpoint",
        "images-dns-zone": "azure-native:privatedns:PrivateZone",
        "images-dns-link": "azure-native:privatedns:VirtualNetworkLink",
        "images-private-names": "azure-native:network:PrivateDnsZoneGroup",
    }
    assert {each.parent for each in created.all if each.type != COMPONENT} == {f"{COMPONENT}::images"}
    assert created.only("images-registry").inputs["publicNetworkAccess"] == "Disabled"
    assert created.only("images-registry").inputs["sku"] == {"name": "Premium"}
    endpoint = created.only("images-private-endpoint").inputs
    assert endpoint["subnet"] == {"id": SUBNET}
    assert endpoint["tags"] == {"team": "shop"}
    assert endpoint["privateLinkServiceConnections"] == [
        {"name": "registry", "privateLinkServiceId": REGISTRY, "groupIds": ["registry"]}
    ]
    assert created.only("images-dns-zone").inputs["privateZoneName"] == "privatelink.azurecr.io"
    link = created.only("images-dns-link").inputs
    assert link["virtualNetwork"] == {"id": SUBNET.removesuffix("/subnets/nodes")}
    assert link["registrationEnabled"] is False


def test_a_dns_zone_that_exists(created: Created) -> None:
    made(created, private_access={"subnet_id": SUBNET, "dns_zone_id": ZONE})
    assert "images-dns-zone" not in created.types
    assert "images-dns-link" not in created.types
    names = created.only("images-private-names").inputs["privateDnsZoneConfigs"]
    assert names == [{"name": "privatelink-azurecr-io", "privateDnsZoneId": ZONE}]


def test_builds_from_outside_reach_a_private_registry(created: Created) -> None:
    made(created, private_access={"subnet_id": SUBNET, "allowed_ip_ranges": ["203.0.113.0/24"]})
    inputs = created.only("images-registry").inputs
    assert inputs["publicNetworkAccess"] == "Enabled"
    rules = [{"iPAddressOrRange": "203.0.113.0/24", "action": "Allow"}]
    assert inputs["networkRuleSet"] == {"defaultAction": "Deny", "ipRules": rules}


def test_a_service_principal_that_pulls(created: Created) -> None:
    principal = {"client_id": GUID, "object_id": GUID, "client_secret": "s3cret"}
    outputs = made(created, pull_service_principal=principal)
    assert created.only("images-service-principal-pull").inputs["roleDefinitionId"] == ACR_PULL
    assert created.only("images-service-principal-pull").inputs["scope"] == REGISTRY
    assert outputs["credentials"] == [{"server": "contoso.azurecr.io", "username": GUID, "password": "s3cret"}]


def test_a_token_for_all_repositories_needs_no_scope_map(created: Created) -> None:
    outputs = made(created, pull_token={"password": pulumi.Output.secret("s3cret")})
    assert created.types.keys() == {"images", "images-registry", "images-pull-token"}
    assert created.only("images-pull-token").inputs == {
        "resourceGroupName": "shop",
        "registryName": "contoso",
        "tokenName": "virtual-nodes-pull",
        "scopeMapId": f"{REGISTRY}/scopeMaps/_repositories_pull",
        "status": "enabled",
    }
    assert outputs["credentials"] == [
        {"server": "contoso.azurecr.io", "username": "virtual-nodes-pull", "password": "s3cret"}
    ]


def test_a_token_for_some_repositories(created: Created) -> None:
    made(created, pull_token={"name": "shop-pull", "repositories": ["orders"]})
    assert created.only("images-pull-scope-map").inputs["actions"] == [
        "repositories/orders/content/read",
        "repositories/orders/metadata/read",
    ]
    scope_map_id = created.only("images-pull-token").inputs["scopeMapId"]
    assert isinstance(scope_map_id, str)
    assert scope_map_id.endswith("/images-pull-scope-map")


def test_without_a_password_there_are_no_credentials_yet(created: Created, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(pulumi.log, "warn", lambda message, _resource: told.append(message))
    outputs = made(created, pull_token={})
    assert outputs["credentials"] == []
    assert outputs["username"] is None
    (warning,) = told
    assert "az acr token credential generate --registry contoso --name virtual-nodes-pull --password1" in warning


def test_every_problem_is_told_before_anything_is_made(created: Created) -> None:
    with pytest.raises(pulumi.RunError) as raised:
        made(created, registry_name="a-b", sku="Basic", retention_days=7, pulltoken={})
    assert str(raised.value).splitlines() == [
        "images: nothing was created",
        "  - pulltoken: there is no such argument: did you mean pull_token?",
        "  - registry_name: 'a-b' is no name of a registry: 5 to 50 letters and digits: give another, or leave it out",
        "  - retention_days: needs sku Premium, and Basic is given: set sku to Premium or leave it out",
    ]
    assert created.all == []


def test_an_id_that_is_known_later_is_checked_then(created: Created) -> None:
    with pytest.raises(pulumi.RunError, match="images: kubelet_object_id: 'shop-agentpool' is no id: give the object"):
        made(created, kubelet_object_id=pulumi.Output.from_input("shop-agentpool"))


def test_the_password_is_a_secret_wherever_it_goes(created: Created) -> None:
    def program() -> dict[str, pulumi.Output[object]]:
        args: ContainerRegistryArgs = {
            "resource_group_name": "shop",
            "registry_name": "contoso",
            "pull_token": {"password": "s3cret"},
        }
        registry = ContainerRegistry("images", args)
        (credentials,) = registry.registry_credentials
        assert isinstance(credentials["password"], pulumi.Output)
        return {"secret": pulumi.Output.from_input(credentials["password"].is_secret())}

    assert created.run(program) == {"secret": True}
    assert "s3cret" not in str([each.inputs for each in created.all])
