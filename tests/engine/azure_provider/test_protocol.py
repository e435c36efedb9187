"""What the engine relies on: secrets, unknowns, concurrent writes, functions, what exists."""

import base64
from typing import Any

import pulumi
import pytest
import yaml
from pulumi import automation
from pulumi_azure_native import authorization, containerregistry, containerservice, network, resources, storage

from tests.azure_provider.account import AzureAccount
from tests.azure_provider.settings import DEPLOYER_OBJECT
from tests.engine.azure_provider.programs import cluster_program, credentials_program
from tests.engine.conftest import EngineStack
from tools.cluster import Cluster


def test_concurrent_writes_to_one_identity_are_refused(azure_stack: EngineStack) -> None:
    with pytest.raises(automation.CommandError, match="ConcurrentFederatedIdentityCredentialsWrites"):
        azure_stack.up(lambda: credentials_program(chained=False))


def test_writes_one_after_the_other_are_not(azure: AzureAccount, azure_stack: EngineStack) -> None:
    azure_stack.up(lambda: credentials_program(chained=True))
    assert azure.journal("create")[-2:] == ["FederatedIdentityCredential app", "FederatedIdentityCredential keda"]


def test_a_secret_input_is_secret_in_the_state(azure_stack: EngineStack) -> None:
    def program() -> None:
        tags = {"token": pulumi.Output.secret("hidden-value")}
        resources.ResourceGroup("shop", resource_group_name="shop", location="westeurope", tags=tags)

    azure_stack.up(program)
    assert "hidden-value" not in azure_stack.state_text()


def test_what_exists_is_found_and_left_alone(azure: AzureAccount, azure_stack: EngineStack) -> None:
    group = azure.exists("resources:ResourceGroup", resourceGroupName="theirs", location="northeurope")
    azure.exists(
        "network:VirtualNetwork",
        resourceGroupName="theirs",
        virtualNetworkName="hub",
        location="northeurope",
        addressSpace={"addressPrefixes": ["10.8.0.0/16"]},
    )

    def program() -> None:
        found = resources.ResourceGroup.get("theirs", group.id)
        network.Subnet("ours", resource_group_name=found.name, virtual_network_name="hub", address_prefix="10.8.1.0/24")
        account = storage.StorageAccount(
            "shop", resource_group_name="theirs", kind="StorageV2", sku=storage.SkuArgs(name="Standard_LRS")
        )
        pulumi.export("location", account.location)
        pulumi.export("deployer", authorization.get_client_config_output().object_id)
        keys = storage.list_storage_account_keys_output(resource_group_name="theirs", account_name=account.name)
        pulumi.export("key", pulumi.Output.secret(keys.keys[0].key_name))

    azure_stack.preview(program)
    outputs = azure_stack.up(program).outputs
    assert outputs["location"].value == "northeurope"
    assert outputs["deployer"].value == DEPLOYER_OBJECT
    azure_stack.destroy()
    assert [record.name for record in azure.resources().records.values()] == ["theirs", "hub"]


def test_a_misspelt_nested_property_fails_the_preview(azure_stack: EngineStack) -> None:
    def program() -> None:
        sku: Any = {"name": "Basic", "teir": "Basic"}
        containerregistry.Registry("images", resource_group_name="shop", location="westeurope", sku=sku)

    with pytest.raises(automation.CommandError, match=r"unknown property 'sku.teir'; known are name"):
        azure_stack.preview(program)


def test_the_logical_name_of_a_registry_makes_no_name(azure_stack: EngineStack) -> None:
    def program() -> None:
        group = resources.ResourceGroup("shop", location="westeurope")
        containerregistry.Registry(
            "my-images", resource_group_name=group.name, sku=containerregistry.SkuArgs(name="Basic")
        )

    with pytest.raises(automation.CommandError, match=r"InvalidResourceName.*my-images"):
        azure_stack.up(program)


def test_credentials_lead_to_the_local_cluster(azure: AzureAccount, azure_stack: EngineStack, cluster: Cluster) -> None:
    azure.hand_out(cluster.kubeconfig)

    def program() -> None:
        cluster_program()
        found = containerservice.list_managed_cluster_user_credentials_output(
            resource_group_name="shop", resource_name="aks"
        )
        pulumi.export("kubeconfig", pulumi.Output.secret(found.kubeconfigs[0].value))

    azure_stack.up(cluster_program)
    encoded = azure_stack.up(program).outputs["kubeconfig"].value
    read = yaml.safe_load(base64.b64decode(encoded))
    local = yaml.safe_load(cluster.kubeconfig.read_text())
    assert read["clusters"][0]["cluster"] == local["clusters"][0]["cluster"]
