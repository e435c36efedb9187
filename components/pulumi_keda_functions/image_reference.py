"""What images are called: `contoso.azurecr.io/orders:1.2@sha256:…`.

https://pkg.go.dev/github.com/distribution/reference
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Problem, Severity

_REFERENCE = re.compile(
    r"(?P<name>([A-Za-z0-9.-]+(:\d+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)"
    r"(:(?P<tag>\w[\w.-]{0,127}))?(@(?P<digest>sha256:[0-9a-f]{64}))?",
    re.ASCII,
)
_TAG = re.compile(r"\w[\w.-]{0,127}", re.ASCII)


@dataclass(frozen=True)
class Reference:
    """A reference in its parts."""

    name: str
    """Registry and repository."""
    tag: str | None
    digest: str | None
    """`sha256:…`, which no push can change the content of."""

    @property
    def registry(self) -> str | None:
        """Host of the registry; None where Docker Hub is meant by saying nothing."""
        host, slash, _ = self.name.partition("/")
        return host if slash and ("." in host or ":" in host or host == "localhost") else None


def reference(text: str) -> Reference | None:
    """The parts of a reference; None: it is none."""
    found = _REFERENCE.fullmatch(text)
    return Reference(found["name"], found["tag"], found["digest"]) if found else None


def digest_of(text: str) -> str | None:
    """`sha256:…` of a reference that has one."""
    known = reference(text)
    return known.digest if known else None


def problems_in_image(image: str, argument: str = "image") -> Iterator[Problem]:
    """An image that may change under its name."""
    found = reference(image)
    if found is None:
        remedy = "write repository:tag@sha256:<64 hex digits>, the repository in lower case"
        yield Problem(argument, f"{image!r} is no image reference", remedy)
    elif not found.tag and not found.digest:
        message = f"{image!r} has neither tag nor digest, so that its content is not known"
        yield Problem(argument, message, "append @sha256:… of the image that was pushed, or at least a tag")
    elif not found.digest:
        message = f"{image!r} is pinned by a tag alone, which can be moved"
        remedy = f"append the digest, which `keda-functions resolve {image}` asks the registry for"
        yield Problem(argument, message, remedy, Severity.WARNING)


def problems_in_name(name: str, argument: str) -> Iterator[Problem]:
    """A name to push under: registry and repository, and no more."""
    found = reference(name)
    if found is None:
        yield Problem(argument, f"{name!r} is no image name", "write contoso.azurecr.io/orders, in lower case")
    elif found.tag or found.digest:
        yield Problem(argument, f"{name!r} has a tag or digest", f"write {found.name}, and the tag in tags")
    elif found.registry is None:
        message = f"{name!r} names no registry"
        yield Problem(argument, message, f"put its host first: contoso.azurecr.io/{name}; docker.io/ for Docker Hub")


def problems_in_tags(tags: tuple[str, ...]) -> Iterator[Problem]:
    """Tags that no registry takes."""
    for index, tag in enumerate(tags):
        if not _TAG.fullmatch(tag):
            remedy = "use up to 128 letters, digits, dots, dashes and underscores, no dot or dash first"
            yield Problem(f"tags[{index}]", f"{tag!r} is no tag", remedy)
    if not tags:
        yield Problem("tags", "is empty", "name a tag, or leave tags out for `latest`")
