"""Asking a server on loopback whether it is there. No proxy of the user's environment stands in between."""

import http.client
import json
import ssl
from typing import Any

from .layout import Layout

TIMEOUT = 5.0
"""Seconds for one answer."""


def http_status(port: int, path: str) -> int | None:
    """Status of a plain GET, or None where nobody answers."""
    return status(http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT), path)


def https_status(layout: Layout, port: int, path: str) -> int | None:
    """Status of a GET as the administrator, or None where nobody answers."""
    return status(connection(layout, port), path)


def api_object(layout: Layout, path: str) -> dict[str, Any] | None:
    """What the API server gives for `path`, or None where it gives nothing."""
    api = connection(layout, layout.ports.api_server)
    try:
        api.request("GET", path, headers={"Accept": "application/json"})
        response = api.getresponse()
        body = response.read()
        return dict(json.loads(body)) if response.status == http.client.OK else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        api.close()


def connection(layout: Layout, port: int) -> http.client.HTTPSConnection:
    """A connection as the administrator, trusting none but the cluster's own authority."""
    context = ssl.create_default_context(cafile=layout.pki / "ca.crt")
    context.load_cert_chain(layout.pki / "admin.crt", layout.pki / "admin.key")
    return http.client.HTTPSConnection("127.0.0.1", port, timeout=TIMEOUT, context=context)


def status(server: http.client.HTTPConnection, path: str) -> int | None:
    """Status of a GET, or None where nobody answers."""
    try:
        server.request("GET", path)
        return server.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        server.close()
