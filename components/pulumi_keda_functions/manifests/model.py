"""Kubernetes objects as plain data whose leaves may not be known yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..values import Value

Node = Value | int | float | bool | Sequence["Node"] | Mapping[str, "Node"]
"""A part of an object."""
Body = dict[str, Node]
"""An object, as in YAML."""


@dataclass(frozen=True)
class Manifest:
    """One object of an app."""

    role: str
    """What it is to the app, unique in it: `http-deployment`."""
    body: Body
    after: tuple[str, ...] = ()
    """Roles of the objects that must exist before it, and must be deleted after it."""

    @property
    def kind(self) -> str:
        """Its Kubernetes kind."""
        return str(self.body["kind"])


def metadata(name: Value, namespace: Value, labels: Mapping[str, Value]) -> Body:
    """What every object in a namespace carries."""
    return {"name": name, "namespace": namespace, "labels": labels}
