"""Where the COPY and ADD instructions of a stage put files."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .dockerfile_text import Copy, Instruction, assignments, copy_of, expanded


@dataclass(frozen=True)
class Placed:
    """A COPY or ADD."""

    copy: Copy
    destination: str
    """As an absolute path, without variables that are known."""


def placed_copies(instructions: Iterable[Instruction]) -> Iterator[Placed]:
    """Each of them, in order."""
    folder, known = "/", dict[str, str]()
    for instruction in instructions:
        if instruction.name in ("ARG", "ENV"):
            known |= assignments(instruction, known)
        elif instruction.name == "WORKDIR":
            folder = posixpath.join(folder, expanded(instruction.text.strip("\"'"), known))
        elif instruction.name in ("COPY", "ADD") and (copy := copy_of(instruction)):
            yield Placed(copy, posixpath.normpath(posixpath.join(folder, expanded(copy.destination, known))))


def is_around(folder: str, path: str) -> bool:
    """Whether `path` is `folder` or below it."""
    return (posixpath.normpath(path) + "/").startswith(posixpath.normpath(folder).rstrip("/") + "/")
