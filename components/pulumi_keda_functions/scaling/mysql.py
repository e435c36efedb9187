"""MySQL: `mysqlTrigger` → KEDA's `mysql`, by the rows that the extension has yet to hand over.

The query counts what the extension would hand over next: rows that changed since the table was last worked off, without
those that a replica has leased or that failed too often. The extension's table of leases has the key's columns and,
apart from these, none in common with the user's table, so that a natural join takes the key without knowing it
(https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-mysql-trigger,
https://github.com/Azure/azure-functions-mysql-extension).
"""

import re
from urllib.parse import quote

from ..problems import Severity
from ..projects import Function
from ..values import Derived, Setting, Value, in_words, joined
from .ado_net import keywords, one_of
from .app import App, Expanded
from .change_tables import (
    MOST_ATTEMPTS,
    changes_per_replica,
    connection_setting,
    function_id,
    guid,
    no_site_name,
    problems_in_name,
)
from .derived_texts import derived, problems_in_derived
from .model import BySecrets, FunctionScaling, KedaTrigger, Need

_PART = r"(?:`(?P<{0}_quoted>(?:[^`]|``)+)`|(?P<{0}_plain>[\w$\u0080-\uFFFF]+))"
_NAME = re.compile(rf"(?:{_PART.format('schema')}\.)?{_PART.format('table')}")
SERVER = ("server", "host", "datasource", "address", "addr", "networkaddress")
USER = ("userid", "uid", "username", "user")
DATABASE = ("database", "initialcatalog")
TLS = {"none": "false", "disabled": "false", "preferred": "preferred", "required": "skip-verify"}
"""What KEDA's driver calls `SslMode`; the modes that are not here verify the server's certificate."""
REMEDY = "give an ADO.NET connection string with Server, Database, User ID and Password"


def scaling(function: Function, app: App) -> FunctionScaling:
    """From one replica on, or from zero where the user asks for it."""
    table = app.read(function, "tableName")
    setting, unset = connection_setting(function, app)
    count, miswritten = changes_per_replica(
        app, "MySql_Trigger_MaxChangesPerWorker", "extensions.mysql.maxChangesPerWorker"
    )
    source = Derived(data_source_name, setting)
    unfit = (
        *problems_in_name(app, function, table, quoted),
        *(() if unset else problems_in_derived(app, function, REMEDY, source)),
    )
    problems = (*table.problems, *unset, *miswritten, *unfit)
    reason = f"MySQL table {in_words(table.value)}"
    identified = function_id(function, app)
    if identified is None or unfit or table.value == "":
        unknown = () if identified else (no_site_name(function, Severity.ERROR),)
        problems = (*problems, *unknown)
        return FunctionScaling(Need.RESIDENT, f"{reason}: KEDA cannot count its changes, a replica stays", (), problems)
    metadata: dict[str, Value] = {"query": query(function, app, table, setting, identified), "queryValue": str(count)}
    stops = app.may_stop(function)
    stays = "" if stops else "; keeps one replica, since the first start makes the tables that KEDA reads"
    return FunctionScaling(
        Need.EVENTS if stops else Need.RESIDENT,
        f"{reason}, {count} changes per replica ({count.origin}){stays}",
        (KedaTrigger("mysql", metadata, BySecrets({"connectionString": source})),),
        problems,
    )


def query(function: Function, app: App, table: Expanded, setting: Setting, identified: Value) -> Value:
    """Counts the rows to hand over. It fails until the extension has made its tables."""
    name = derived(quoted, table.value)
    table_id = Derived(table_guid, joined(Derived(database, setting), ".", name), reveals=False)
    own = function.trigger.properties.get("leasesTableName")
    leases = app.expand(own) if own else joined("`Leases_", identified, "_", table_id, "`")
    return joined(
        "SELECT COUNT(*) FROM ",
        name,
        " AS u NATURAL LEFT JOIN az_func_mysql.",
        leases,
        " AS l WHERE az_func_updated_at > "
        "(SELECT LastPolledTime FROM az_func_mysql.GlobalState WHERE UserFunctionID = '",
        identified,
        "' AND UserTableID = '",
        table_id,
        "') AND (_az_func_LeaseExpirationTime IS NULL OR _az_func_LeaseExpirationTime < CURRENT_TIMESTAMP) "
        "AND (_az_func_SyncCompletedTime IS NULL OR _az_func_SyncCompletedTime < az_func_updated_at) "
        f"AND (_az_func_AttemptCount IS NULL OR _az_func_AttemptCount < {MOST_ATTEMPTS})",
    )


def quoted(name: str) -> str:
    """`` `shop`.`orders` `` for `shop.orders`. Raises ValueError for what is no name of a table."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError("is no name of a table, such as orders or shop.orders")
    names = [found[f"{part}_quoted"] or found[f"{part}_plain"] for part in ("schema", "table")]
    return ".".join(f"`{each}`" for each in names if each)


def table_guid(name: str) -> str:
    """The table's id in the extension's tables, made of its schema and name: the last two of ``
    `database`.`schema`.`table` ``, where the schema may be missing."""
    return guid(".".join(re.findall("`(?:[^`]|``)+`", name)[-2:]))


def database(text: str) -> str:
    """`` `shop` `` of `Database=shop;…`."""
    name = one_of(keywords(text), "database", *DATABASE).replace("`", "``")
    return f"`{name}`"


def data_source_name(text: str) -> str:
    """`user:password@tcp(host:3306)/shop?tls=preferred`, as KEDA's driver wants it
    (https://github.com/go-sql-driver/mysql#dsn-data-source-name)."""
    found = keywords(text)
    server, user = one_of(found, "server", *SERVER), one_of(found, "user", *USER)
    password = found.get("password") or found.get("pwd", "")
    if ":" in user:
        raise ValueError("has a user with a colon in its name, which KEDA's driver cannot have")
    mode = (found.get("sslmode") or "preferred").casefold()
    name = quote(one_of(found, "database", *DATABASE), safe="")
    port = found.get("port") or "3306"
    return f"{user}:{password}@tcp({server}:{port})/{name}?tls={TLS.get(mode, 'true')}"
