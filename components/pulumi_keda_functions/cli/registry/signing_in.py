"""How a registry lets somebody in: by user and password, or by a token that a service of its own gives.

https://distribution.github.io/distribution/spec/auth/token/ and …/oauth/
"""

import base64
import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from ...problems import InvalidInputError, Problem
from .answers import Answer, ask
from .docker_config import Credentials
from .failures import sign_in

CHALLENGE = re.compile(r"(Bearer|Basic)\s+([^\r\n]*)", re.IGNORECASE)
PARAMETER = re.compile(r'(\w+)="([^"]*)"')
CLIENT = "keda-functions"


def authorization(host: str, repository: str, answer: Answer, known: Credentials | None) -> str | None:
    """The header for another try after an answer of 401; None: there is none to try."""
    asked = {
        found[1].lower(): dict(PARAMETER.findall(found[2]))
        for header in answer.headers.get_all("WWW-Authenticate") or ()
        if (found := CHALLENGE.match(header))
    }
    if "bearer" in asked:
        return f"Bearer {token(host, repository, asked['bearer'], known)}"
    return basic(known) if "basic" in asked and known else None


def token(host: str, repository: str, asked: Mapping[str, str], known: Credentials | None) -> str:
    """A token for pulling, of whoever is known, or of nobody. Raises InvalidInputError where none is given."""
    wanted = {"service": asked.get("service", ""), "scope": asked.get("scope") or f"repository:{repository}:pull"}
    realm = asked.get("realm", "")
    if known and known.identity_token:
        form = {"grant_type": "refresh_token", "client_id": CLIENT, "refresh_token": known.identity_token, **wanted}
        answer = ask(host, realm, "POST", {}, body=urlencode(form).encode())
    else:
        separator = "&" if "?" in realm else "?"
        signed = basic(known) if known else None
        answer = ask(host, f"{realm}{separator}{urlencode(wanted)}", "GET", {}, authorization=signed)
    if answer.status == HTTPStatus.OK and (given := _token_in(answer.body)):
        return given
    account = f"the account {known.username!r}" if known and known.username else "the account" if known else "nobody"
    message = f"it gives {account} no token for {repository} (status {answer.status})"
    raise InvalidInputError(host, [Problem(host, message, f"sign in: {sign_in(host)}")])


def basic(known: Credentials) -> str:
    """User and password as HTTP has them."""
    return f"Basic {base64.b64encode(f'{known.username}:{known.password}'.encode()).decode()}"


def _token_in(body: bytes) -> str | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    given = (answer.get("token") or answer.get("access_token")) if isinstance(answer, Mapping) else None
    return given if isinstance(given, str) and not re.search(r"\s", given) else None
