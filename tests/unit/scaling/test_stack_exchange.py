import pytest
from pulumi_keda_functions.scaling.stack_exchange import (
    redis_address,
    redis_database,
    redis_password,
    redis_tls,
    redis_user,
)

AZURE = "contoso.redis.cache.windows.net"


@pytest.mark.parametrize(
    ("text", "address", "user", "password", "tls", "database"),
    [
        pytest.param(
            f"{AZURE}:6380,password=c2VjcmV0PQ==,ssl=True,abortConnect=False",
            (f"{AZURE}:6380"),
            "",
            "c2VjcmV0PQ==",
            "enable",
            "0",
            id="as the Azure portal shows it",
        ),
        pytest.param("redis", "redis:6379", "", "", "disable", "0", id="a host alone"),
        pytest.param("redis,ssl=true", "redis:6380", "", "", "enable", "0", id="TLS has a port of its own"),
        pytest.param(f"{AZURE}:6380", f"{AZURE}:6380", "", "", "enable", "0", id="TLS by the port, on Azure"),
        pytest.param(f"{AZURE}:6380,ssl=false", f"{AZURE}:6380", "", "", "disable", "0", id="unless told otherwise"),
        pytest.param("redis:6380", "redis:6380", "", "", "disable", "0", id="not by the port elsewhere"),
        pytest.param(
            " Password = p , USER=u, a:1 ,b:2, DefaultDatabase = 3 ",
            "a:1",
            "u",
            "p",
            "disable",
            "3",
            id="the first of several servers, options in any case and order",
        ),
        pytest.param("[::1]:7000", "[::1]:7000", "", "", "disable", "0", id="an IPv6 address"),
    ],
)
def test_parts(text: str, address: str, user: str, password: str, tls: str, database: str) -> None:
    parts = (redis_address, redis_user, redis_password, redis_tls, redis_database)
    assert [part(text) for part in parts] == [address, user, password, tls, database]


@pytest.mark.parametrize("text", ["", "password=secret", "redis://:secret@host:6379", ":6379"])
def test_what_is_no_connection_string_is_told_without_the_secret(text: str) -> None:
    with pytest.raises(ValueError, match=r"it does not begin with host:port$") as raised:
        redis_address(text)
    assert "secret" not in str(raised.value)
    assert redis_database(text) == "0"
