"""A durable task hub in SQL Server → KEDA's `mssql`, which asks the provider's own function how many replicas it wants.

https://microsoft.github.io/durabletask-mssql/#/scaling
"""

from ..projects import Function
from ..values import Value
from .app import App
from .connections import setting_of_name
from .host_numbers import number
from .host_texts import host_text
from .model import FunctionScaling, KedaTrigger, Need
from .sql_server import sign_in

PREFIX = "extensions.durableTask"
DEFAULT_CONNECTION = "SQLDB_Connection"
DEFAULT_SCHEMA = "dt"


def scaling(function: Function, app: App) -> FunctionScaling:
    """From one replica on, or from zero where the user asks for it and the schema is there from an earlier start.

    The provider takes a processor for each activity and orchestration unless host.json says otherwise.
    """
    named = host_text(app, f"{PREFIX}.storageProvider.connectionStringName")
    name = named.text if named else DEFAULT_CONNECTION
    setting, unset = setting_of_name(app, function, name, named_by="connectionStringName in host.json")
    orchestrators = number(app, f"{PREFIX}.maxConcurrentOrchestratorFunctions", app.cores)
    activities = number(app, f"{PREFIX}.maxConcurrentActivityFunctions", app.cores)
    written = host_text(app, f"{PREFIX}.storageProvider.schemaName")
    schema = written.text if written else DEFAULT_SCHEMA
    source = sign_in(function, app, setting)
    reason = f"durable task hub in SQL Server, schema {schema}"
    if source.authentication is None:
        problems = (*unset, *source.problems)
        return FunctionScaling(Need.RESIDENT, f"{reason}: KEDA cannot sign in, a replica stays", (), problems)
    bracketed = schema.replace("]", "]]")
    metadata: dict[str, Value] = {
        **source.metadata,
        "query": f"SELECT [{bracketed}].GetScaleRecommendation({orchestrators}, {activities})",
        "targetValue": "1",
    }
    stops = app.may_stop(function)
    stays = "" if stops else "; keeps one replica, since the first start makes the schema that KEDA reads"
    return FunctionScaling(
        Need.EVENTS if stops else Need.RESIDENT,
        f"{reason}, {activities} activities and {orchestrators} orchestrations per replica "
        f"({activities.origin}, {orchestrators.origin}){stays}",
        (KedaTrigger("mssql", metadata, source.authentication),),
        (*unset, *source.problems),
    )
