"""One HTTP request and its answer."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

from ...problems import InvalidInputError
from .failures import unreachable

SECONDS = 30
LARGEST = 4 * 1024 * 1024
"""Bytes of an answer that are read: the size of a manifest that registries accept."""


@dataclass(frozen=True)
class Answer:
    """Whatever its status."""

    status: int
    headers: Message = field(default_factory=Message)
    body: bytes = b""


def ask(
    host: str,
    url: str,
    method: str,
    headers: Mapping[str, str],
    *,
    authorization: str | None = None,
    body: bytes | None = None,
) -> Answer:
    """The answer, by way of the proxy that the environment names. Raises InvalidInputError where there is none.

    `host` is the registry that problems name.
    """
    if not url.startswith(("https://", "http://")):
        raise InvalidInputError(host, [unreachable(host, f"it asks to sign in at {url!r}, which is no web address")])
    request = urllib.request.Request(url, body, dict(headers), method=method)  # noqa: S310 - a web address, see above
    if authorization:
        # Not to the storage that a registry may redirect to.
        request.add_unredirected_header("Authorization", authorization)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - see above
            return Answer(answer.status, answer.headers, answer.read(LARGEST))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read(LARGEST))
    except (http.client.HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise InvalidInputError(host, [unreachable(host, reason)]) from None
