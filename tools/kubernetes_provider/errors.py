"""What can go wrong, in the terms that the engine is told."""

from dataclasses import dataclass, field

from .property_values import Object


class ProviderError(Exception):
    """An operation failed and nothing changed."""


class ClusterUnreachableError(ProviderError):
    """No answer from the API server, or no way to ask it."""


class UnknownKindError(ProviderError):
    """The cluster serves no such kind, often because its CustomResourceDefinition is not there (yet)."""


@dataclass
class CheckFailedError(ProviderError):
    """An input is not fit for use."""

    property_name: str
    reason: str

    def __str__(self) -> str:
        return self.reason


@dataclass
class ApiError(ProviderError):
    """The API server refused: its `Status` object."""

    code: int
    reason: str
    message: str
    details: Object = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message

    @property
    def is_not_found(self) -> bool:
        """The object, or the namespace that it belongs to, does not exist."""
        return self.code == 404

    @property
    def is_missing_namespace(self) -> bool:
        """The namespace of the object does not exist."""
        return self.is_not_found and self.details.get("kind") == "namespaces"

    @property
    def is_already_exists(self) -> bool:
        """An object of that name exists."""
        return self.reason == "AlreadyExists"

    @property
    def is_conflict(self) -> bool:
        """Another field manager, or another writer, was there first."""
        return self.reason == "Conflict"

    @property
    def is_forbidden(self) -> bool:
        """The user may not do this."""
        return self.code == 403

    @property
    def is_dry_run_unsupported(self) -> bool:
        """An admission webhook with side effects cannot be asked in a dry run."""
        return self.code == 400 and "does not support dry run" in self.message


@dataclass
class NotReadyError(ProviderError):
    """The object exists, but waiting for it ended without success."""

    live: Object
    message: str
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.message


@dataclass
class InitializationFailedError(ProviderError):
    """The object was made or changed, but did not become ready; the engine keeps `state`."""

    identifier: str
    state: Object
    message: str
    reasons: tuple[str, ...] = ()
    inputs: Object | None = None

    def __str__(self) -> str:
        return self.message
