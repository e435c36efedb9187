"""The REST API of one cluster over connections that are kept open and shared by all threads."""

import json
import ssl
import tempfile
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

import urllib3

from . import VERSION
from .errors import ApiError, ClusterUnreachableError
from .kubeconfig import Connection
from .objects import section, text
from .property_values import Object

JSON: Final = "application/json"
CONNECTIONS: Final = 64
"""Kept open at most; more are opened when needed and closed after use."""
TIMEOUT: Final = urllib3.Timeout(connect=30, read=65)
"""Seconds. An API server ends a request after 60."""
RETRIES: Final = urllib3.Retry(
    total=10, connect=0, read=0, redirect=0, status=10, other=0, allowed_methods=None, raise_on_status=False
)
"""An overloaded API server names a time in `Retry-After`; nothing else is tried again."""


class ApiClient:
    """Sends requests and raises what the API server answers as ApiError."""

    def __init__(self, connection: Connection) -> None:
        self._server = connection.server
        self._pool = urllib3.PoolManager(
            num_pools=1,
            maxsize=CONNECTIONS,
            headers={"User-Agent": f"pulumi-kubernetes/{VERSION}", "Accept": JSON, **dict(connection.headers)},
            timeout=TIMEOUT,
            retries=RETRIES,
            **_tls(connection),
        )

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        content_type: str = JSON,
        accept: str = JSON,
    ) -> Object:
        """One request; `body` is sent as JSON, which is YAML too."""
        url = f"{self._server}{path}"
        if query:
            url = f"{url}?{urlencode(query)}"
        headers = {**self._pool.headers, "Accept": accept}
        data = None
        if body is not None:
            headers["Content-Type"] = content_type
            data = json.dumps(body, separators=(",", ":")).encode()
        try:
            response = self._pool.request(method, url, body=data, headers=headers)
        except urllib3.exceptions.HTTPError as error:
            raise ClusterUnreachableError(f"{self._server} cannot be reached: {_cause(error)}") from None
        answer = _parsed(response.data)
        if response.status >= 400:
            raise ApiError(
                code=response.status,
                reason=text(answer, "reason"),
                message=text(answer, "message") or f"{self._server} answered {response.status} to {method} {path}",
                details=section(answer, "details"),
            )
        return answer


def _parsed(data: bytes) -> Object:
    try:
        answer = json.loads(data)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _cause(error: BaseException) -> str:
    """The innermost reason, without the URL that urllib3 repeats."""
    reason = getattr(error, "reason", None)
    return _cause(reason) if isinstance(reason, BaseException) else str(error).rpartition(": ")[2]


def _tls(connection: Connection) -> dict[str, Any]:
    if not connection.server.startswith("https:"):
        return {}
    authority = connection.certificate_authority
    context = ssl.create_default_context(cadata=authority.decode() if authority else None)
    # Go's TLS accepts the plain certificates that clusters make for themselves.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if not connection.verifies:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if connection.client_certificate and connection.client_key:
        with tempfile.NamedTemporaryFile() as pair:  # Python reads a client certificate from a file only
            pair.write(connection.client_certificate + b"\n" + connection.client_key)
            pair.flush()
            context.load_cert_chain(pair.name)
    options: dict[str, Any] = {"ssl_context": context}
    if connection.server_name:
        options |= {"server_hostname": connection.server_name}
    return options
