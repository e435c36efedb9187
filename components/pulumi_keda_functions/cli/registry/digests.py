"""The digest that an image has now."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from ...image_reference import Reference, is_digest, problems_in_image, reference
from ...problems import InvalidInputError, Problem
from .answers import Answer, ask
from .docker_config import credentials_for
from .failures import failure
from .signing_in import authorization

DOCKER_HUB = "docker.io"
DOCKER_HUB_API = "registry-1.docker.io"
LOOPBACK = ("localhost", "127.0.0.1")
"""Hosts that are spoken to without TLS first, as by Docker."""
DIGEST = "Docker-Content-Digest"
MANIFESTS: Mapping[str, str] = {
    "Accept": ", ".join(
        (
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
        )
    )
}


@dataclass(frozen=True)
class Manifest:
    """Where a registry has an image."""

    host: str
    """As in references: `contoso.azurecr.io`."""
    repository: str
    version: str
    """A tag or a digest."""

    @classmethod
    def of(cls, image: Reference) -> "Manifest":
        """Docker Hub's short names written out."""
        version = image.digest or image.tag or "latest"
        if image.registry not in (None, DOCKER_HUB, "index.docker.io"):
            host, _, repository = image.name.partition("/")
            return cls(host, repository, version)
        repository = image.name if image.registry is None else image.name.partition("/")[2]
        return cls(DOCKER_HUB, repository if "/" in repository else f"library/{repository}", version)

    @property
    def url(self) -> str:
        """Its address in the API."""
        host = DOCKER_HUB_API if self.host == DOCKER_HUB else self.host
        scheme = "http" if host.partition(":")[0] in LOOPBACK else "https"
        return f"{scheme}://{host}/v2/{self.repository}/manifests/{self.version}"


def pinned(image: str) -> str:
    """`image` with the digest that its registry answers. Raises InvalidInputError."""
    told = reference(image)
    if told is None:
        raise InvalidInputError(image, problems_in_image(image, "IMAGE"))
    tag = told.tag or (None if told.digest else "latest")
    return f"{told.name}{f':{tag}' if tag else ''}@{digest_of(Manifest.of(told))}"


def digest_of(manifest: Manifest) -> str:
    """What the registry answers. Some tell it by the content alone; what is wrong, only an answer to GET tells."""
    answer = answered(manifest, "HEAD")
    if answer.status == HTTPStatus.OK and (digest := told_digest(answer)):
        return digest
    answer = answered(manifest, "GET")
    if answer.status != HTTPStatus.OK:
        raise failure(manifest.host, manifest.repository, manifest.version, answer)
    if not is_manifest(answer.body):
        remedy = "check host and port; a proxy may want you to sign in"
        problem = Problem(manifest.host, "it answers, but not as a registry does", remedy)
        raise InvalidInputError(manifest.host, [problem])
    return told_digest(answer) or f"sha256:{hashlib.sha256(answer.body).hexdigest()}"


def told_digest(answer: Answer) -> str | None:
    """The one in its header; None where there is none, or something else."""
    told = answer.headers.get(DIGEST, "")
    return told if is_digest(told) else None


def is_manifest(body: bytes) -> bool:
    """Whether an answer is what an image's name stands for, rather than somebody's page."""
    try:
        content = json.loads(body)
    except ValueError:
        return False
    return isinstance(content, dict) and "schemaVersion" in content


def answered(manifest: Manifest, method: str) -> Answer:
    """The registry's answer, after signing in where it asks for that."""
    answer = ask(manifest.host, manifest.url, method, MANIFESTS)
    if answer.status != HTTPStatus.UNAUTHORIZED:
        return answer
    signed = authorization(manifest.host, manifest.repository, answer, credentials_for(manifest.host))
    return ask(manifest.host, manifest.url, method, MANIFESTS, authorization=signed) if signed else answer
