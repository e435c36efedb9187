import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import BySecrets, Need
from pulumi_keda_functions.scaling.mysql import data_source_name, quoted, scaling, table_guid
from pulumi_keda_functions.values import Derived, Setting, Value, resolve, settings_in

from tests.unit.sample import app, function, may_stop, messages, only_trigger

TABLE: dict[str, Property] = {"tableName": "orders", "connectionStringSetting": "Db"}
SETTINGS: dict[str, str | None] = {"Db": None, "WEBSITE_SITE_NAME": "contoso"}
TEXT = "Server=db;Database=shop;User ID=keda;Password=s3cret"
TRIGGER = function("mysqlTrigger", TABLE)
ID = "35685efdd33dd7f1"
TABLE_ID = "18e92432edaa4ec3003065b1c871293d"
"""Of `shop`.`orders`, whose digest begins with 3224e918 aaed c34e 003065b1c871293d; a Guid turns three groups round."""


def query_of(properties: dict[str, Property], table: str = "orders") -> str:
    scaled = scaling(function("mysqlTrigger", TABLE | properties), app(SETTINGS | {"Table": None}))
    return resolve(only_trigger(scaled).metadata["query"], {"Db": TEXT, "WEBSITE_SITE_NAME": "contoso", "Table": table})


def test_a_replica_stays_and_others_come_by_the_changes() -> None:
    scaled = scaling(TRIGGER, app(SETTINGS))
    assert scaled.need is Need.RESIDENT
    assert scaled.reason == (
        "MySQL table orders, 1000 changes per replica (maxChangesPerWorker 1000 by default); "
        "keeps one replica, since the first start makes the tables that KEDA reads"
    )
    trigger = only_trigger(scaled)
    assert (trigger.type, set(trigger.metadata)) == ("mysql", {"query", "queryValue"})
    assert trigger.metadata["queryValue"] == "1000"
    assert trigger.authentication == BySecrets({"connectionString": Derived(data_source_name, Setting("Db"))})
    assert scaled.problems == ()


def test_the_user_may_let_the_last_replica_go() -> None:
    assert scaling(TRIGGER, may_stop(app(SETTINGS))).need is Need.EVENTS


def test_the_query_counts_what_the_extension_would_hand_over() -> None:
    assert query_of({}) == (
        "SELECT COUNT(*) FROM `orders` AS u "
        "NATURAL LEFT JOIN az_func_mysql.`Leases_35685efdd33dd7f1_18e92432edaa4ec3003065b1c871293d` AS l "
        "WHERE az_func_updated_at > (SELECT LastPolledTime FROM az_func_mysql.GlobalState "
        "WHERE UserFunctionID = '35685efdd33dd7f1' AND UserTableID = '18e92432edaa4ec3003065b1c871293d') "
        "AND (_az_func_LeaseExpirationTime IS NULL OR _az_func_LeaseExpirationTime < CURRENT_TIMESTAMP) "
        "AND (_az_func_SyncCompletedTime IS NULL OR _az_func_SyncCompletedTime < az_func_updated_at) "
        "AND (_az_func_AttemptCount IS NULL OR _az_func_AttemptCount < 5)"
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [
        pytest.param("shop.orders", "", id="the schema in the name"),
        pytest.param("%Table%", "`shop`.orders", id="the schema in a setting that is not known yet"),
        pytest.param("%Table%", "orders", id="no schema in a setting that is not known yet"),
    ],
)
def test_a_table_has_one_id_however_it_is_named(name: str, table: str) -> None:
    assert f"Leases_{ID}_{TABLE_ID}`" in query_of({"tableName": name}, table)


def test_another_schema_than_the_connections() -> None:
    assert f"_{table_guid('`other`.`orders`')}`" in query_of({"tableName": "other.orders"})


def test_a_table_for_leases_of_the_users_own() -> None:
    assert " NATURAL LEFT JOIN az_func_mysql.my_leases AS l " in query_of({"leasesTableName": "my_leases"})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("orders", "`orders`", id="a table"),
        pytest.param("shop.orders", "`shop`.`orders`", id="a schema and a table"),
        pytest.param("`my shop`.`or``ders`", "`my shop`.`or``ders`", id="quotes"),
    ],
)
def test_quoted(name: str, expected: str) -> None:
    assert quoted(name) == expected


@pytest.mark.parametrize("name", ["", "a.b.c", "orders; DROP TABLE x", "`open"])
def test_what_is_no_name_of_a_table(name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a table, such as orders or"):
        quoted(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TEXT, "keda:s3cret@tcp(db:3306)/shop?tls=preferred", id="encrypted where the server can"),
        pytest.param(
            "host=db;port=3307;uid=keda;pwd=a@b:c/d;database=shop;SslMode=Required",
            "keda:a@b:c/d@tcp(db:3307)/shop?tls=skip-verify",
            id="other words, a port, a password with everything in it",
        ),
        pytest.param(f"{TEXT};SSL Mode=VerifyFull", "keda:s3cret@tcp(db:3306)/shop?tls=true", id="verified"),
        pytest.param(f"{TEXT};SslMode=None", "keda:s3cret@tcp(db:3306)/shop?tls=false", id="not encrypted"),
        pytest.param(
            "Server=db;Database=my shop/1;User=keda", "keda:@tcp(db:3306)/my%20shop%2F1?tls=preferred", id="no password"
        ),
    ],
)
def test_data_source_name(text: str, expected: str) -> None:
    assert data_source_name(text) == expected


def test_the_password_is_nowhere_but_in_the_secret() -> None:
    trigger = only_trigger(scaling(TRIGGER, app(SETTINGS | {"Db": TEXT})))
    values: list[Value] = list(trigger.metadata.values())
    assert "s3cret" not in "".join(resolve(value, {"Db": TEXT, "WEBSITE_SITE_NAME": "contoso"}) for value in values)
    assert {setting.name for value in values for setting in settings_in(value)} == {"Db", "WEBSITE_SITE_NAME"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(
            {"WEBSITE_SITE_NAME": ""},
            "function_app.py:7: f: its id in the extension's tables is made of WEBSITE_SITE_NAME, which no setting "
            "provides: add WEBSITE_SITE_NAME to settings, with a name that no other app at this database has",
            id="no site name, without which the extension does not start",
        ),
        pytest.param(
            {"Db": "mysql://keda:s3cret@db/shop"},
            "function_app.py:7: f: Db is no connection string of the form Server=…;Database=…: "
            "give an ADO.NET connection string with Server, Database, User ID and Password",
            id="a URL",
        ),
        pytest.param(
            {"Db": "Server=db;User ID=keda;Password=s3cret"},
            "function_app.py:7: f: Db names no database: "
            "give an ADO.NET connection string with Server, Database, User ID and Password",
            id="no database",
        ),
        pytest.param(
            {"Db": "Server=db;Database=shop;User ID=a:b;Password=s3cret"},
            "function_app.py:7: f: Db has a user with a colon in its name, which KEDA's driver cannot have: "
            "give an ADO.NET connection string with Server, Database, User ID and Password",
            id="a user that cannot be told",
        ),
    ],
)
def test_what_is_wrong(settings: dict[str, str | None], expected: str) -> None:
    scaled = scaling(TRIGGER, app(SETTINGS | settings))
    assert messages(scaled.problems) == [expected]
    assert scaled.problems[0].severity is Severity.ERROR
