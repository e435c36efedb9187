"""What images are called: `contoso.azurecr.io/orders:1.2@sha256:…`.

https://pkg.go.dev/github.com/distribution/reference
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Problem, Severity

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_REFERENCE = re.compile(
    r"(?P<name>([A-Za-z0-9.-]+(:\d+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)"
    rf"(:(?P<tag>\w[\w.-]{{0,127}}))?(@(?P<digest>{_DIGEST.pattern}))?",
    re.ASCII,
)
_IN_ANY_CASE = re.compile(_REFERENCE.pattern, re.ASCII | re.IGNORECASE)
_TAG = re.compile(r"\w[\w.-]{0,127}", re.ASCII)
_HOST = re.compile(r"[^\s/@]+")
_ACCOUNT = re.compile(r"^([a-z][a-z0-9+.-]*://)?[^/@]+@(?!sha256:)", re.IGNORECASE)
"""A password may be in it."""
_AROUND = re.compile(r"^\s*([a-z][a-z0-9+.-]*://)?|[/\s]*$", re.IGNORECASE)
"""What people write before and behind a name that they take for an address."""


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


def is_digest(text: str) -> bool:
    """Whether a reference may end in it, behind an @."""
    return _DIGEST.fullmatch(text) is not None


def _shown(text: str) -> str:
    """`text` as a message may show it: without an account before the host."""
    return repr(_ACCOUNT.sub(lambda found: f"{found[1] or ''}…@", text))


def _meant(text: str) -> str | None:
    """The reference that `text` may have been meant to be: no address but a name, and that in lower case."""
    bare = _AROUND.sub("", text)
    found = _IN_ANY_CASE.fullmatch(bare)
    told = found["name"].lower() + bare[found.end("name") :] if found else ""
    return told if reference(told) else None


def problems_in_reference(text: str, argument: str) -> Iterator[Problem]:
    """Text that is no reference."""
    if reference(text) is None:
        yield Problem(
            argument,
            f"{_shown(text)} is no image reference",
            f"write {_meant(text) or 'it like contoso.azurecr.io/orders:1'}",
        )


def problems_in_image(image: str, argument: str = "image") -> Iterator[Problem]:
    """An image that may change under its name."""
    found = reference(image)
    if found is None:
        yield from problems_in_reference(image, argument)
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
        remedy = f"write {_meant(name) or 'it like contoso.azurecr.io/orders'}"
        yield Problem(argument, f"{_shown(name)} is no image name", remedy)
    elif found.tag or found.digest:
        yield Problem(argument, f"{name!r} has a tag or digest", f"write {found.name}, and the tag in tags")
    elif found.registry is None:
        message = f"{name!r} names no registry"
        yield Problem(argument, message, f"put its host first: contoso.azurecr.io/{name}; docker.io/ for Docker Hub")


def problems_in_registry(registry: str, argument: str) -> Iterator[Problem]:
    """What names of images are put behind: a registry's host, or a path there."""
    found = reference(f"{registry}/orders")
    if found is None or found.registry is None:
        bare = _AROUND.sub("", registry).lower()
        known = reference(f"{bare}/orders")
        named = bare if known and known.registry else "it like contoso.azurecr.io"
        remedy = f"write {named}, without https:// and without a slash at the end"
        yield Problem(argument, f"{_shown(registry)} is no registry", remedy)


def problems_in_server(server: object, argument: str) -> Iterator[Problem]:
    """A registry to sign in at that is no bare host; one that is known later passes. Container groups get it unchanged,
    so that no scheme may stand before it."""
    if isinstance(server, str) and not _HOST.fullmatch(server):
        host = _AROUND.sub("", server).partition("/")[0].rpartition("@")[2]
        remedy = f"write {host if _HOST.fullmatch(host) else 'contoso.azurecr.io'}"
        yield Problem(argument, f"{_shown(server)} is no bare host name", remedy)


def problems_in_tags(tags: tuple[str, ...]) -> Iterator[Problem]:
    """Tags that no registry takes."""
    for index, tag in enumerate(tags):
        if not _TAG.fullmatch(tag):
            remedy = "use up to 128 letters, digits, dots, dashes and underscores, no dot or dash first"
            yield Problem(f"tags[{index}]", f"{tag!r} is no tag", remedy)
    if not tags:
        yield Problem("tags", "is empty", "name a tag, or leave tags out for `latest`")
