"""Identities of apps in an Azure that refuses what Azure refuses."""

import json
from pathlib import Path

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import FunctionIdentity, FunctionIdentityArgs

from tests.azure_provider.account import AzureAccount
from tests.engine.conftest import EngineStack, Program, changes

ISSUER = "https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-00000000000a/cluster/"
IN_GROUP = {"resourceGroupName": "shop", "location": "westeurope"}
QUEUE = {"type": "queueTrigger", "queueName": "orders"}
BUS = {"type": "serviceBusTrigger", "topicName": "paid", "subscriptionName": "orders", "connection": "Bus"}

CHANGES = {
    "type": "cosmosDBTrigger",
    "databaseName": "shop",
    "containerName": "orders",
    "leaseContainerPrefix": "orders",
    "connection": "Data",
}


class Shop:
    """An app and what it talks to."""

    def __init__(self, azure: AzureAccount, folder: Path) -> None:
        azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
        self.account = azure.exists(
            "storage:StorageAccount", **IN_GROUP, accountName="contoso", kind="StorageV2", sku={"name": "Standard_LRS"}
        ).id
        azure.exists("storage:Queue", resourceGroupName="shop", accountName="contoso", queueName="orders")
        self.bus = azure.exists(
            "servicebus:Namespace", **IN_GROUP, namespaceName="contoso", sku={"name": "Standard"}
        ).id
        topic = {"resourceGroupName": "shop", "namespaceName": "contoso", "topicName": "paid"}
        azure.exists("servicebus:Topic", **topic)
        azure.exists("servicebus:Subscription", **topic, subscriptionName="orders")
        self._folder = folder
        folder.mkdir()
        (folder / "host.json").write_text('{"version": "2.0"}')
        self.add("process", QUEUE)

    def add(self, name: str, trigger: dict[str, str]) -> None:
        """Add a function to the project."""
        (self._folder / name).mkdir()
        binding = {"name": "x", "direction": "in", **trigger}
        (self._folder / name / "function.json").write_text(json.dumps({"scriptFile": "main.py", "bindings": [binding]}))

    def program(self, **others: object) -> Program:
        """What makes its identity."""

        def run() -> None:
            args: FunctionIdentityArgs = {
                "project": str(self._folder),
                "app_name": "orders",
                "namespace": "shop",
                "resource_group_name": "shop",
                "oidc_issuer_url": ISSUER,
                "settings": {
                    "AzureWebJobsStorage__accountName": "contoso",
                    "Bus__fullyQualifiedNamespace": "contoso.servicebus.windows.net",
                },
                "resources": {"AzureWebJobsStorage": self.account, "Bus": self.bus},
            }
            identity = FunctionIdentity("shop", {**args, **others})  # type: ignore[typeddict-item] # any of them
            pulumi.export("identity", dict(identity.identity))

        return run


@pytest.fixture
def shop(azure: AzureAccount, tmp_path: Path) -> Shop:
    return Shop(azure, tmp_path / "app")


def scopes(azure: AzureAccount) -> list[str]:
    """What roles are given on, below the group."""
    given = (str(record.inputs["scope"]) for record in azure.of("authorization:RoleAssignment"))
    return sorted(scope.rpartition("/providers/")[2] for scope in given)


def test_an_identity_comes_stays_and_goes(azure: AzureAccount, azure_stack: EngineStack, shop: Shop) -> None:
    account = "Microsoft.Storage/storageAccounts/contoso"
    assert azure_stack.preview(shop.program()).change_summary == {automation.OpType.CREATE: 9}
    outputs = azure_stack.up(shop.program()).outputs
    identity = azure.one("managedidentity:UserAssignedIdentity")
    assert outputs["identity"].value == {"client_id": identity.outputs["clientId"], "keda_namespace": "keda"}
    assert scopes(azure) == [account, account, account, f"{account}/queueServices/default/queues/orders"]
    assert changes(azure_stack.up(shop.program()).summary) == {}
    azure_stack.destroy()
    assert not azure.of("managedidentity:UserAssignedIdentity")
    assert not azure.of("authorization:RoleAssignment")
    last = azure.journal("delete")[-1]
    assert last.startswith("UserAssignedIdentity"), "an identity goes after the roles that it was given"


def test_credentials_are_written_one_after_the_other(azure: AzureAccount, azure_stack: EngineStack, shop: Shop) -> None:
    azure_stack.up(shop.program())
    app, keda = (f"FederatedIdentityCredential {who}-service-account" for who in ("app", "keda"))
    assert azure.is_before("create", app, keda)
    azure_stack.destroy()
    assert azure.is_before("delete", keda, app)


def test_another_function_adds_its_own_roles_and_touches_no_other(
    azure: AzureAccount, azure_stack: EngineStack, shop: Shop
) -> None:
    azure_stack.up(shop.program())
    before = scopes(azure)
    shop.add("notify", BUS)
    previewed = azure_stack.preview(shop.program())
    assert previewed.change_summary == {automation.OpType.CREATE: 2, automation.OpType.SAME: 9}
    assert changes(azure_stack.up(shop.program()).summary) == {"create": 2}
    subscription = "Microsoft.ServiceBus/namespaces/contoso/topics/paid/subscriptions/orders"
    assert scopes(azure) == sorted([*before, subscription, subscription])


def test_roles_of_cosmos_dbs_own(azure: AzureAccount, azure_stack: EngineStack, shop: Shop) -> None:
    locations = [{"locationName": "westeurope"}]
    data = {**IN_GROUP, "accountName": "data", "databaseAccountOfferType": "Standard", "locations": locations}
    account = azure.exists("cosmosdb:DatabaseAccount", **data).id
    shop.add("archive", CHANGES)
    program = shop.program(
        settings={
            "AzureWebJobsStorage__accountName": "contoso",
            "Data__accountEndpoint": "https://data.documents.azure.com:443/",
        },
        resources={"AzureWebJobsStorage": shop.account, "Data": account},
    )
    azure_stack.up(program)
    given = azure.of("cosmosdb:SqlResourceSqlRoleAssignment")
    assert {str(each.inputs["roleDefinitionId"])[-1] for each in given} == {"1", "2"}, "reader and contributor"
    assert {each.inputs["scope"] for each in given} == {account}
    assert changes(azure_stack.up(program).summary) == {}


def test_an_identity_of_kedas_own_is_given_what_pods_need_not_have(
    azure: AzureAccount, azure_stack: EngineStack, shop: Shop
) -> None:
    shop.add("notify", BUS)
    azure_stack.up(shop.program())
    azure_stack.up(shop.program(separate_keda_identity=True))
    assert changes(azure_stack.up(shop.program(separate_keda_identity=True)).summary) == {}
    app, keda = (
        next(each for each in azure.of("managedidentity:UserAssignedIdentity") if each.name.startswith(name))
        for name in ("shop-identity", "shop-keda-identity")
    )
    owner = "090c5cfd-751d-490a-894a-3ce6f1109419"
    owners = {
        str(record.inputs["principalId"])
        for record in azure.of("authorization:RoleAssignment")
        if str(record.inputs["roleDefinitionId"]).endswith(owner)
    }
    assert owners == {keda.outputs["principalId"]}
    assert keda.outputs["principalId"] != app.outputs["principalId"]


def test_a_resource_that_is_not_there_stops_the_update(
    azure: AzureAccount, azure_stack: EngineStack, shop: Shop
) -> None:
    elsewhere = {"AzureWebJobsStorage": shop.account.replace("contoso", "fabrikam")}
    with pytest.raises(automation.CommandError, match="fabrikam"):
        azure_stack.up(shop.program(resources=elsewhere))
    assert not scopes(azure)


def test_a_wrong_kind_of_resource_is_told_before_anything_is_made(azure_stack: EngineStack, shop: Shop) -> None:
    wrong = {"AzureWebJobsStorage": shop.bus}
    with pytest.raises(automation.CommandError, match=r"is a Microsoft\.ServiceBus/namespaces"):
        azure_stack.preview(shop.program(resources=wrong))
