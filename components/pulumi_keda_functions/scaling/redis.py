"""Redis: `redisListTrigger` → KEDA's `redis`, `redisStreamTrigger` → `redis-streams`, `redisPubSubTrigger` → no scaler.

https://keda.sh/docs/latest/scalers/redis-lists/, https://keda.sh/docs/latest/scalers/redis-streams/,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache
"""

from collections.abc import Mapping
from dataclasses import replace

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Derived, Setting, Value, in_words
from .app import App
from .binding_numbers import binding_number
from .connections import Connection, find_connection
from .derived_texts import problems_in_derived
from .model import BySecrets, FunctionScaling, KedaTrigger, Need
from .stack_exchange import redis_address, redis_database, redis_password, redis_tls, redis_user

REMEDY = "give host:port,password=…,ssl=True"
AZURE_CACHE = ".redis.cache.windows.net:6380"
"""Azure Cache for Redis, whose servers are at version 6
(https://learn.microsoft.com/azure/azure-cache-for-redis/cache-overview#redis-versions)."""


def list_scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the length of a list."""
    key = app.read(function, "key")
    scaled = by_backlog(function, app, f"Redis list {in_words(key.value)}", "redis", {"listName": key.value})
    return replace(scaled, problems=(*key.problems, *scaled.problems))


def stream_scaling(function: Function, app: App) -> FunctionScaling:
    """From zero, by the entries of a stream that the function's consumer group has not read."""
    key, group = app.read(function, "key"), consumer_group(function)
    entity = f"Redis stream {in_words(key.value)} (of Redis 7 or later), consumer group {group}"
    scaled = by_backlog(function, app, entity, "redis-streams", {"stream": key.value, "consumerGroup": group})
    in_process = problems_in_process(function, app, group) if scaled.triggers else ()
    return replace(scaled, problems=(*key.problems, *scaled.problems, *in_process))


def pub_sub_scaling(function: Function, app: App) -> FunctionScaling:
    """Exactly one replica: a message is lost where none listens, and done as often as many listen."""
    channel, source = app.read(function, "channel"), find_connection(app, function, None)
    reason = f"Redis channel {in_words(channel.value)}: every replica gets each message, so one runs"
    return FunctionScaling(Need.SINGLE, reason, problems=(*channel.problems, *source.problems))


TARGETS = {"redis": "listLength", "redis-streams": "lagCount"}
"""What the work of one replica is called, by scaler."""


def by_backlog(function: Function, app: App, entity: str, scaler: str, names: Mapping[str, Value]) -> FunctionScaling:
    """Scaling by what waits at a key."""
    source = find_connection(app, function, None)
    batch, problems = binding_number(app, function, "maxBatchSize", 16)
    if source.uses_identity:
        return without_sign_in(function, entity, source, problems)
    connection = Setting(source.name)
    secrets: dict[str, Value] = {
        "address": Derived(redis_address, connection),
        "username": Derived(redis_user, connection),
        "password": Derived(redis_password, connection),
        "tls": Derived(redis_tls, connection),
    }
    unreadable = () if source.problems else problems_in_derived(app, function, REMEDY, *secrets.values())
    old = () if unreadable or scaler == "redis" else problems_in_version(function, app, secrets["address"])
    metadata: dict[str, Value] = {**names, TARGETS[scaler]: str(batch), **database(app, connection)}
    return FunctionScaling(
        Need.EVENTS,
        f"{entity}, {batch} entries per replica ({batch.origin})",
        (KedaTrigger(scaler, metadata, BySecrets(secrets)),),
        (*source.problems, *problems, *unreadable, *old),
    )


def database(app: App, connection: Value) -> dict[str, Value]:
    """`databaseIndex`, unless the connection is known to go to the database 0, as KEDA does."""
    number = Derived(redis_database, connection)
    known = app.plain_text(number)
    return {} if known == "0" else {"databaseIndex": number if known is None else known}


def consumer_group(function: Function) -> str:
    """The group that the extension reads as: the host's name for the function.

    `Functions` is the type that the host generates for all functions of a worker process (ScriptHost in
    https://github.com/Azure/azure-functions-host, RedisStreamTriggerBinding in
    https://github.com/Azure/azure-functions-redis-extension).
    """
    return f"Functions.{function.name}"


def problems_in_process(function: Function, app: App, group: str) -> tuple[Problem, ...]:
    """In-process .NET has no generated type: there the group is called after the class and the method."""
    runtime = app.settings.text("FUNCTIONS_WORKER_RUNTIME")
    if runtime != "dotnet" or "consumerGroup" in app.override(function).get("metadata", {}):
        return ()
    message = (
        f"{function.name}: in-process .NET reads the stream as the consumer group <class>.<method>, not {group}; "
        "KEDA counts the whole stream where a group is missing"
    )
    remedy = "give the function's metadata consumerGroup, or move to the isolated worker model"
    return (Problem(function.where, message, remedy, Severity.WARNING),)


def problems_in_version(function: Function, app: App, address: Value) -> tuple[Problem, ...]:
    """A server that is known to be too old to tell a group's lag."""
    known = app.plain_text(address)
    if known is None or not known.casefold().endswith(AZURE_CACHE):
        return ()
    message = f"{function.name}: KEDA needs Redis 7 for the lag of a stream, and Azure Cache for Redis is at version 6"
    remedy = "use Azure Managed Redis, or set min_replicas to 1"
    return (Problem(function.where, message, remedy, Severity.WARNING),)


def without_sign_in(
    function: Function, entity: str, source: Connection, problems: tuple[Problem, ...]
) -> FunctionScaling:
    """A replica at all times: KEDA signs in at Redis by password alone."""
    message = f"{function.name}: KEDA cannot scale on {entity}: connection {source.name} is identity-based"
    remedy = f"replace it by a setting {source.name} with host:port,password=…,ssl=True, or keep the one replica"
    warning = Problem(function.where, message, remedy, Severity.WARNING)
    reason = f"{entity}: KEDA cannot sign in, a replica stays"
    return FunctionScaling(Need.RESIDENT, reason, problems=(*source.problems, *problems, warning))
