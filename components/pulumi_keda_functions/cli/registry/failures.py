"""Why a registry tells no digest, in words that say what to do."""

import json
import socket
import ssl
from http import HTTPStatus
from typing import Protocol

from ...problems import InvalidInputError, Problem


class Answered(Protocol):
    """An answer of a registry."""

    @property
    def status(self) -> int:
        """By HTTP."""

    @property
    def body(self) -> bytes:
        """JSON with a list of errors, or anything."""


def unreachable(host: str, reason: object) -> Problem:
    """No answer at all."""
    match reason:
        case ssl.SSLCertVerificationError():
            message = f"its certificate is not trusted: {reason.verify_message}"
            remedy = "install the authority that signed it on this machine, or set SSL_CERT_FILE to its certificate"
        case ssl.SSLError():
            message, remedy = f"it does not speak TLS: {reason.strerror}", "check host and port"
        case socket.gaierror():
            message, remedy = "there is no such host", "check the name; behind a proxy, set HTTPS_PROXY"
        case ConnectionRefusedError():
            message, remedy = "it refuses the connection", "check the port, and that the registry runs"
        case TimeoutError():
            message, remedy = "it does not answer", "check the network; behind a proxy, set HTTPS_PROXY"
        case _:
            message, remedy = str(reason), "check host, port and network"
    return Problem(host, message, remedy)


def failure(host: str, repository: str, version: str, answer: Answered) -> InvalidInputError:
    """An answer that is no manifest."""
    image = f"{host}/{repository}"
    code, said = told(answer.body)
    match answer.status:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            message = f"the registry does not let it be seen{said}"
            problem = Problem(image, message, f"sign in: {sign_in(host)}; or the account lacks the right to pull")
        case HTTPStatus.NOT_FOUND if code == "NAME_UNKNOWN":
            problem = Problem(image, "there is no such repository", "push the image first, or check the name")
        case HTTPStatus.NOT_FOUND:
            problem = Problem(image, f"there is no {version!r}", "push the image first, or check the tag")
        case HTTPStatus.TOO_MANY_REQUESTS:
            problem = Problem(image, f"too many requests{said}", f"wait, or sign in: {sign_in(host)}")
        case status:
            problem = Problem(image, f"the registry answers {status}{said}", "try again; check that it is a registry")
    return InvalidInputError(image, [problem])


def sign_in(host: str) -> str:
    """The command that does."""
    name, dot, _ = host.partition(".azurecr.")
    return f"az acr login --name {name}" if dot else f"docker login {host}"


def told(body: bytes) -> tuple[str, str]:
    """The code of the first error in an answer, and its message in brackets."""
    try:
        first = json.loads(body)["errors"][0]
        return str(first.get("code", "")), f" ({first['message']})" if first.get("message") else ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return "", ""
