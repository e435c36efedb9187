"""The KEDA that objects are written for."""

import re
from collections.abc import Iterator

from ..problems import Problem

PINNED = "2.21.0"
"""The KEDA that this version of the package is tested with."""
OLDEST = (2, 8)
"""The first with identity `azure-workload` in TriggerAuthentications (https://keda.sh/docs/2.8/authentication-providers/azure-ad-workload-identity)."""

Version = tuple[int, int]
"""Major and minor."""


def version_of(text: str) -> Version | None:
    """`(2, 21)` of `2.21.0` and `v2.21`; None for what is no version."""
    found = re.fullmatch(r"v?(\d+)\.(\d+)(\.\d+)?", text)
    return (int(found[1]), int(found[2])) if found else None


def problems_in_keda_version(text: str) -> Iterator[Problem]:
    """A version that is none, or that cannot work with these objects."""
    version = version_of(text)
    if version is None:
        yield Problem("keda_version", f"{text!r} is no version of KEDA", f"write it as {PINNED}")
    elif version < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        yield Problem("keda_version", f"KEDA {text} has no workload identity", f"upgrade to {oldest} or later")
