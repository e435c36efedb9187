"""KEDA understands what is rendered for blobs, databases, task hubs and timers, where no service is there to answer."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cluster.operator_words import Opinion, words_about
from tests.cluster.rendered_app import PATIENT, rendered_app
from tests.unit.sample import STORAGE
from tools.cluster import Cluster

Binding = Mapping[str, object]
NOBODY = "Server=tcp:nobody.invalid,1433;Database=shop"
"""A database that is not there."""
LOGIN = f"{NOBODY};User ID=keda;Password=p@ss/word, or not;Encrypt=True;TrustServerCertificate=False"
ACCOUNT = "AccountEndpoint=https://nobody.invalid:443/;AccountKey=c2VjcmV0;"
BY_IDENTITY = {"AzureWebJobsStorage__accountName": "contoso"}

BLOB: Binding = {"type": "blobTrigger", "path": "uploads/{name}"}
COSMOS: Binding = {
    "type": "cosmosDBTrigger",
    "databaseName": "shop",
    "containerName": "orders",
    "leaseContainerPrefix": "mail",
    "connection": "Cosmos",
}
COSMOS_ADDRESS = {"Cosmos__accountEndpoint": "https://nobody.invalid:443/"}
ORCHESTRATION: Binding = {"type": "orchestrationTrigger"}
SQL: Binding = {"type": "sqlTrigger", "tableName": "dbo.[My Orders]", "connectionStringSetting": "Sql"}
MYSQL: Binding = {"type": "mysqlTrigger", "tableName": "orders", "connectionStringSetting": "Sql"}
IN_SQL = {"extensions": {"durableTask": {"storageProvider": {"type": "mssql", "connectionStringName": "Sql"}}}}
SITE = {"WEBSITE_SITE_NAME": "contoso"}
STOPPING = PATIENT | {"functions": [{"name": "process", "scale_to_zero": True}]}
CRON_OF_MANY = "0 0,30 0,8-18/2 * * Mon-Fri"


@pytest.mark.parametrize(
    ("binding", "settings", "scalers"),
    [
        pytest.param(BLOB, STORAGE, ["azure-queue"], id="blobs"),
        pytest.param({**BLOB, "source": "EventGrid"}, BY_IDENTITY, ["azure-queue"], id="blobs by identity"),
        pytest.param(COSMOS, {"Cosmos": ACCOUNT}, ["azure-cosmosdb"], id="Cosmos DB"),
        pytest.param(COSMOS, COSMOS_ADDRESS, ["azure-cosmosdb"], id="Cosmos DB by identity"),
        pytest.param(ORCHESTRATION, {**STORAGE, **SITE}, ["azure-queue"] * 5, id="a task hub in storage"),
        pytest.param(ORCHESTRATION, {**BY_IDENTITY, **SITE}, ["azure-queue"] * 5, id="a task hub by identity"),
    ],
)
def test_services_of_azure_are_understood(
    cluster: Cluster, namespace: str, tmp_path: Path, binding: Binding, settings: Mapping[str, str], scalers: list[str]
) -> None:
    app = rendered_app(namespace, tmp_path, {"process": [binding]}, settings)
    assert [trigger["type"] for trigger in app.triggers] == scalers
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.SCALERS_MADE, words.text


@pytest.mark.parametrize(
    ("binding", "host_json", "text", "scaler"),
    [
        pytest.param(SQL, {}, LOGIN, "mssql", id="SQL by a login"),
        pytest.param(SQL, {}, f"{NOBODY};Authentication=Active Directory Default", "mssql", id="SQL by identity"),
        pytest.param(ORCHESTRATION, IN_SQL, LOGIN, "mssql", id="a task hub in SQL Server"),
        pytest.param(
            MYSQL,
            {},
            "Server=nobody.invalid;Database=my shop;User ID=keda;Password='p@ss/word; or (not)?a=b';SslMode=Required",
            "mysql",
            id="MySQL, a password with everything in it",
        ),
    ],
)
def test_what_is_wrong_is_only_that_no_database_answers(
    cluster: Cluster,
    namespace: str,
    tmp_path: Path,
    binding: Binding,
    host_json: Mapping[str, object],
    text: str,
    scaler: str,
) -> None:
    settings = {**STORAGE, **SITE, "Sql": text}
    app = rendered_app(namespace, tmp_path, {"process": [binding]}, settings, host_json=host_json)
    assert [trigger["type"] for trigger in app.triggers] == [scaler]
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.UNREACHABLE, words.text
    assert "nobody.invalid" in words.text


@pytest.mark.parametrize(
    ("schedule", "count"),
    [pytest.param("0 0 3 * * *", 1, id="one window"), pytest.param(CRON_OF_MANY, 3, id="several")],
)
def test_windows_of_timers_are_understood(
    cluster: Cluster, namespace: str, tmp_path: Path, schedule: str, count: int
) -> None:
    timer: Binding = {"type": "timerTrigger", "schedule": schedule}
    settings = {**STORAGE, "TZ": "Europe/Zurich"}
    app = rendered_app(namespace, tmp_path, {"process": [timer]}, settings, arguments=STOPPING)
    assert [trigger["type"] for trigger in app.triggers] == ["cron"] * count
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.SCALERS_MADE, words.text


def test_a_mistake_is_told_from_a_database_that_is_not_there(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    app = rendered_app(namespace, tmp_path, {"process": [SQL]}, {**STORAGE, **SITE, "Sql": LOGIN})
    app.triggers[0]["metadata"]["targetValue"] = "many"
    app.apply(cluster)
    words = words_about(cluster, namespace, *app.named("ScaledObject"))
    assert words.opinion is Opinion.REFUSED
    assert 'unable to set param "targetValue" value "many"' in words.text
