"""Cosmos DB: `cosmosDBTrigger` → KEDA's `azure-cosmosdb`, by the changes that the leases have not got to.

KEDA knows the leases by the prefix that the trigger gives them; without one it refuses the scaler. It reads
those of the extension from version 4 on (https://keda.sh/docs/latest/scalers/azure-cosmosdb/,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-cosmosdb-v2-trigger).
"""

from collections.abc import Mapping

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Setting, Value, in_words
from .app import App, Expanded
from .binding_numbers import binding_number
from .connections import Connection, find_connection, section_setting, without_address
from .host_numbers import bundle_major
from .model import Authentication, BySecrets, FunctionScaling, KedaTrigger, Need, Principal, Role

DEFAULT_CONNECTION = "CosmosDB"
DEFAULT_LEASES = "leases"
ADDRESS = "accountEndpoint"
FIRST_KEDA = (2, 21)
"""The first with a scaler for Cosmos DB of its own."""
EXTERNAL_SCALER = "external-scaler-azure-cosmos-db.keda:4050"
"""Where the scaler for KEDA before answers, as its chart installs it
(https://github.com/kedacore/external-scaler-azure-cosmos-db)."""
SCALER_ADDRESS = "scalerAddress"
"""The function's metadata that says that the external scaler is installed, and where: nothing else can tell, and KEDA
gives up a whole ScaledObject for a scaler that does not answer."""
CONNECTION, LEASE_CONNECTION = "connection", "leaseConnection"
NAMES_BEFORE_4 = {
    CONNECTION: "connectionStringSetting",
    LEASE_CONNECTION: "leaseConnectionStringSetting",
    "containerName": "collectionName",
    "leaseContainerName": "leaseCollectionName",
    "leaseContainerPrefix": "leaseCollectionPrefix",
}
"""What the extension called its properties before version 4."""


def scaling(function: Function, app: App) -> FunctionScaling:
    """From one replica on, or from zero where the user asks for it and the leases are there from an earlier start."""
    old = is_before_4(function, app)
    names = {name: NAMES_BEFORE_4[name] if old else name for name in NAMES_BEFORE_4}
    database, container = app.read(function, "databaseName"), app.read(function, names["containerName"])
    count, miswritten = binding_number(app, function, "maxItemsPerInvocation", 100)
    data = find_connection(app, function, DEFAULT_CONNECTION, named_by=names[CONNECTION])
    leases = data
    if function.trigger.has(names[LEASE_CONNECTION]):
        leases = find_connection(app, function, None, named_by=names[LEASE_CONNECTION])
    problems = dict.fromkeys((*database.problems, *container.problems, *miswritten, *data.problems, *leases.problems))
    watched = f"Cosmos DB container {in_words(database.value)}/{in_words(container.value)}"
    if obstacle := obstacle_to_scaling(function, app, data, leases, old=old):
        app_roles = tuple(role for role in roles(data, leases) if role.principal is Principal.APP)
        problems[obstacle] = None
        return FunctionScaling(Need.RESIDENT, f"{watched}, a replica stays", (), tuple(problems), app_roles)
    lease_database = optional(function, app, "leaseDatabaseName", database)
    lease_container = optional(function, app, "leaseContainerName", Expanded(DEFAULT_LEASES))
    external = asks_external_scaler(function, app)
    # KEDA's own scaler takes no empty name, which the external one looks up as such.
    prefix = (
        optional(function, app, "leaseContainerPrefix", Expanded(""))
        if external
        else app.read(function, "leaseContainerPrefix")
    )
    metadata: dict[str, Value] = {
        "databaseId": database.value,
        "containerId": container.value,
        "leaseDatabaseId": lease_database.value,
        "leaseContainerId": lease_container.value,
        "processorName": prefix.value,
    }
    authentication, addresses, missing = sign_in(function, app, data, leases)
    trigger = KedaTrigger(
        "azure-cosmosdb", {**metadata, "changeFeedLagThreshold": str(count), **addresses}, authentication
    )
    if external:
        trigger = KedaTrigger("external", {**metadata, **external_sign_in(app, data, leases, addresses)})
    stops = app.may_stop(function)
    stays = "" if stops else "; keeps one replica, since the first start makes the leases that KEDA reads"
    problems |= dict.fromkeys((*lease_database.problems, *lease_container.problems, *prefix.problems, *missing))
    return FunctionScaling(
        Need.EVENTS if stops else Need.RESIDENT,
        f"{watched}, {count} changes per replica ({count.origin}){stays}",
        (trigger,),
        tuple(problems),
        roles(data, leases),
    )


def is_before_4(function: Function, app: App) -> bool:
    """Whether the trigger is one of the extension before version 4, which bundles before 4 bring."""
    return bundle_major(app) < 4 or any(name in function.trigger.properties for name in NAMES_BEFORE_4.values())


def optional(function: Function, app: App, name: str, otherwise: Expanded) -> Expanded:
    """The property `name`, or `otherwise` where the trigger has none."""
    return app.read(function, name) if function.trigger.has(name) else Expanded(otherwise.value)


def obstacle_to_scaling(
    function: Function, app: App, data: Connection, leases: Connection, *, old: bool
) -> Problem | None:
    """Why KEDA cannot measure the container, though the function runs."""
    external = asks_external_scaler(function, app)
    if app.keda < FIRST_KEDA and not external:
        why = f"KEDA {'.'.join(map(str, app.keda))} has no scaler for Cosmos DB"
        remedy = (
            f"upgrade KEDA to {'.'.join(map(str, FIRST_KEDA))}, or install "
            "https://github.com/kedacore/external-scaler-azure-cosmos-db and give the function's metadata "
            f"{SCALER_ADDRESS}: {EXTERNAL_SCALER}"
        )
    elif old:
        why = "KEDA reads no leases of the Cosmos DB extension before version 4"
        remedy = "use the extension bundle [4.*, 5.0.0) and its names: connection, containerName, leaseContainerName"
    elif not external and not function.trigger.has("leaseContainerPrefix"):
        why = "KEDA finds the leases by leaseContainerPrefix, and there is none"
        remedy = "give one; the function then starts with new leases, and reads from now on or startFromBeginning"
    elif data.uses_identity != leases.uses_identity and not (data.problems or leases.problems):
        why = f"one of {data.name} and {leases.name} is identity-based, and KEDA signs in at both in one way"
        remedy = "let both be identity-based, or none"
    else:
        return None
    message = f"{function.name}: the container is not scaled by its changes: {why}"
    return Problem(function.where, message, remedy, Severity.WARNING)


def asks_external_scaler(function: Function, app: App) -> bool:
    """Whether KEDA is too old to measure by itself, and the user says where the external scaler answers."""
    return app.keda < FIRST_KEDA and SCALER_ADDRESS in app.override(function).get("metadata", {})


def external_sign_in(
    app: App, data: Connection, leases: Connection, addresses: Mapping[str, Value]
) -> dict[str, Value]:
    """What the external scaler is told: variables of the pods that hold connection strings, or accounts' addresses."""
    if not data.uses_identity:
        return {"connectionFromEnv": data.name, "leaseConnectionFromEnv": leases.name}
    client_id = data.identity(app).client_id
    return {**addresses, **({} if client_id is None else {"clientId": client_id})}


def sign_in(
    function: Function, app: App, data: Connection, leases: Connection
) -> tuple[Authentication, dict[str, Value], tuple[Problem, ...]]:
    """By connection strings, or by identity and the accounts' addresses."""
    if not data.uses_identity:
        secrets: dict[str, Value] = {CONNECTION: Setting(data.name), LEASE_CONNECTION: Setting(leases.name)}
        return BySecrets(secrets), {}, ()
    addresses: dict[str, Value] = {}
    missing: dict[Problem, None] = {}
    for key, connection in (("endpoint", data), ("leaseEndpoint", leases)):
        if address := section_setting(app, connection, ADDRESS):
            addresses[key] = address
        else:
            missing[without_address(function, connection, ADDRESS)] = None
    return data.identity(app), addresses, tuple(missing)


def roles(data: Connection, leases: Connection) -> tuple[Role, ...]:
    """Roles of Cosmos DB's own, which are assigned in the account."""
    writer, reader = "Cosmos DB Built-in Data Contributor", "Cosmos DB Built-in Data Reader"
    distinct = {role: None for connection in (data, leases) for role in connection.roles(app=writer, keda=reader)}
    return tuple(distinct)
