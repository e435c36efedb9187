"""What Azure answers to a request that it refuses."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """One reason, under the code that Azure gives it."""

    code: str
    message: str

    def __str__(self) -> str:
        return f'Code="{self.code}" Message="{self.message}"'


class RefusedError(Exception):
    """A request that was refused, for all reasons at once. Azure itself tells the first only."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("\n".join(map(str, self.refusals)))
