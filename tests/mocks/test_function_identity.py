"""An app's identity and its roles, as the engine is told of them."""

import json
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs, FunctionIdentity, FunctionIdentityArgs, RoleScope

from tests.mocks.azure_answers import GROUP, SUBSCRIPTION, TENANT, guid
from tests.mocks.conftest import Created
from tests.unit.sample import IMAGE

COMPONENT = "keda-functions:index:FunctionIdentity"
ACCOUNT = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/contoso"
BUS = f"{GROUP}/providers/Microsoft.ServiceBus/namespaces/contoso"
COSMOS = f"{GROUP}/providers/Microsoft.DocumentDB/databaseAccounts/contoso"
CONNECTION_STRING = "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0"
ISSUER = "https://westeurope.oic.prod-aks.azure.com/tenant/cluster/"
CLIENT, PRINCIPAL = guid("client", "shop-identity"), guid("principal", "shop-identity")
IDENTITY = "azure-native:managedidentity:UserAssignedIdentity"
CREDENTIAL = "azure-native:managedidentity:FederatedIdentityCredential"
ROLE = "azure-native:authorization:RoleAssignment"
QUEUE_TRIGGER = {"type": "queueTrigger", "queueName": "orders"}
QUEUE = f"{ACCOUNT}/queueServices/default/queues/orders"
ROLES = {
    "shop-storage-queue-data-contributor-AzureWebJobsStorage": ACCOUNT,
    "shop-storage-queue-data-reader-AzureWebJobsStorage-queues-orders": QUEUE,
    "shop-storage-blob-data-owner-AzureWebJobsStorage": ACCOUNT,
    "shop-storage-table-data-contributor-AzureWebJobsStorage": ACCOUNT,
}


def write_project(folder: Path, *triggers: dict[str, str]) -> None:
    for index, trigger in enumerate(triggers):
        function = folder / f"f{index}"
        function.mkdir(parents=True)
        binding = {"name": "x", "direction": "in", **trigger}
        (function / "function.json").write_text(json.dumps({"scriptFile": "main.py", "bindings": [binding]}))
    (folder / "host.json").write_text('{"version": "2.0"}')


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionIdentityArgs:
    """Of a project with one queue, in the program's working directory."""
    write_project(tmp_path / "app", QUEUE_TRIGGER)
    monkeypatch.chdir(tmp_path)
    return {
        "project": "app",
        "app_name": "orders",
        "namespace": pulumi.Output.from_input("shop"),
        "resource_group_name": "shop",
        "oidc_issuer_url": pulumi.Output.from_input(ISSUER),
        "settings": {"AzureWebJobsStorage__accountName": "contoso"},
        "resources": {"AzureWebJobsStorage": ACCOUNT},
    }


def app_args(args: FunctionIdentityArgs) -> FunctionAppArgs:
    """Of the app that the identity is for."""
    return {
        "project": args["project"],
        "image": IMAGE,
        "app_name": args["app_name"],
        "namespace": args.get("namespace", "default"),
        "settings": args.get("settings", {}),
    }


def outputs(identity: FunctionIdentity) -> dict[str, pulumi.Output[object]]:
    return {
        "client": identity.client_id,
        "principal": identity.principal_id,
        "tenant": identity.tenant_id,
        "keda": identity.keda_client_id,
        "identity": pulumi.Output.from_input(dict(identity.identity)),
    }


def made(created: Created, args: FunctionIdentityArgs) -> dict[str, object]:
    return created.run(lambda: outputs(FunctionIdentity("shop", args)))


def scopes(created: Created) -> dict[str, object]:
    return {each.name: each.inputs["scope"] for each in created.all if each.type == ROLE}


def test_an_identity_with_what_triggers_and_the_host_need_and_no_more(
    created: Created, args: FunctionIdentityArgs
) -> None:
    values = made(created, args)
    assert created.types == {
        "shop": COMPONENT,
        "shop-identity": IDENTITY,
        "shop-app-credential": CREDENTIAL,
        "shop-keda-credential": CREDENTIAL,
        **dict.fromkeys(ROLES, ROLE),
    }
    assert {each.parent for each in created.all if each.type != COMPONENT} == {f"{COMPONENT}::shop"}
    assert scopes(created) == ROLES
    assert {each.inputs["principalId"] for each in created.all if each.type == ROLE} == {PRINCIPAL}
    reader = created.only("shop-storage-queue-data-reader-AzureWebJobsStorage-queues-orders").inputs
    assert reader["principalType"] == "ServicePrincipal"
    assert reader["roleDefinitionId"] == (
        f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/"
        "19e7f393-937e-4f77-808e-94535e297925"
    )
    assert values == {
        "client": CLIENT,
        "principal": PRINCIPAL,
        "tenant": TENANT,
        "keda": CLIENT,
        "identity": {"client_id": CLIENT, "keda_namespace": "keda"},
    }


def test_whom_it_trusts_is_written_one_after_the_other(created: Created, args: FunctionIdentityArgs) -> None:
    made(created, {**args, "keda_namespace": "kube-system"})
    app, keda = created.only("shop-app-credential"), created.only("shop-keda-credential")
    shared = {
        "resourceGroupName": "shop",
        "resourceName": "shop-identity-1a2b",
        "issuer": ISSUER,
        "audiences": ["api://AzureADTokenExchange"],
    }
    assert app.inputs == {
        **shared,
        "federatedIdentityCredentialResourceName": "app-service-account",
        "subject": "system:serviceaccount:shop:orders",
    }
    assert keda.inputs == {
        **shared,
        "federatedIdentityCredentialResourceName": "keda-service-account",
        "subject": "system:serviceaccount:kube-system:keda-operator",
    }
    assert "shop-app-credential" in keda.after


def test_the_app_comes_after_the_roles_of_its_identity(created: Created, args: FunctionIdentityArgs) -> None:
    def program() -> dict[str, pulumi.Output[object]]:
        identity = FunctionIdentity("shop", args)
        return {"plan": FunctionApp("orders", {**app_args(args), "identity": identity.identity}).plan}

    created.run(program)
    first = {*ROLES, "shop-identity", "shop-app-credential", "shop-keda-credential"}
    assert created.only("orders-service-account").after >= first
    assert created.only("orders-authentication-identity").after >= first
    account = created.only("orders-service-account").inputs["metadata"]
    assert isinstance(account, dict)
    assert account["annotations"] == {"azure.workload.identity/client-id": CLIENT}


def test_roles_are_those_that_the_app_tells_of(created: Created, args: FunctionIdentityArgs) -> None:
    def program() -> dict[str, pulumi.Output[object]]:
        FunctionIdentity("shop", args)
        told = FunctionApp("orders", app_args(args))
        return {"roles": told.required_roles, "subjects": told.federated_subjects}

    told = created.run(program)
    roles = told["roles"]
    assert isinstance(roles, list)
    assert {f"{ACCOUNT}/{each['part']}".rstrip("/") for each in roles} == set(scopes(created).values())
    assert len(roles) == len(scopes(created))
    credentials = [each.inputs["subject"] for each in created.all if each.type == CREDENTIAL]
    assert [each["subject"] for each in told["subjects"]] == credentials  # type: ignore[attr-defined] # a list


def test_roles_on_whole_resources_by_choice(created: Created, args: FunctionIdentityArgs) -> None:
    made(created, {**args, "role_scope": RoleScope.RESOURCE})
    assert set(scopes(created).values()) == {ACCOUNT}
    assert len(scopes(created)) == 4


def test_an_identity_of_kedas_own(created: Created, args: FunctionIdentityArgs) -> None:
    values = made(created, {**args, "separate_keda_identity": True})
    keda = guid("principal", "shop-keda-identity")
    of_keda = {each.name for each in created.all if each.inputs.get("principalId") == keda}
    assert of_keda == {"shop-keda-storage-queue-data-reader-AzureWebJobsStorage-queues-orders"}
    assert created.only("shop-keda-credential").inputs["resourceName"] == "shop-keda-identity-1a2b"
    assert created.only("shop-app-credential").inputs["resourceName"] == "shop-identity-1a2b"
    assert values["identity"] == {
        "client_id": CLIENT,
        "keda_client_id": guid("client", "shop-keda-identity"),
        "keda_namespace": "keda",
    }


def test_keda_alone_signs_in_where_pods_have_connection_strings(created: Created, args: FunctionIdentityArgs) -> None:
    settings = {"AzureWebJobsStorage": pulumi.Output.secret("AccountName=contoso;AccountKey=x")}
    by_keda = {"AzureWebJobsStorage__accountName": "contoso"}
    values = made(created, {**args, "settings": settings, "keda_settings": by_keda})
    assert created.types.keys() == {
        "shop",
        "shop-identity",
        "shop-keda-credential",
        "shop-storage-queue-data-reader-AzureWebJobsStorage-queues-orders",
    }
    assert values["identity"] == {"keda_client_id": CLIENT, "keda_namespace": "keda"}


def test_roles_for_what_functions_do_by_code_of_their_own(created: Created, args: FunctionIdentityArgs) -> None:
    vault = f"{GROUP}/providers/Microsoft.KeyVault/vaults/contoso"
    secrets_user = "4633458b-17de-408a-b874-0445c86b69e6"
    added = {"role": secrets_user, "scope": pulumi.Output.from_input(vault), "name": "secrets"}
    made(created, {**args, "added_roles": [added]})  # type: ignore[list-item] # a TypedDict
    role = created.only("shop-added-secrets").inputs
    assert role["scope"] == vault
    assert str(role["roleDefinitionId"]).endswith(secrets_user)
    assert role["principalId"] == PRINCIPAL


def test_cosmos_db_has_roles_of_its_own(created: Created, args: FunctionIdentityArgs, tmp_path: Path) -> None:
    trigger = {"type": "cosmosDBTrigger", "databaseName": "shop", "containerName": "orders", "connection": "Data"}
    write_project(tmp_path / "cosmos", {**trigger, "leaseContainerPrefix": "orders"})
    settings = {"Data__accountEndpoint": "https://contoso.documents.azure.com", "AzureWebJobsStorage": "x"}
    made(created, {**args, "project": "cosmos", "settings": settings, "resources": {"Data": COSMOS}})
    writer = created.only("shop-cosmos-db-built-in-data-contributor-Data")
    assert writer.type == "azure-native:cosmosdb:SqlResourceSqlRoleAssignment"
    assert len(str(writer.inputs["roleAssignmentId"])) == 36
    assert {**writer.inputs, "roleAssignmentId": "…"} == {
        "roleAssignmentId": "…",
        "accountName": "contoso",
        "resourceGroupName": "shop",
        "principalId": PRINCIPAL,
        "roleDefinitionId": f"{COSMOS}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002",
        "scope": COSMOS,
    }
    reader = created.only("shop-cosmos-db-built-in-data-reader-Data").inputs["roleDefinitionId"]
    assert reader == f"{COSMOS}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001"


def test_two_connections_with_one_account_share_its_roles(
    created: Created, args: FunctionIdentityArgs, tmp_path: Path
) -> None:
    write_project(tmp_path / "two", QUEUE_TRIGGER, {**QUEUE_TRIGGER, "connection": "Shop"})
    settings = {"AzureWebJobsStorage__accountName": "contoso", "Shop__accountName": "contoso"}
    account = pulumi.Output.from_input(ACCOUNT)
    both = {"AzureWebJobsStorage": account, "Shop": account}
    made(created, {**args, "project": "two", "settings": settings, "resources": both})
    assert scopes(created) == ROLES


def test_an_id_that_is_known_at_up_alone_is_checked_then(created: Created, args: FunctionIdentityArgs) -> None:
    wrong = {"AzureWebJobsStorage": pulumi.Output.from_input(BUS)}
    with pytest.raises(
        pulumi.RunError, match=r"^shop: resources\['AzureWebJobsStorage'\]: is a Microsoft.ServiceBus/namespaces"
    ):
        made(created, {**args, "resources": wrong})


def test_every_problem_is_told_before_anything_is_made(created: Created, args: FunctionIdentityArgs) -> None:
    wrong = {
        **args,
        "app_name": "Orders",
        "resources": {"Storage": ACCOUNT},
        "added_roles": [{"role": "Owner", "scope": ACCOUNT}],
        "role_scope": "queue",
    }
    with pytest.raises(pulumi.RunError) as raised:
        made(created, wrong)  # type: ignore[arg-type] # what is wrong
    first, *told = str(raised.value).splitlines()
    assert first == "shop: nothing was created"
    assert [line.partition(":")[0] for line in told] == [
        "  - role_scope",
        "  - app_name",
        "  - resources['AzureWebJobsStorage']",
        "  - added_roles[0].role",
    ]
    assert created.all == []


def test_an_app_that_needs_no_identity_is_told(created: Created, args: FunctionIdentityArgs) -> None:
    with pytest.raises(pulumi.RunError, match="no trigger or binding has an identity-based connection"):
        made(created, {**args, "settings": {"AzureWebJobsStorage": CONNECTION_STRING}, "resources": {}})


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        pytest.param({"project": "nowhere"}, ["project nowhere"], id="no such project"),
        pytest.param({"settings": {}, "resources": {}}, ["f0/function.json"], id="settings that are missing"),
        pytest.param({"app_name": ""}, ["app_name"], id="no name"),
        pytest.param({"oidc_issuer_url": "westeurope"}, ["oidc_issuer_url"], id="no issuer"),
        pytest.param({"keda_namespace": "Keda!"}, ["keda_namespace"], id="no namespace"),
        pytest.param({"resource_group_name": "a/b"}, ["resource_group_name"], id="a path for a resource group"),
        pytest.param(
            {"added_roles": [{"role": "Storage Blob Data Reader", "scope": "/x"}]},
            ["added_roles[0].scope"],
            id="a scope that is none",
        ),
    ],
)
def test_each_problem_is_told_once(
    created: Created, args: FunctionIdentityArgs, wrong: dict[str, object], places: list[str]
) -> None:
    with pytest.raises(pulumi.RunError) as raised:
        made(created, {**args, **wrong})  # type: ignore[typeddict-item] # what is wrong
    told = str(raised.value).splitlines()[1:]
    assert [line.removeprefix("  - ").partition(":")[0] for line in told] == places


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        pytest.param(
            {"oidc_issuer_url": pulumi.Output.from_input("http://a/b")},
            "shop: oidc_issuer_url: 'http://a/b' is no OIDC issuer: give the cluster's own",
            id="an issuer",
        ),
        pytest.param(
            {"added_roles": [{"role": "AcrPull", "scope": pulumi.Output.from_input("contoso")}]},
            r"shop: added_roles\[0\].scope: 'contoso' is no resource id: give",
            id="a scope",
        ),
    ],
)
def test_what_is_known_at_up_alone_is_told_with_its_place(
    created: Created, args: FunctionIdentityArgs, wrong: dict[str, object], told: str
) -> None:
    with pytest.raises(pulumi.RunError, match=told):
        made(created, {**args, **wrong})  # type: ignore[typeddict-item] # what is wrong


def test_a_secret_that_keda_signs_in_with_needs_no_role(created: Created, args: FunctionIdentityArgs) -> None:
    made(created, {**args, "keda_settings_from_secrets": {"of-keda": ["AzureWebJobsStorage"]}})
    assert "shop-keda-credential" not in created.types
    assert "shop-storage-queue-data-reader-AzureWebJobsStorage-queues-orders" not in created.types
    assert "shop-storage-queue-data-contributor-AzureWebJobsStorage" in created.types
