"""Python's libraries for images: those that this clone's environment has, in the versions of uv.lock.

Without compiled modules, which fit one version of Python only: each of these libraries does without, but for
`cryptography`, which the distribution's own package stands in for.
"""

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WANTED = ("azure-functions", "azure-storage-blob", "azure-storage-queue")
"""What a Functions project of the tests and of the demo imports, and the stand-in for the host."""
FROM_THE_DISTRIBUTION = ("cryptography", "cffi", "pycparser")
PLACE = "/usr/lib/python3/dist-packages"
"""Where Debian's Python looks for libraries."""
COMPILED = (".so", ".pyc")


def contents() -> dict[str, Path]:
    """Their files by the place that each has in an image."""
    found: dict[str, Path] = {}
    for library in closure(WANTED):
        for file in library.files or ():
            if ".." not in file.parts and file.suffix not in COMPILED:
                found[f"{PLACE}/{file.as_posix()}"] = Path(str(file.locate()))
    return found


def versions() -> list[str]:
    """What they are, to tell one set of them from another."""
    return sorted(f"{library.name}=={library.version}" for library in closure(WANTED))


def closure(names: tuple[str, ...]) -> Iterator[Distribution]:
    """Those libraries and all that they need."""
    seen: set[str] = set(FROM_THE_DISTRIBUTION)
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        library = distribution(name)
        yield library
        required = map(Requirement, library.requires or ())
        waiting += [each.name for each in required if each.marker is None or each.marker.evaluate({"extra": ""})]
