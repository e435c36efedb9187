"""Azure SQL and SQL Server: `sqlTrigger` → KEDA's `mssql`, by the changes that the extension has yet to hand over.

The query counts as the extension does for the platform's own scaling: the table's changes since the last that were all
worked on, without those that a replica has leased or that failed too often. The table's number and key are known to the
database alone, so the query is put together there
(https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-sql-trigger,
https://github.com/Azure/azure-functions-sql-extension/blob/main/docs/TriggerBinding.md).
"""

import re

from ..problems import Severity
from ..projects import Function
from ..values import Value, in_words, joined
from .app import App
from .change_tables import (
    MOST_ATTEMPTS,
    changes_per_replica,
    connection_setting,
    function_id,
    no_site_name,
    problems_in_name,
)
from .derived_texts import derived
from .model import FunctionScaling, KedaTrigger, Need
from .sql_server import sign_in

_PART = r'\s*(?:\[(?P<{0}_bracketed>(?:[^\]]|\]\])+)\]|"(?P<{0}_quoted>(?:[^"]|"")+)"|(?P<{0}_plain>[\w@$#]+))\s*'
_NAME = re.compile(rf"(?:{_PART.format('schema')}\.)?{_PART.format('table')}")


def scaling(function: Function, app: App) -> FunctionScaling:
    """From one replica on, or from zero where the user asks for it."""
    table = app.read(function, "tableName")
    setting, unset = connection_setting(function, app)
    count, miswritten = changes_per_replica(
        app, "Sql_Trigger_MaxChangesPerWorker", "extensions.sql.maxChangesPerWorker"
    )
    misnamed = problems_in_name(app, function, table, quoted)
    problems = (*table.problems, *unset, *miswritten, *misnamed)
    reason = f"SQL table {in_words(table.value)}"
    identified = function_id(function, app)
    source = sign_in(function, app, setting)
    if identified is None or source.authentication is None or misnamed or table.value == "":
        unknown = () if identified else (no_site_name(function, Severity.WARNING),)
        problems = (*problems, *source.problems, *unknown)
        return FunctionScaling(Need.RESIDENT, f"{reason}: KEDA cannot count its changes, a replica stays", (), problems)
    counting = query(derived(quoted, table.value), identified, leases(function, app, identified))
    metadata: dict[str, Value] = {**source.metadata, "query": counting, "targetValue": str(count)}
    stops = app.may_stop(function)
    stays = "" if stops else "; keeps one replica, since the count hangs on tables of the extension's own"
    return FunctionScaling(
        Need.EVENTS if stops else Need.RESIDENT,
        f"{reason}, {count} changes per replica ({count.origin}){stays}",
        (KedaTrigger("mssql", metadata, source.authentication),),
        (*problems, *source.problems),
    )


def query(table: Value, identified: Value, lease_table: Value) -> Value:
    """Counts the changes to hand over. It gives 1 until the extension has made its tables, so that it gets to do so."""
    return joined(
        "SET NOCOUNT ON; DECLARE @name nvarchar(600) = N'",
        table,
        "'; DECLARE @table int = OBJECT_ID(@name, N'U'); DECLARE @leases nvarchar(300) = N'[az_func].' + QUOTENAME(",
        lease_table,
        "); IF OBJECT_ID(@leases, N'U') IS NULL SELECT 1 ELSE BEGIN "
        "DECLARE @since bigint = (SELECT LastSyncVersion FROM [az_func].[GlobalState] WHERE UserFunctionID = N'",
        identified,
        "' AND UserTableID = @table); DECLARE @same_key nvarchar(max) = (SELECT STRING_AGG(CONVERT(nvarchar(max), "
        "N'c.' + QUOTENAME(k.name) + N' = l.' + QUOTENAME(k.name)), N' AND ') FROM sys.indexes AS i "
        "JOIN sys.index_columns AS p ON p.object_id = i.object_id AND p.index_id = i.index_id "
        "JOIN sys.columns AS k ON k.object_id = p.object_id AND k.column_id = p.column_id "
        "WHERE i.object_id = @table AND i.is_primary_key = 1); "
        "DECLARE @count nvarchar(max) = N'SELECT COUNT_BIG(*) FROM CHANGETABLE(CHANGES ' + @name + N', @since) AS c "
        "LEFT OUTER JOIN ' + @leases + N' AS l ON ' + @same_key + N' "
        "WHERE (l._az_func_LeaseExpirationTime < SYSDATETIME() OR l._az_func_LeaseExpirationTime IS NULL "
        "AND (l._az_func_ChangeVersion IS NULL OR l._az_func_ChangeVersion < c.SYS_CHANGE_VERSION)) "
        "AND (l._az_func_AttemptCount IS NULL OR l._az_func_AttemptCount < ",
        str(MOST_ATTEMPTS),
        ")'; EXEC sp_executesql @count, N'@since bigint', @since; END",
    )


def leases(function: Function, app: App, identified: Value) -> Value:
    """The name of the table with the leases, as an expression: the trigger's own, or one with the table's number."""
    if own := function.trigger.properties.get("leasesTableName"):
        return joined("N'", derived(escaped, app.expand(own)), "'")
    return joined("CONCAT(N'Leases_", identified, "_', @table)")


def quoted(name: str) -> str:
    """`[dbo].[Orders]` for `dbo.Orders`, inside a literal. Raises ValueError for what is no name of a table."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError("is no name of a table, such as dbo.Orders or [dbo].[Orders]")
    parts = [identifier(found, part) for part in ("schema", "table")]
    return ".".join(f"[{part.replace(']', ']]')}]" for part in parts if part).replace("'", "''")


def identifier(found: re.Match[str], part: str) -> str:
    """The schema or table by itself, without what quotes it."""
    if (bracketed := found[f"{part}_bracketed"]) is not None:
        return bracketed.replace("]]", "]")
    if (in_quotes := found[f"{part}_quoted"]) is not None:
        return in_quotes.replace('""', '"')
    return found[f"{part}_plain"] or ""


def escaped(text: str) -> str:
    """`text` inside a literal."""
    return text.replace("'", "''")
