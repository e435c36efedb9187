"""The accounts that Docker's configuration holds.

Docker's command line writes it at `docker login`, `az acr login` and the like: in the file itself, or in a credential
helper's store (https://docs.docker.com/reference/cli/docker/login/#credential-stores).
"""

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...problems import InvalidInputError, Problem

HUB_KEYS = ("https://index.docker.io/v1/", "index.docker.io", "docker.io", "registry-1.docker.io")
"""Under which Docker Hub's account may be kept."""
TOKEN_USER = "<token>"  # noqa: S105 - no secret: a helper's word for an identity token in place of a user
SECONDS = 30


@dataclass(frozen=True)
class Credentials:
    """A user with a password, or an identity token."""

    username: str = ""
    password: str = ""
    identity_token: str = ""
    """Takes the place of both where a registry gave one, such as Azure's."""


def credentials_for(host: str) -> Credentials | None:
    """The account for a registry; None: there is none. Raises InvalidInputError where the file cannot be read."""
    folder = os.environ.get("DOCKER_CONFIG")
    path = (Path(folder) if folder else Path.home() / ".docker") / "config.json"
    if not path.is_file():
        return None
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        problem = Problem(path.as_posix(), "it is no JSON that can be read", "mend it, or sign in anew: docker login")
        raise InvalidInputError(host, [problem]) from None
    keys = HUB_KEYS if host == "docker.io" else (host, f"https://{host}", f"https://{host}/v1/", f"https://{host}/v2/")
    helpers, kept = _mapping(config, "credHelpers"), _mapping(config, "auths")
    for key in keys:
        helper = helpers.get(key) or (config.get("credsStore") if isinstance(config, Mapping) else None)
        if isinstance(helper, str) and (found := from_helper(helper, key)):
            return found
        if isinstance(entry := kept.get(key), Mapping) and (found := from_entry(entry)):
            return found
    return None


def from_entry(entry: Mapping[str, object]) -> Credentials | None:
    """What the file itself holds."""
    username, password, token = (str(entry.get(key) or "") for key in ("username", "password", "identitytoken"))
    try:
        told, colon, secret = base64.b64decode(str(entry.get("auth") or "")).decode().partition(":")
    except ValueError:
        told, colon, secret = "", "", ""
    if colon:
        username, password = told, secret
    return Credentials(username, password, token) if token or password else None


def from_helper(helper: str, key: str) -> Credentials | None:
    """What a helper's store holds; None where the helper or the account is missing."""
    command = [f"docker-credential-{helper}", "get"]
    try:
        answer = subprocess.run(command, input=key, capture_output=True, text=True, timeout=SECONDS, check=True).stdout
        found = json.loads(answer)
        username, secret = str(found["Username"]), str(found["Secret"])
    except (OSError, subprocess.SubprocessError, ValueError, LookupError, TypeError):
        return None
    return Credentials(identity_token=secret) if username == TOKEN_USER else Credentials(username, secret)


def _mapping(config: object, key: str) -> Mapping[str, object]:
    found = config.get(key) if isinstance(config, Mapping) else None
    return found if isinstance(found, Mapping) else {}
