import re

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import ByIdentity, BySecrets, Need
from pulumi_keda_functions.scaling.change_tables import short_id
from pulumi_keda_functions.scaling.sql import quoted, scaling
from pulumi_keda_functions.scaling.sql_server import database, server_host, server_port
from pulumi_keda_functions.values import Derived, Setting, Value, resolve, reveals

from tests.unit.sample import app, function, may_stop, messages, only_trigger

LOGIN = "Server=tcp:db.contoso.com,1433;Database=shop;User ID=keda;Password=s3cret"
ENTRA = "Server=contoso.database.windows.net;Database=shop;Authentication=Active Directory Default"
TABLE: dict[str, Property] = {"tableName": "dbo.Orders", "connectionStringSetting": "Sql"}
SETTINGS: dict[str, str | None] = {"Sql": None, "WEBSITE_SITE_NAME": "contoso"}
TRIGGER = function("sqlTrigger", TABLE)
ID = "35685efdd33dd7f1"


def text_of(query: Value) -> str:
    return resolve(query, {"WEBSITE_SITE_NAME": "contoso", "Table": "o'brien"})


def test_a_replica_stays_and_others_come_by_the_changes() -> None:
    scaled = scaling(TRIGGER, app(SETTINGS))
    assert scaled.need is Need.RESIDENT
    assert scaled.reason == (
        "SQL table dbo.Orders, 1000 changes per replica (maxChangesPerWorker 1000 by default); "
        "keeps one replica, since the count hangs on tables of the extension's own"
    )
    trigger = only_trigger(scaled)
    assert (trigger.type, set(trigger.metadata)) == ("mssql", {"query", "targetValue"})
    assert trigger.metadata["targetValue"] == "1000"
    assert trigger.authentication == BySecrets({"connectionString": Setting("Sql")})
    assert scaled.problems == ()


def test_the_user_may_let_the_last_replica_go() -> None:
    scaled = scaling(TRIGGER, may_stop(app(SETTINGS)))
    assert scaled.need is Need.EVENTS
    assert scaled.reason.endswith("(maxChangesPerWorker 1000 by default)")


def test_the_query_counts_as_the_extension_does_once_that_has_made_its_tables() -> None:
    query = text_of(only_trigger(scaling(TRIGGER, app(SETTINGS))).metadata["query"])
    assert query == (
        "SET NOCOUNT ON; DECLARE @name nvarchar(600) = N'[dbo].[Orders]'; "
        "DECLARE @table int = OBJECT_ID(@name, N'U'); "
        "DECLARE @leases nvarchar(300) = N'[az_func].' + QUOTENAME(CONCAT(N'Leases_35685efdd33dd7f1_', @table)); "
        "IF OBJECT_ID(@leases, N'U') IS NULL SELECT 1 ELSE BEGIN "
        "DECLARE @since bigint = (SELECT LastSyncVersion FROM [az_func].[GlobalState] "
        "WHERE UserFunctionID = N'35685efdd33dd7f1' AND UserTableID = @table); "
        "DECLARE @same_key nvarchar(max) = (SELECT STRING_AGG(CONVERT(nvarchar(max), "
        "N'c.' + QUOTENAME(k.name) + N' = l.' + QUOTENAME(k.name)), N' AND ') FROM sys.indexes AS i "
        "JOIN sys.index_columns AS p ON p.object_id = i.object_id AND p.index_id = i.index_id "
        "JOIN sys.columns AS k ON k.object_id = p.object_id AND k.column_id = p.column_id "
        "WHERE i.object_id = @table AND i.is_primary_key = 1); "
        "DECLARE @count nvarchar(max) = N'SELECT COUNT_BIG(*) FROM CHANGETABLE(CHANGES ' + @name + N', @since) AS c "
        "LEFT OUTER JOIN ' + @leases + N' AS l ON ' + @same_key + N' "
        "WHERE (l._az_func_LeaseExpirationTime < SYSDATETIME() OR l._az_func_LeaseExpirationTime IS NULL "
        "AND (l._az_func_ChangeVersion IS NULL OR l._az_func_ChangeVersion < c.SYS_CHANGE_VERSION)) "
        "AND (l._az_func_AttemptCount IS NULL OR l._az_func_AttemptCount < 5)'; "
        "EXEC sp_executesql @count, N'@since bigint', @since; END"
    )


def test_the_query_tells_nothing_of_the_site_name() -> None:
    assert not reveals(only_trigger(scaling(TRIGGER, app(SETTINGS | {"WEBSITE_SITE_NAME": None}))).metadata["query"])


def test_a_table_for_leases_of_the_users_own() -> None:
    own = function("sqlTrigger", {**TABLE, "leasesTableName": "My'Leases"})
    query = text_of(only_trigger(scaling(own, app(SETTINGS))).metadata["query"])
    assert "QUOTENAME(N'My''Leases'); IF" in query


def test_a_table_from_a_setting_that_is_not_known_yet() -> None:
    hidden = function("sqlTrigger", {**TABLE, "tableName": "%Table%"})
    query = only_trigger(scaling(hidden, app({**SETTINGS, "Table": None}))).metadata["query"]
    with pytest.raises(ValueError, match="is no name of a table"):
        text_of(query)
    assert "N'[orders]'" in resolve(query, {"WEBSITE_SITE_NAME": "contoso", "Table": "orders"})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Orders", "[Orders]", id="a table"),
        pytest.param("dbo.Orders", "[dbo].[Orders]", id="a schema and a table"),
        pytest.param("[dbo].[My Orders]", "[dbo].[My Orders]", id="brackets"),
        pytest.param('"dbo"."a""b"', '[dbo].[a"b]', id="quotes"),
        pytest.param("[a]]b]", "[a]]b]", id="a bracket in the name"),
        pytest.param("[dbo].[O'Brien]", "[dbo].[O''Brien]", id="an apostrophe, since it stands in a literal"),
        pytest.param("dbo . Orders", "[dbo].[Orders]", id="spaces around the dot"),
    ],
)
def test_quoted(name: str, expected: str) -> None:
    assert quoted(name) == expected


@pytest.mark.parametrize("name", ["", "a.b.c.d", "Orders; DROP TABLE x", "O'Brien", "[open"])
def test_what_is_no_name_of_a_table(name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a table, such as"):
        quoted(name)


def test_the_id_is_what_dotnet_writes_for_a_guid_of_the_digest() -> None:
    # The digest of "contosof" begins with fd5e6835 3dd3 f1d7; a Guid turns its first three groups round.
    assert short_id("contosof") == ID


@pytest.mark.parametrize(
    ("settings", "content", "expected"),
    [
        pytest.param({}, {"sql": {"maxChangesPerWorker": 50}}, 50, id="host.json"),
        pytest.param({"Sql_Trigger_MaxChangesPerWorker": "7"}, {"sql": {"maxChangesPerWorker": 50}}, 7, id="a setting"),
        pytest.param({"Sql_Trigger_MaxChangesPerWorker": "0"}, {}, 1000, id="0 is no number"),
    ],
)
def test_changes_per_replica(
    settings: dict[str, str | None], content: dict[str, dict[str, int]], expected: int
) -> None:
    scaled = scaling(TRIGGER, app(SETTINGS | settings, {"extensions": content}))
    assert only_trigger(scaled).metadata["targetValue"] == str(expected)


def test_an_identity_is_given_the_server_and_the_database() -> None:
    scaled = scaling(TRIGGER, app(SETTINGS | {"Sql": ENTRA}))
    trigger = only_trigger(scaled)
    assert trigger.authentication == ByIdentity()
    assert {key: trigger.metadata[key] for key in ("host", "port", "database")} == {
        "host": Derived(server_host, Setting("Sql")),
        "port": Derived(server_port, Setting("Sql")),
        "database": Derived(database, Setting("Sql")),
    }
    (told,) = scaled.problems
    assert told.severity is Severity.WARNING
    assert "FROM EXTERNAL PROVIDER" in told.remedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LOGIN, ("db.contoso.com", "1433", "shop"), id="protocol and port"),
        pytest.param("Data Source=db ; Initial Catalog=shop", ("db", "1433", "shop"), id="other words, no port"),
        pytest.param("Addr=10.0.0.4, 1500;Database=shop", ("10.0.0.4", "1500", "shop"), id="a port after a space"),
    ],
)
def test_server_and_database(text: str, expected: tuple[str, str, str]) -> None:
    assert (server_host(text), server_port(text), database(text)) == expected


def test_a_login_that_is_known_goes_to_keda_as_it_is() -> None:
    scaled = scaling(TRIGGER, app(SETTINGS | {"Sql": LOGIN}))
    assert only_trigger(scaled).authentication == BySecrets({"connectionString": Setting("Sql")})
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {},
            {"WEBSITE_SITE_NAME": ""},
            "function_app.py:7: f: its id in the extension's tables is made of WEBSITE_SITE_NAME, which no setting "
            "provides: add WEBSITE_SITE_NAME to settings, with a name that no other app at this database has",
            id="no site name",
        ),
        pytest.param(
            {},
            {"Sql": "Server=db;Password=s3cret;Authentication=Active Directory Password"},
            "function_app.py:7: f: KEDA cannot sign in with Authentication=Active Directory Password, as Sql says: "
            "use Authentication=Active Directory Default with an identity for KEDA, or a SQL login",
            id="a way to sign in that KEDA does not have",
        ),
    ],
)
def test_what_keeps_keda_from_counting(
    properties: dict[str, Property], settings: dict[str, str | None], expected: str
) -> None:
    scaled = scaling(function("sqlTrigger", TABLE | properties), app(SETTINGS | settings))
    assert (scaled.need, scaled.triggers) == (Need.RESIDENT, ())
    assert messages(scaled.problems) == [expected]
    assert scaled.problems[0].severity is Severity.WARNING
    assert scaled.reason == "SQL table dbo.Orders: KEDA cannot count its changes, a replica stays"


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {"tableName": None},
            {},
            "function_app.py:7: f: sqlTrigger has no tableName: give tableName",
            id="no table",
        ),
        pytest.param(
            {"tableName": "a b"},
            {},
            "function_app.py:7: f: tableName is a b, which is no name of a table, such as dbo.Orders or [dbo].[Orders]"
            ": correct tableName",
            id="a table that cannot be",
        ),
        pytest.param(
            {"connectionStringSetting": None},
            {},
            "function_app.py:7: f: sqlTrigger has no connectionStringSetting: give connectionStringSetting",
            id="no connection",
        ),
        pytest.param(
            {"connectionStringSetting": "Other"},
            {},
            "function_app.py:7: f: connectionStringSetting is 'Other', and no setting is called so: "
            "add Other to settings",
            id="a connection that is not there",
        ),
        pytest.param(
            {},
            {"Sql": "s3cret"},
            "function_app.py:7: f: Sql is no connection string of the form Server=…;Database=…: "
            "give an ADO.NET connection string with Server, Database, User ID and Password",
            id="no connection string",
        ),
        pytest.param(
            {},
            {"Sql_Trigger_MaxChangesPerWorker": "many"},
            "settings['Sql_Trigger_MaxChangesPerWorker']: is 'many': 1 to 2147483647 is allowed: correct it",
            id="no number",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], settings: dict[str, str | None], expected: str) -> None:
    scaled = scaling(function("sqlTrigger", TABLE | properties), app(SETTINGS | settings))
    assert messages(scaled.problems) == [expected]
    assert scaled.problems[0].severity is Severity.ERROR
    assert not re.search("s3cret", scaled.reason)


def test_a_connection_among_the_connection_strings() -> None:
    named = app({"ConnectionStrings:Sql": None, "WEBSITE_SITE_NAME": "contoso"})
    assert only_trigger(scaling(TRIGGER, named)).authentication == BySecrets(
        {"connectionString": Setting("ConnectionStrings__Sql")}
    )
