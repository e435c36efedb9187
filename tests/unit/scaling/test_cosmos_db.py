from dataclasses import replace

import pytest
from pulumi_keda_functions.app_arguments import FunctionOverride
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import ByIdentity, BySecrets, Need, Role
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.cosmos_db import scaling
from pulumi_keda_functions.scaling.model import Principal
from pulumi_keda_functions.values import Setting, Value

from tests.unit.sample import app, function, may_stop, messages, only_trigger

CONTAINER: dict[str, Property] = {"databaseName": "shop", "containerName": "orders", "leaseContainerPrefix": "mail"}
SETTINGS: dict[str, str | None] = {"CosmosDB": None, "Leases": None, "Name": "n"}
METADATA: dict[str, Value] = {
    "databaseId": "shop",
    "containerId": "orders",
    "leaseDatabaseId": "shop",
    "leaseContainerId": "leases",
    "processorName": "mail",
    "changeFeedLagThreshold": "100",
}
OLD_BUNDLE: dict[str, Json] = {"extensionBundle": {"version": "[3.*, 4.0.0)"}}


def older_keda(configured: App) -> App:
    return replace(configured, options=replace(configured.options, keda=(2, 20)))


@pytest.mark.parametrize(
    ("properties", "metadata"),
    [
        pytest.param({}, {}, id="leases beside the container"),
        pytest.param(
            {"leaseDatabaseName": "state", "leaseContainerName": "%Name%"},
            {"leaseDatabaseId": "state", "leaseContainerId": Setting("Name")},
            id="leases elsewhere",
        ),
        pytest.param({"maxItemsPerInvocation": "20"}, {"changeFeedLagThreshold": "20"}, id="smaller batches"),
    ],
)
def test_metadata(properties: dict[str, Property], metadata: dict[str, Value]) -> None:
    scaled = scaling(function("cosmosDBTrigger", CONTAINER | properties), app(SETTINGS))
    trigger = only_trigger(scaled)
    assert (scaled.need, trigger.type) == (Need.RESIDENT, "azure-cosmosdb")
    assert trigger.metadata == METADATA | metadata
    assert trigger.authentication == BySecrets(
        {"connection": Setting("CosmosDB"), "leaseConnection": Setting("CosmosDB")}
    )
    assert scaled.problems == ()


def test_the_reason_tells_why_a_replica_stays() -> None:
    trigger = function("cosmosDBTrigger", CONTAINER)
    number = "Cosmos DB container shop/orders, 100 changes per replica (maxItemsPerInvocation 100 by default)"
    assert scaling(trigger, app(SETTINGS)).reason == (
        f"{number}; keeps one replica, since the first start makes the leases that KEDA reads"
    )
    stopping = scaling(trigger, may_stop(app(SETTINGS)))
    assert (stopping.need, stopping.reason) == (Need.EVENTS, number)


def test_leases_in_an_account_of_their_own() -> None:
    scaled = scaling(function("cosmosDBTrigger", {**CONTAINER, "leaseConnection": "Leases"}), app(SETTINGS))
    assert only_trigger(scaled).authentication == BySecrets(
        {"connection": Setting("CosmosDB"), "leaseConnection": Setting("Leases")}
    )


def test_an_identity_needs_the_accounts_addresses() -> None:
    by_identity = app({"CosmosDB__accountEndpoint": "https://shop.documents.azure.com", "CosmosDB__clientId": "c"})
    scaled = scaling(function("cosmosDBTrigger", CONTAINER), by_identity)
    address = Setting("CosmosDB__accountEndpoint")
    assert only_trigger(scaled).metadata == METADATA | {"endpoint": address, "leaseEndpoint": address}
    assert only_trigger(scaled).authentication == ByIdentity(Setting("CosmosDB__clientId"))
    assert scaled.roles == (
        Role("Cosmos DB Built-in Data Contributor", "CosmosDB", Principal.APP),
        Role("Cosmos DB Built-in Data Reader", "CosmosDB", Principal.KEDA),
    )


@pytest.mark.parametrize(
    ("properties", "settings", "content", "told"),
    [
        pytest.param(
            {"leaseContainerPrefix": ""},
            {},
            {},
            "KEDA finds the leases by leaseContainerPrefix, and there is none: "
            "give one; the function then starts with new leases, and reads from now on or startFromBeginning",
            id="no prefix",
        ),
        pytest.param(
            {"connectionStringSetting": "CosmosDB", "collectionName": "orders"},
            {},
            {},
            "KEDA reads no leases of the Cosmos DB extension before version 4: "
            "use the extension bundle [4.*, 5.0.0) and its names: connection, containerName, leaseContainerName",
            id="names of an older extension",
        ),
        pytest.param(
            {"collectionName": "orders"},
            {},
            OLD_BUNDLE,
            "KEDA reads no leases of the Cosmos DB extension before version 4: "
            "use the extension bundle [4.*, 5.0.0) and its names: connection, containerName, leaseContainerName",
            id="a bundle with an older extension",
        ),
        pytest.param(
            {"leaseConnection": "Mixed"},
            {"Mixed__accountEndpoint": "https://shop.documents.azure.com"},
            {},
            "one of CosmosDB and Mixed is identity-based, and KEDA signs in at both in one way: "
            "let both be identity-based, or none",
            id="an identity and a connection string",
        ),
    ],
)
def test_what_keeps_keda_from_measuring(
    properties: dict[str, Property], settings: dict[str, str | None], content: dict[str, Json], told: str
) -> None:
    scaled = scaling(function("cosmosDBTrigger", CONTAINER | properties), app(SETTINGS | settings, content))
    assert (scaled.need, scaled.triggers) == (Need.RESIDENT, ())
    assert scaled.reason == "Cosmos DB container shop/orders, a replica stays"
    assert messages(scaled.problems) == [f"function_app.py:7: f: the container is not scaled by its changes: {told}"]
    assert scaled.problems[0].severity is Severity.WARNING
    assert all(role.principal is Principal.APP for role in scaled.roles)


def test_a_keda_without_the_scaler() -> None:
    (told,) = scaling(function("cosmosDBTrigger", CONTAINER), older_keda(app(SETTINGS))).problems
    assert told.severity is Severity.WARNING
    assert messages([told]) == [
        "function_app.py:7: f: the container is not scaled by its changes: KEDA 2.20 has no scaler for Cosmos DB: "
        "upgrade KEDA to 2.21, or install https://github.com/kedacore/external-scaler-azure-cosmos-db "
        "and give the function's metadata scalerAddress: external-scaler-azure-cosmos-db.keda:4050"
    ]


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {"containerName": None},
            SETTINGS,
            ["function_app.py:7: f: cosmosDBTrigger has no containerName: give containerName"],
            id="no container",
        ),
        pytest.param(
            {},
            {},
            [
                "function_app.py:7: f: connection is 'CosmosDB', and no setting provides it: "
                "add CosmosDB to settings, or CosmosDB__… for an identity"
            ],
            id="no connection, told once",
        ),
        pytest.param(
            {},
            {"CosmosDB__credential": "x"},
            [
                "function_app.py:7: f: connection CosmosDB is identity-based and has no address: "
                "add CosmosDB__accountEndpoint to settings"
            ],
            id="no address, told once",
        ),
        pytest.param(
            {"leaseContainerName": "%Nowhere%"},
            SETTINGS,
            [
                "function_app.py:7: f: leaseContainerName is '%Nowhere%', and no setting is called Nowhere: "
                "add Nowhere to settings"
            ],
            id="a name that no setting gives",
        ),
        pytest.param(
            {"maxItemsPerInvocation": 0},
            SETTINGS,
            [
                "function_app.py:7: f: maxItemsPerInvocation is 0: 1 to 2147483647 is allowed: "
                "correct maxItemsPerInvocation, or leave it out for 100"
            ],
            id="no items",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], settings: dict[str, str | None], expected: list[str]) -> None:
    scaled = scaling(function("cosmosDBTrigger", CONTAINER | properties), app(settings))
    assert messages(scaled.problems) == expected
    assert all(problem.severity is Severity.ERROR for problem in scaled.problems)


def with_external_scaler(configured: App) -> App:
    override = FunctionOverride(name="f", metadata={"scalerAddress": "scaler.keda:4050"})
    older = older_keda(configured)
    return replace(older, options=replace(older.options, functions=[override]))


@pytest.mark.parametrize(
    ("settings", "signs_in_by"),
    [
        pytest.param(
            {"CosmosDB": None},
            {"connectionFromEnv": "CosmosDB", "leaseConnectionFromEnv": "CosmosDB"},
            id="a connection string, from the pods' environment",
        ),
        pytest.param(
            {"CosmosDB__accountEndpoint": None, "CosmosDB__clientId": None},
            {
                "endpoint": Setting("CosmosDB__accountEndpoint"),
                "leaseEndpoint": Setting("CosmosDB__accountEndpoint"),
                "clientId": Setting("CosmosDB__clientId"),
            },
            id="identity",
        ),
    ],
)
def test_an_older_keda_asks_the_external_scaler_where_the_user_says_that_there_is_one(
    settings: dict[str, str | None], signs_in_by: dict[str, Value]
) -> None:
    properties: dict[str, Property] = {"databaseName": "shop", "containerName": "orders"}
    scaled = scaling(function("cosmosDBTrigger", properties), with_external_scaler(app(settings)))
    trigger = only_trigger(scaled)
    assert (scaled.need, trigger.type, trigger.authentication) == (Need.RESIDENT, "external", None)
    assert trigger.metadata == {
        "databaseId": "shop",
        "containerId": "orders",
        "leaseDatabaseId": "shop",
        "leaseContainerId": "leases",
        "processorName": "",
        **signs_in_by,
    }
    assert scaled.problems == ()
