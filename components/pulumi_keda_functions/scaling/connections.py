"""Where a trigger's source is reached: a connection string, or an identity and an address."""

from dataclasses import dataclass

from ..problems import Problem
from ..projects import Function
from ..values import Setting, in_words
from .app import App, as_written
from .model import Authentication


@dataclass(frozen=True)
class Connection:
    """A connection as the app settings describe it."""

    name: str
    """The setting that holds the connection string, or the prefix of those that describe the identity."""
    uses_identity: bool = False
    problems: tuple[Problem, ...] = ()

    def authentication(self, app: App) -> Authentication:
        """How KEDA signs in: by the same setting, or by workload identity."""
        if self.uses_identity:
            return Authentication(uses_identity=True, client_id=section_setting(app, self, "clientId"))
        return Authentication({"connection": Setting(self.name)})


def find_connection(app: App, function: Function, default: str) -> Connection:
    """The connection that a trigger names, by the order in which the host looks for it.

    `AzureWebJobs<name>` comes before `<name>`, each first among the `ConnectionStrings`; a value beats a section
    (`<name>__fullyQualifiedNamespace`), which stands for an identity-based connection
    (https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection).
    """
    written = function.trigger.properties.get("connection") or default
    value = app.expand(written)
    name = app.plain_text(value)
    if app.settings.assumed:
        return Connection(name or in_words(value))
    if unresolved := app.unresolved(function, "connection", written):
        return Connection("", problems=unresolved)
    if name is None:
        message = f"{function.name}: connection is {as_written(written)}, which is not known before `up`"
        remedy = "give the settings that it names as plain text: they decide which connection is used"
        return Connection("", problems=(Problem(function.where, message, remedy),))
    sections = ("ConnectionStrings__", "")
    candidates = [f"{section}{prefix}{name}" for prefix in ("AzureWebJobs", "") for section in sections]
    for candidate in candidates:
        if found := app.settings.find(candidate):
            return Connection(found, problems=_empty(app, function, found))
        if app.settings.has_section(candidate):
            return Connection(candidate, uses_identity=True)
    message = f"{function.name}: connection is {name!r}, and no setting provides it"
    remedy = f"add {name} to settings, or {name}__… for an identity"
    return Connection(name, problems=(Problem(function.where, message, remedy),))


def _empty(app: App, function: Function, setting: str) -> tuple[Problem, ...]:
    if app.settings.plain.get(setting) != "":
        return ()
    return (Problem(function.where, f"{function.name}: its connection {setting} is empty", f"give {setting} a value"),)


def section_setting(app: App, connection: Connection, *names: str) -> Setting | None:
    """The first of the settings `<connection>__<name>` that the app has."""
    for name in names:
        if found := app.settings.find(f"{connection.name}__{name}"):
            return Setting(found)
    return None


def without_address(function: Function, connection: Connection, *names: str) -> Problem:
    """For an identity-based connection that does not say where its source is."""
    allowed = " or ".join(f"{connection.name}__{name}" for name in names)
    message = f"{function.name}: connection {connection.name} is identity-based and has no address"
    return Problem(function.where, message, f"add {allowed} to settings")
