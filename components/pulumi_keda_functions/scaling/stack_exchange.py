"""The connection string of StackExchange.Redis, the client of the Functions extension for Redis, taken apart for KEDA.

`host:port,password=…,ssl=True,defaultDatabase=1`, read as
https://stackexchange.github.io/StackExchange.Redis/Configuration describes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TRUE = ("true", "yes", "on", "1")
TLS_PORTS = (6380, 10000)
AZURE = (
    ".redis.cache.windows.net",
    ".redis.cache.chinacloudapi.cn",
    ".redis.cache.usgovcloudapi.net",
    ".redisenterprise.cache.azure.net",
    ".redis.azure.net",
)
"""Where the client encrypts without being told, on those ports."""
_ENDPOINT = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(:(?P<port>[0-9]{1,5}))?")


@dataclass(frozen=True)
class Configuration:
    """A connection string's first server and its options, those by name in lower case."""

    host: str
    port: int | None
    options: Mapping[str, str]

    @property
    def is_encrypted(self) -> bool:
        """Whether the client speaks TLS."""
        if "ssl" in self.options:
            return self.options["ssl"].casefold() in TRUE
        return self.port in TLS_PORTS and self.host.casefold().endswith(AZURE)


def configuration(text: str) -> Configuration:
    """The parts of `text`. Raises ValueError without telling any of them."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    pairs = [part.partition("=") for part in parts if "=" in part]
    servers = [part for part in parts if "=" not in part]
    first = _ENDPOINT.fullmatch(servers[0]) if servers else None
    if first is None or not first["host"]:
        raise ValueError("is no connection string of StackExchange.Redis: it does not begin with host:port")
    options = {name.strip().casefold(): value.strip() for name, _, value in pairs}
    return Configuration(first["host"], int(first["port"]) if first["port"] else None, options)


def redis_address(text: str) -> str:
    """`host:port`; 6379 without a port, 6380 with TLS."""
    read = configuration(text)
    return f"{read.host}:{read.port or (6380 if read.is_encrypted else 6379)}"


def redis_user(text: str) -> str:
    """Empty for the default user."""
    return configuration(text).options.get("user", "")


def redis_password(text: str) -> str:
    """Empty where none is needed."""
    return configuration(text).options.get("password", "")


def redis_tls(text: str) -> str:
    """`enable` or `disable`."""
    return "enable" if configuration(text).is_encrypted else "disable"


def redis_database(text: str) -> str:
    """The number of the database, `0` where none is named or where `text` cannot be taken apart."""
    named = re.search(r"(?:^|,)\s*defaultDatabase\s*=\s*(\d+)\s*(?:,|$)", text, re.IGNORECASE)
    return named[1] if named else "0"
