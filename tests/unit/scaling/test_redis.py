import pytest
from pulumi_keda_functions.problems import Severity, errors
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import BySecrets, KedaTrigger, Need
from pulumi_keda_functions.scaling.model import FunctionScaling
from pulumi_keda_functions.scaling.redis import list_scaling, pub_sub_scaling, stream_scaling
from pulumi_keda_functions.scaling.stack_exchange import (
    redis_address,
    redis_database,
    redis_password,
    redis_tls,
    redis_user,
)
from pulumi_keda_functions.scaling.triggers import scaling
from pulumi_keda_functions.values import Derived, Setting, Value

from tests.unit.sample import app, function, messages, only_trigger

SERVER = "redis:6379,password=secret"
ORDERS: dict[str, Property] = {"key": "orders", "connection": "Redis"}
SIGN_IN = BySecrets(
    {
        "address": Derived(redis_address, Setting("Redis")),
        "username": Derived(redis_user, Setting("Redis")),
        "password": Derived(redis_password, Setting("Redis")),
        "tls": Derived(redis_tls, Setting("Redis")),
    }
)


@pytest.mark.parametrize(
    ("trigger", "expected", "reason"),
    [
        pytest.param(
            "redisListTrigger",
            KedaTrigger("redis", {"listName": "orders", "listLength": "16"}, SIGN_IN),
            "Redis list orders, 16 entries per replica (maxBatchSize 16 by default)",
            id="a list",
        ),
        pytest.param(
            "redisStreamTrigger",
            KedaTrigger(
                "redis-streams", {"stream": "orders", "consumerGroup": "Functions.f", "lagCount": "16"}, SIGN_IN
            ),
            "Redis stream orders (of Redis 7 or later), consumer group Functions.f, "
            "16 entries per replica (maxBatchSize 16 by default)",
            id="a stream",
        ),
    ],
)
def test_a_backlog_scales_from_zero(trigger: str, expected: KedaTrigger, reason: str) -> None:
    scaled = scaling(function(trigger, ORDERS), app({"Redis": SERVER}))
    assert scaled.need is Need.EVENTS
    assert scaled.reason == reason
    assert only_trigger(scaled) == expected
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("connection", "expected"),
    [
        pytest.param(SERVER, {}, id="the default one"),
        pytest.param(f"{SERVER},defaultDatabase=2", {"databaseIndex": "2"}, id="another"),
        pytest.param(None, {"databaseIndex": Derived(redis_database, Setting("Redis"))}, id="one that is known at up"),
    ],
)
def test_database(connection: str | None, expected: dict[str, Value]) -> None:
    metadata = only_trigger(list_scaling(function("redisListTrigger", ORDERS), app({"Redis": connection}))).metadata
    assert metadata == {"listName": "orders", "listLength": "16"} | expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [pytest.param(100, "100", id="a number"), pytest.param("%Batch%", "5", id="a setting")],
)
def test_a_replica_works_on_a_batch(written: Property, expected: str) -> None:
    batched = function("redisListTrigger", {**ORDERS, "maxBatchSize": written})
    scaled = list_scaling(batched, app({"Redis": SERVER, "Batch": "5"}))
    assert only_trigger(scaled).metadata["listLength"] == expected
    assert f"maxBatchSize {expected} in function_app.py:7" in scaled.reason


def test_a_channel_has_one_listener() -> None:
    scaled = pub_sub_scaling(
        function("redisPubSubTrigger", {"channel": "%Channel%", "connection": "Redis"}),
        app({"Redis": None, "Channel": "c"}),
    )
    assert scaled == FunctionScaling(
        Need.SINGLE, "Redis channel <Channel>: every replica gets each message, so one runs"
    )


@pytest.mark.parametrize("trigger", ["redisListTrigger", "redisStreamTrigger"])
def test_an_identity_is_beyond_keda(trigger: str) -> None:
    scaled = scaling(function(trigger, ORDERS), app({"Redis__redisHostName": "c", "Redis__principalId": "p"}))
    assert scaled.need is Need.RESIDENT
    assert scaled.triggers == ()
    (warning,) = scaled.problems
    assert warning.severity is Severity.WARNING
    assert warning.message.endswith("connection Redis is identity-based")
    assert warning.remedy == (
        "replace it by a setting Redis with host:port,password=…,ssl=True, or keep the one replica"
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(
            {"Redis": SERVER, "FUNCTIONS_WORKER_RUNTIME": "dotnet"},
            [
                "function_app.py:7: f: in-process .NET reads the stream as the consumer group <class>.<method>, not "
                "Functions.f; KEDA counts the whole stream where a group is missing: "
                "give the function's metadata consumerGroup, or move to the isolated worker model"
            ],
            id="in-process .NET names the group otherwise",
        ),
        pytest.param(
            {"Redis": "contoso.redis.cache.windows.net:6380,password=x,ssl=True"},
            [
                "function_app.py:7: f: KEDA needs Redis 7 for the lag of a stream, and Azure Cache for Redis is at "
                "version 6: use Azure Managed Redis, or set min_replicas to 1"
            ],
            id="Azure Cache for Redis is too old",
        ),
    ],
)
def test_what_a_stream_warns_of(settings: dict[str, str | None], expected: list[str]) -> None:
    scaled = stream_scaling(function("redisStreamTrigger", ORDERS), app(settings))
    assert messages(scaled.problems) == expected
    assert errors(scaled.problems) == ()


@pytest.mark.parametrize(
    ("trigger", "properties", "settings", "expected"),
    [
        pytest.param(
            "redisListTrigger",
            {"maxBatchSize": 0},
            {},
            [
                "function_app.py:7: f: redisListTrigger has no key: give key",
                "function_app.py:7: f: redisListTrigger has no connection: give connection",
                "function_app.py:7: f: maxBatchSize is 0: 1 to 2147483647 is allowed: "
                "correct maxBatchSize, or leave it out for 16",
            ],
            id="everything at once",
        ),
        pytest.param(
            "redisStreamTrigger",
            ORDERS,
            {"Redis": "redis://:secret@host"},
            [
                "function_app.py:7: f: Redis is no connection string of StackExchange.Redis: it does not begin with "
                "host:port: give host:port,password=…,ssl=True"
            ],
            id="a URI, told once and without its value",
        ),
        pytest.param(
            "redisPubSubTrigger",
            {"connection": "Redis"},
            {},
            [
                "function_app.py:7: f: redisPubSubTrigger has no channel: give channel",
                "function_app.py:7: f: connection is 'Redis', and no setting provides it: "
                "add Redis to settings, or Redis__… for an identity",
            ],
            id="a channel without name",
        ),
    ],
)
def test_what_is_wrong(
    trigger: str, properties: dict[str, Property], settings: dict[str, str | None], expected: list[str]
) -> None:
    assert messages(scaling(function(trigger, properties), app(settings)).problems) == expected
