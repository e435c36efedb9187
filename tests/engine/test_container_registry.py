"""Container registries in an Azure that refuses what Azure refuses."""

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import ContainerRegistry, ContainerRegistryArgs

from tests.azure_provider.account import AzureAccount
from tests.engine.conftest import EngineStack, Program, changes

KUBELET = "11111111-2222-3333-4444-555555555555"
PASSWORD = "hunter2-is-the-password"


@pytest.fixture
def group(azure: AzureAccount) -> str:
    """A resource group, and the identity of a kubelet."""
    azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
    azure.knows(KUBELET, "ServicePrincipal")
    return "shop"


def subnet(azure: AzureAccount) -> str:
    """One that exists."""
    network = {"resourceGroupName": "shop", "virtualNetworkName": "net"}
    azure.exists(
        "network:VirtualNetwork", **network, location="westeurope", addressSpace={"addressPrefixes": ["10.0.0.0/16"]}
    )
    return azure.exists("network:Subnet", **network, subnetName="nodes", addressPrefix="10.0.0.0/24").id


def program(**args: object) -> Program:
    def run() -> None:
        given = ContainerRegistryArgs(**args)  # type: ignore[typeddict-item] # any of them
        registry = ContainerRegistry("images", given)
        pulumi.export("server", registry.login_server)
        pulumi.export("credentials", [dict(each) for each in registry.registry_credentials])

    return run


def test_a_registry_comes_stays_and_goes(azure: AzureAccount, azure_stack: EngineStack, group: str) -> None:
    registry = program(resource_group_name=group, kubelet_object_id=KUBELET)
    assert azure_stack.preview(registry).change_summary == {automation.OpType.CREATE: 4}
    outputs = azure_stack.up(registry).outputs
    made = azure.one("containerregistry:Registry")
    assert outputs["server"].value == f"{made.name}.azurecr.io"
    assert azure.one("authorization:RoleAssignment").inputs["scope"] == made.id
    assert changes(azure_stack.up(registry).summary) == {}
    azure_stack.destroy()
    assert not azure.of("containerregistry:Registry")
    assert not azure.of("authorization:RoleAssignment")


def test_the_name_is_the_same_when_the_registry_is_made_again(
    azure: AzureAccount, azure_stack: EngineStack, group: str
) -> None:
    names = []
    for _ in range(2):
        azure_stack.up(program(resource_group_name=group))
        names.append(azure.one("containerregistry:Registry").name)
        azure_stack.destroy()
    assert names[0] == names[1]


def test_a_token_first_and_its_password_later(azure: AzureAccount, azure_stack: EngineStack, group: str) -> None:
    def with_token(**token: pulumi.Input[str]) -> Program:
        return program(resource_group_name=group, pull_token={"repositories": ["orders"], **token})

    first = azure_stack.up(with_token())
    assert first.outputs["credentials"].value == []
    name = azure.one("containerregistry:Registry").name
    command = f"az acr token credential generate --registry {name} --name virtual-nodes-pull --password1"
    assert command in "".join(azure_stack.output)

    second = azure_stack.up(with_token(password=PASSWORD))
    assert changes(second.summary) == {}, "the password is nothing that Azure is told"
    (credentials,) = second.outputs["credentials"].value
    assert credentials == {"server": f"{name}.azurecr.io", "username": "virtual-nodes-pull", "password": PASSWORD}
    assert PASSWORD not in azure_stack.state_text()


def test_a_private_registry(azure: AzureAccount, azure_stack: EngineStack, group: str) -> None:
    private = program(resource_group_name=group, private_access={"subnet_id": subnet(azure)})
    azure_stack.up(private)
    assert changes(azure_stack.up(private).summary) == {}
    azure_stack.destroy()
    assert {record.token.rpartition(":")[2] for record in azure.resources().records.values()} == {
        "ResourceGroup",
        "VirtualNetwork",
        "Subnet",
    }


def test_from_standard_to_premium_without_making_it_anew(
    azure: AzureAccount, azure_stack: EngineStack, group: str
) -> None:
    azure_stack.up(program(resource_group_name=group))
    later = azure_stack.up(program(resource_group_name=group, retention_days=30))
    assert changes(later.summary) == {"update": 1}
    assert azure.one("containerregistry:Registry").inputs["sku"] == {"name": "Premium"}
