"""What exists in this Azure: a JSON file in a folder, shared by every provider process of a test and by the test."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from tools.kubernetes_provider.property_values import Object

from . import identifiers
from .refusal import Refusal, RefusedError
from .settings import DEPLOYER_OBJECT


@dataclass
class Record:
    """One resource."""

    id: str
    token: str
    inputs: Object
    outputs: Object
    owner: str = ""
    """Id of the resource that made this one beside itself, as a cluster makes its node resource group."""

    @property
    def name(self) -> str:
        """The last part of the id."""
        return identifiers.name_in(self.id)


@dataclass
class Resources:
    """Everything that exists, and questions about it."""

    records: dict[str, Record] = field(default_factory=dict)
    """By the key of the id."""
    known_principals: dict[str, str] = field(default_factory=lambda: {DEPLOYER_OBJECT: "ServicePrincipal"})
    """Type of each principal that Entra knows apart from the identities among the records: users, groups."""

    def get(self, text: str) -> Record | None:
        """The resource with this id."""
        return self.records.get(identifiers.key(text))

    def put(self, record: Record) -> None:
        """Make or overwrite a resource."""
        self.records[identifiers.key(record.id)] = record

    def of(self, token: str) -> list[Record]:
        """All of a kind, such as `network:Subnet`."""
        return [record for record in self.records.values() if record.token == f"azure-native:{token}"]

    def inside(self, text: str) -> list[Record]:
        """What lives in a resource or a resource group, at any depth."""
        prefix = identifiers.key(text) + "/"
        return [record for own, record in self.records.items() if own.startswith(prefix)]

    def owned_by(self, text: str) -> list[Record]:
        """What a resource made beside itself."""
        return [record for record in self.records.values() if record.owner and same(record.owner, text)]

    def referring_to(self, text: str) -> list[Record]:
        """The resources whose inputs name this id, apart from what lives in it."""
        wanted, prefix = identifiers.key(text), identifiers.key(text) + "/"
        return [
            record
            for own, record in self.records.items()
            if not own.startswith(prefix) and own != wanted and wanted in _texts(record.inputs)
        ]

    def remove(self, text: str) -> None:
        """Delete a resource with all that lives in it and all that it made."""
        for record in [*self.inside(text), *self.owned_by(text)]:
            if self.records.pop(identifiers.key(record.id), None) is not None:
                self.remove(record.id)
        self.records.pop(identifiers.key(text), None)

    def principals(self) -> dict[str, str]:
        """Type of every principal by its object id."""
        found = dict(self.known_principals)
        for record in self.records.values():
            identity = record.outputs.get("identity")
            made = [record.outputs.get("principalId")] if record.token.endswith(":UserAssignedIdentity") else []
            if isinstance(identity, dict):
                made.append(identity.get("principalId"))
            found |= dict.fromkeys((str(principal) for principal in made if principal), "ServicePrincipal")
        return found


def same(one: str, other: str) -> bool:
    """Whether two ids mean the same resource."""
    return identifiers.key(one) == identifiers.key(other)


def _texts(value: Any) -> set[str]:
    match value:
        case str():
            return {identifiers.key(value)}
        case dict():
            return set().union(*map(_texts, value.values()), *map(_texts, value.keys()))
        case list():
            return set().union(*map(_texts, value))
        case _:
            return set()


class Cloud:
    """The folder. Reads and writes of the whole state are serialized by a lock that all processes share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "resources.json"
        (folder / "locks").mkdir(parents=True, exist_ok=True)

    def read(self) -> Resources:
        """A copy of the present state."""
        with self._locked():
            return self._load()

    @contextmanager
    def changing(self) -> Iterator[Resources]:
        """The state, saved afterwards unless an error is raised."""
        with self._locked():
            resources = self._load()
            yield resources
            state = {
                "records": {own: asdict(record) for own, record in resources.records.items()},
                "known_principals": resources.known_principals,
            }
            partial = self._file.with_suffix(".partial")
            partial.write_text(json.dumps(state, indent=1))
            partial.replace(self._file)

    @contextmanager
    def busy(self, text: str, refusal: Refusal, *, alone: bool = True) -> Iterator[None]:
        """Hold a resource during a write. Raises RefusedError while another write that excludes this one holds it."""
        with (self._folder / "locks" / sha256(identifiers.key(text).encode()).hexdigest()).open("w") as lock:
            try:
                fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            except BlockingIOError:
                raise RefusedError([refusal]) from None
            yield

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._folder / "locks" / "state").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _load(self) -> Resources:
        if not self._file.exists():
            return Resources()
        state = json.loads(self._file.read_text())
        records = {own: Record(**record) for own, record in state["records"].items()}
        return Resources(records, state["known_principals"])
