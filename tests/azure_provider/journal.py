"""What was done to this Azure, in order: one line of JSON for each write."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import time


@dataclass(frozen=True)
class Entry:
    """One write, or the attempt."""

    operation: str
    """`create`, `update` or `delete`."""
    token: str
    id: str
    started: float
    ended: float
    refused: str = ""
    """Why it failed; empty where it did not."""

    @property
    def kind(self) -> str:
        """`Subnet` of `azure-native:network:Subnet`."""
        return self.token.rpartition(":")[2]

    @property
    def name(self) -> str:
        """The resource's name in Azure."""
        return self.id.rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.operation} {self.kind} {self.name}"


class Journal:
    """A file that several threads and processes append to: lines are written whole."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "journal.jsonl"

    @contextmanager
    def writing(self, operation: str, token: str, text: str) -> Iterator[None]:
        """Note an operation when it ends, well or not."""
        started = time()
        try:
            yield
        except Exception as error:
            self._append(Entry(operation, token, text, started, time(), str(error)))
            raise
        self._append(Entry(operation, token, text, started, time()))

    def _append(self, entry: Entry) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a") as file:
            file.write(json.dumps(asdict(entry)) + "\n")

    def entries(self) -> list[Entry]:
        """All that happened, ordered by when it ended."""
        if not self._file.exists():
            return []
        return [Entry(**json.loads(line)) for line in self._file.read_text().splitlines()]
