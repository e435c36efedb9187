"""Pushes an image: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push"""

from http import HTTPStatus
from typing import Any

import urllib3

from ..cluster.errors import ClusterError
from ..image_builder.registry_settings import PUSHER
from .oci import MANIFEST, Image, Layer, digest


def push(registry: str, name: str, tag: str, image: Image) -> str:
    """The image's reference by its digest, once the registry has it under `name`:`tag`.

    What the registry has already is not sent again. Raises ClusterError with its answer where it refuses.
    """
    repository = Repository(f"http://{registry}/v2/{name}")
    for layer in image.layers:
        if not repository.has(layer.digest):
            repository.upload_layer(layer)
    repository.upload(digest(image.configuration), image.configuration, len(image.configuration))
    address = f"{repository.address}/manifests/{tag}"
    repository.ask("PUT", address, HTTPStatus.CREATED, body=image.manifest, headers={"Content-Type": MANIFEST})
    return f"{registry}/{name}@{digest(image.manifest)}"


class Repository:
    """The images of one name."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = urllib3.PoolManager()
        self.login = urllib3.make_headers(basic_auth=f"{PUSHER.username}:{PUSHER.password}")

    def has(self, content: str) -> bool:
        """Whether it is there, by digest."""
        answer = self.http.request("HEAD", f"{self.address}/blobs/{content}", headers=self.login)
        return answer.status == HTTPStatus.OK

    def upload_layer(self, layer: Layer) -> None:
        """From its file."""
        with layer.path.open("rb") as file:
            self.upload(layer.digest, file, layer.size)

    def upload(self, content_digest: str, content: Any, size: int) -> None:
        """One blob."""
        begun = self.ask("POST", f"{self.address}/blobs/uploads/", HTTPStatus.ACCEPTED)
        place = begun.headers["Location"]
        address = f"{place}{'&' if '?' in place else '?'}digest={content_digest}"
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}
        self.ask("PUT", address, HTTPStatus.CREATED, body=content, headers=headers)

    def ask(
        self,
        method: str,
        address: str,
        expected: HTTPStatus,
        *,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> urllib3.BaseHTTPResponse:
        """The registry's answer, where it is the expected one."""
        answer = self.http.request(method, address, body=body, headers=self.login | (headers or {}))
        if answer.status != expected:
            raise ClusterError(f"{method} {address}: {answer.status} {answer.data.decode(errors='replace')}")
        return answer
