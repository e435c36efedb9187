"""The port that the Functions host listens on."""

import re
from collections.abc import Iterator

from ..problems import Problem
from ..scaling import AppSettings
from ..values import Value
from .options import AppOptions

URLS = "ASPNETCORE_URLS"
"""The setting that says where the host listens
(https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints#configure-endpoints)."""
DEFAULT = 80
"""In Microsoft's base images."""
UNPRIVILEGED = 8080
LEAST_UNPRIVILEGED = 1024
"""Below, only root may listen on every node."""
LAST = 65535
_URL = re.compile(r"http://(\[[^\]]*\]|[^\[\]:/;]+)(:(?P<port>\d{1,5}))?/?", re.IGNORECASE | re.ASCII)


def port(options: AppOptions, settings: AppSettings) -> int:
    """The settings' own choice, or what is right for the user that the host runs as."""
    chosen = _chosen(settings)
    if chosen is not None:
        return chosen
    return UNPRIVILEGED if options.arguments.get("restricted") else DEFAULT


def port_setting(options: AppOptions, settings: AppSettings) -> dict[str, Value]:
    """What makes the host listen there, where neither the image nor the settings do."""
    if settings.find(URLS) is not None or not options.arguments.get("restricted"):
        return {}
    return {URLS: f"http://+:{UNPRIVILEGED}"}


def problems_in_ports(options: AppOptions, settings: AppSettings) -> Iterator[Problem]:
    """A port that nothing can be directed to, or that the host may not listen on."""
    name = settings.find(URLS)
    if name is None:
        return
    where = f"settings[{name!r}]"
    text = settings.plain.get(name)
    chosen = _chosen(settings)
    if text is None:
        remedy = "give it as plain text, not as an Output or a secret"
        yield Problem(where, "is not known before `up`, but decides which port requests go to", remedy)
    elif chosen is None:
        yield Problem(where, f"{text!r} has no address for HTTP", "write http://+:8080 or the like")
    elif chosen < LEAST_UNPRIVILEGED and options.arguments.get("restricted"):
        message = f"restricted pods do not run as root, who alone may listen on port {chosen}"
        yield Problem(where, message, f"leave it out, or write http://+:{UNPRIVILEGED}")


def _chosen(settings: AppSettings) -> int | None:
    """The port in the settings."""
    return http_port(settings.text(URLS) or "")


def http_port(urls: str) -> int | None:
    """The first port for HTTP that `ASPNETCORE_URLS` names, 80 for a URL without one; None: there is none."""
    for address in urls.split(";"):
        found = _URL.fullmatch(address.strip())
        if found and 1 <= (port := int(found["port"] or 80)) <= LAST:
            return port
    return None
