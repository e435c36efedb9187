"""The KEDA that objects are written for."""

import re
from collections.abc import Iterator

from ..problems import Problem

PINNED = "2.21.0"
"""The KEDA that this version of the package is tested with."""
OLDEST = (2, 8)
"""The first with identity `azure-workload` in TriggerAuthentications (https://keda.sh/docs/2.8/authentication-providers/azure-ad-workload-identity)."""


def problems_in_keda_version(version: str) -> Iterator[Problem]:
    """A version that is none, or that cannot work with these objects."""
    found = re.fullmatch(r"v?(\d+)\.(\d+)(\.\d+)?", version)
    if found is None:
        yield Problem("keda_version", f"{version!r} is no version of KEDA", f"write it as {PINNED}")
    elif (int(found[1]), int(found[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        yield Problem("keda_version", f"KEDA {version} has no workload identity", f"upgrade to {oldest} or later")
