"""Where a trigger's source is reached: a connection string, or an identity and an address."""

from dataclasses import dataclass

from ..problems import Problem
from ..projects import Function
from ..values import Setting, absent, in_words
from .app import App, as_written
from .app_settings import HOST_STORAGE
from .model import Authentication, ByIdentity, BySecrets, Principal, Role
from .resource_parts import ALL


@dataclass(frozen=True)
class Connection:
    """A connection as the app settings describe it."""

    name: str
    """The setting that holds the connection string, or the prefix of those that describe the identity."""
    uses_identity: bool = False
    problems: tuple[Problem, ...] = ()

    def authentication(self, app: App) -> Authentication:
        """How KEDA signs in: by the same setting, or by workload identity."""
        return self.identity(app) if self.uses_identity else BySecrets({"connection": Setting(self.name)})

    def identity(self, app: App) -> ByIdentity:
        """Workload identity, by the connection's own client id if it names one."""
        return ByIdentity(section_setting(app, self, "clientId"))

    def roles(self, *, app: str, keda: str, part: str = ALL, keda_part: str | None = None) -> tuple[Role, ...]:
        """What the app and KEDA need where they sign in by identity; none with a connection string.

        On `part` of what the connection leads to, KEDA on `keda_part` where that is less.
        """
        if not self.uses_identity:
            return ()
        of_keda = part if keda_part is None else keda_part
        return Role(app, self.name, Principal.APP, part), Role(keda, self.name, Principal.KEDA, of_keda)


def find_connection(app: App, function: Function, default: str | None, *, named_by: str = "connection") -> Connection:
    """The connection that the trigger's property `named_by` names, else `default`; see `connection_of_name`.

    None as default: the trigger has to name one.
    """
    written = function.trigger.properties.get(named_by) or default
    if function.trigger.unread_problem(named_by) or written is None:
        return Connection(absent(named_by).name, problems=app.read(function, named_by).problems)
    value = app.expand(written)
    name = app.plain_text(value)
    if app.settings.assumed:
        return Connection(name or in_words(value))
    if unresolved := app.unresolved(function, named_by, written):
        return Connection("", problems=unresolved)
    if name is None:
        message = f"{function.name}: {named_by} is {as_written(written)}, which is not known before `up`"
        remedy = "give the settings that it names as plain text: they decide which connection is used"
        return Connection("", problems=(Problem(function.where, message, remedy),))
    return connection_of_name(app, function, name, named_by=named_by)


def connection_of_name(app: App, function: Function, name: str, *, named_by: str = "connection") -> Connection:
    """The connection `name`, by the order in which the host looks for it.

    `AzureWebJobs<name>` comes before `<name>`, each first among the `ConnectionStrings`; a value beats a section
    (`<name>__fullyQualifiedNamespace`), which stands for an identity-based connection
    (https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection).
    """
    if app.settings.assumed:
        return Connection(name)
    sections = ("ConnectionStrings__", "")
    candidates = [f"{section}{prefix}{name}" for prefix in ("AzureWebJobs", "") for section in sections]
    for candidate in candidates:
        if found := app.settings.find(candidate):
            return Connection(found, problems=empty(app, function, found))
        if app.settings.has_section(candidate):
            return Connection(candidate, uses_identity=True)
    message = f"{function.name}: {named_by} is {name!r}, and no setting provides it"
    remedy = f"{app.settings.remedy_for(name)}, or {name}__… for an identity"
    return Connection(name, problems=(Problem(function.where, message, remedy),))


def host_storage(app: App, function: Function) -> Connection:
    """The host's own storage account, whatever account the trigger watches."""
    return connection_of_name(app, function, HOST_STORAGE, named_by="the host's storage")


def setting_of_name(app: App, function: Function, name: str, *, named_by: str) -> tuple[Setting, tuple[Problem, ...]]:
    """The setting `name`, as the extensions for Kafka, RabbitMQ, SQL and MySQL look it up: among the
    `ConnectionStrings` first, and never with a prefix."""
    if app.settings.assumed:
        return Setting(name), ()
    if found := app.settings.find(f"ConnectionStrings__{name}") or app.settings.find(name):
        return Setting(found), empty(app, function, found)
    message = f"{function.name}: {named_by} is {name!r}, and no setting is called so"
    return Setting(name), (Problem(function.where, message, app.settings.remedy_for(name)),)


def empty(app: App, function: Function, setting: str) -> tuple[Problem, ...]:
    """The problem of a connection whose setting has no text."""
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
