"""SQL Server and Azure SQL as sources of KEDA's `mssql`: how it signs in.

A string with a login goes to KEDA as it is, whose driver reads what .NET's does. One for Microsoft Entra does not: its
server and database become metadata beside a workload identity
(https://keda.sh/docs/latest/scalers/mssql/,
https://learn.microsoft.com/sql/connect/ado-net/sql/azure-active-directory-authentication).
"""

from dataclasses import dataclass, field

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Derived, Setting, Value
from .ado_net import keywords, one_of
from .app import App
from .model import Authentication, ByIdentity, BySecrets

BY_OWN_IDENTITY = {
    "activedirectorydefault",
    "activedirectorymanagedidentity",
    "activedirectorymsi",
    "activedirectoryworkloadidentity",
}
"""Values of `Authentication`, without spaces and in lower case, that need no secret."""
SQL_LOGIN = {"", "sqlpassword"}
SERVER = ("server", "datasource", "address", "addr", "networkaddress")
DATABASE = ("database", "initialcatalog")
_REMEDY = "give an ADO.NET connection string with Server, Database, User ID and Password"


@dataclass(frozen=True)
class SignIn:
    """How KEDA gets at a database; without authentication it cannot."""

    authentication: Authentication | None
    metadata: dict[str, Value] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def sign_in(function: Function, app: App, setting: Setting) -> SignIn:
    """By the connection string itself, as long as its text is not known to want Microsoft Entra."""
    by_string = SignIn(BySecrets({"connectionString": setting}))
    text = app.plain_text(setting)
    if not text:
        return by_string
    try:
        found = keywords(text)
        one_of(found, "server", *SERVER)
    except ValueError as error:
        return SignIn(None, problems=(Problem(function.where, f"{function.name}: {setting.name} {error}", _REMEDY),))
    method = found.get("authentication", "").replace(" ", "").casefold()
    if method in SQL_LOGIN:
        return by_string
    if method in BY_OWN_IDENTITY:
        return by_identity(function, setting, found)
    message = (
        f"{function.name}: KEDA cannot sign in with Authentication={found['authentication']}, as {setting.name} says"
    )
    remedy = "use Authentication=Active Directory Default with an identity for KEDA, or a SQL login"
    return SignIn(None, problems=(Problem(function.where, message, remedy, Severity.WARNING),))


def by_identity(function: Function, setting: Setting, found: dict[str, str]) -> SignIn:
    """By workload identity, for which the database needs a user."""
    metadata: dict[str, Value] = {"host": Derived(server_host, setting), "port": Derived(server_port, setting)}
    if any(found.get(name) for name in DATABASE):
        metadata["database"] = Derived(database, setting)
    message = f"{function.name}: KEDA signs in to the database of {setting.name} by an identity of its own"
    remedy = (
        "create a user for it there: CREATE USER [<identity>] FROM EXTERNAL PROVIDER, "
        "with SELECT on the tables and schemas of the trigger, and VIEW CHANGE TRACKING"
    )
    return SignIn(ByIdentity(), metadata, (Problem(function.where, message, remedy, Severity.WARNING),))


def server_host(text: str) -> str:
    """`contoso.database.windows.net` of `Server=tcp:contoso.database.windows.net,1433;…`."""
    return address(text)[0]


def server_port(text: str) -> str:
    """`1433`, the default as well, of `Server=tcp:contoso.database.windows.net,1433;…`."""
    return address(text)[1]


def address(text: str) -> tuple[str, str]:
    """Host and port of a connection string."""
    server = one_of(keywords(text), "server", *SERVER).removeprefix("tcp:")
    host, _, port = server.partition(",")
    return host.strip(), port.strip() or "1433"


def database(text: str) -> str:
    """`shop` of `Database=shop;…`."""
    return one_of(keywords(text), "database", *DATABASE)
