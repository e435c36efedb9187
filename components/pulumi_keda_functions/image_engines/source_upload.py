"""A context on its way to the registry that builds it.

ACR Tasks take a folder as an archive at an address that the registry hands out anew for every upload. No provider has a
resource for that, so that this is a dynamic one: https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/.
"""

import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pulumi
from pulumi import dynamic

from ..images.archive import write_archive

MINUTES = 10
"""For the whole archive."""


class Uploading(dynamic.ResourceProvider):
    """Uploads when the content or what is asked of the run differs: a run finds an archive for some days only.

    Addresses differ every time, and say nothing.
    """

    def create(self, props: dict[str, Any]) -> dynamic.CreateResult:
        """Uploads the files as they are now."""
        upload(props)
        return dynamic.CreateResult(props["content"], outs=props)

    def diff(self, _id: str, olds: dict[str, Any], news: dict[str, Any]) -> dynamic.DiffResult:
        """By what decides."""
        return dynamic.DiffResult(changes=any(olds[key] != news[key] for key in ("content", "asked")))

    def update(self, _id: str, _olds: dict[str, Any], news: dict[str, Any]) -> dynamic.UpdateResult:
        """Another archive, at another place."""
        upload(news)
        return dynamic.UpdateResult(outs=news)


def upload(props: Mapping[str, Any]) -> None:
    """Puts the archive where `url` says. Raises RunError without the address, which is a secret."""
    with tempfile.TemporaryFile() as archive:
        write_archive(archive, Path(props["root"]), props["files"], props["texts"])
        size = archive.tell()
        archive.seek(0)
        headers = {"x-ms-blob-type": "BlockBlob", "Content-Length": str(size)}
        request = urllib.request.Request(props["url"], data=archive, headers=headers, method="PUT")  # noqa: S310 - the registry names it
        try:
            with urllib.request.urlopen(request, timeout=MINUTES * 60):  # noqa: S310 - as above
                pass
        except urllib.error.URLError as error:
            raise pulumi.RunError(f"the context could not be uploaded to the registry: {error.reason}") from None


class SourceUpload(dynamic.Resource):
    """The archive that the registry has."""

    path: pulumi.Output[str]
    """Where it lies, as a run of the registry names it."""

    def __init__(self, name: str, props: Mapping[str, Any], opts: pulumi.ResourceOptions) -> None:
        super().__init__(Uploading(), name, dict(props), opts)
