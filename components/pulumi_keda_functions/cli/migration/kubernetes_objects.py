"""Kubernetes objects as somebody else made them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...keda.reading import mapping, mappings, text

Body = Mapping[str, object]
"""An object, or a part of one, as in YAML."""


@dataclass(frozen=True)
class Reference:
    """What finds an object in a namespace."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class KubernetesObjects:
    """Objects of one namespace."""

    bodies: Mapping[Reference, Body]
    namespace: str | None = None
    """None: where nothing was found that tells."""

    @classmethod
    def of(cls, documents: Iterable[object], namespace: str | None = None) -> "KubernetesObjects":
        """All objects in `documents`, also those in lists. Where no `namespace` is asked for, that of the first object
        counts which names one; objects of others are left out."""
        bodies = [body for document in documents for body in _bodies(document)]
        named = (found for body in bodies if (found := namespace_of(body)))
        chosen = namespace or next(named, None)
        inside = (body for body in bodies if namespace_of(body) in (None, chosen))
        return cls({reference_of(body): body for body in inside}, chosen)

    def with_more(self, more: "KubernetesObjects") -> "KubernetesObjects":
        """These and `more`."""
        return KubernetesObjects({**self.bodies, **more.bodies}, self.namespace or more.namespace)

    def find(self, kind: str, name: str) -> Body | None:
        """The object of that name."""
        return self.bodies.get(Reference(kind, name))

    def of_kind(self, kind: str) -> list[Body]:
        """All objects of a kind."""
        return [body for reference, body in self.bodies.items() if reference.kind == kind]


def reference_of(body: Body) -> Reference:
    """What finds `body`."""
    return Reference(text(body, "kind") or "", name_of(body))


def name_of(body: Body) -> str:
    """The object's name."""
    return text(mapping(body, "metadata"), "name") or ""


def namespace_of(body: Body) -> str | None:
    """The object's namespace; None where it does not say."""
    return text(mapping(body, "metadata"), "namespace")


def _bodies(document: object) -> Iterator[Body]:
    if not isinstance(document, Mapping):
        return
    if str(document.get("kind", "")).endswith("List"):
        yield from mappings(document, "items")
    else:
        yield document
