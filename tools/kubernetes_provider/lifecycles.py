"""The calls of a resource's life, by what it is: an object of Kubernetes, or a release of Helm's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .check import check
from .create import create
from .delete import delete
from .diff import Diff, diff
from .helm_release import is_release, lifecycle
from .property_values import Object
from .read import Reading, read
from .update import update


@dataclass(frozen=True)
class Lifecycle:
    """One function for each call of the protocol."""

    check: Callable[..., Object]
    diff: Callable[..., Diff]
    create: Callable[..., tuple[str, Object]]
    read: Callable[..., Reading | None]
    update: Callable[..., Object]
    delete: Callable[..., None]


OBJECT: Final = Lifecycle(check, diff, create, read, update, delete)
RELEASE: Final = Lifecycle(
    lifecycle.check, lifecycle.diff, lifecycle.create, lifecycle.read, lifecycle.update, lifecycle.delete
)


def lifecycle_of(urn: str) -> Lifecycle:
    """That of the resource."""
    return RELEASE if is_release(urn) else OBJECT
