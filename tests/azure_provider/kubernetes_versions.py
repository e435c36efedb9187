"""The Kubernetes versions that this Azure knows, as of November 2026.

https://learn.microsoft.com/azure/aks/supported-kubernetes-versions: the latest three minor versions, older ones with
long-term support only. Patches stand for any; a program that names one must name one of these.
"""

from collections.abc import Mapping

PATCHES: Mapping[str, tuple[str, ...]] = {
    "1.33": ("1.33.7", "1.33.10"),
    "1.34": ("1.34.4", "1.34.6"),
    "1.35": ("1.35.2", "1.35.4"),
    "1.36": ("1.36.0", "1.36.1"),
}
LONG_TERM_ONLY = frozenset({"1.33"})
DEFAULT = "1.35"


def minor(version: str) -> str:
    """`1.35` of `1.35.2`."""
    return ".".join(version.split(".")[:2])


def number(version: str) -> tuple[int, ...]:
    """For comparison; a minor version alone stands for its latest patch."""
    return tuple(int(part) for part in full_version(version).split("."))


def full_version(version: str) -> str:
    """A version with its patch: the latest where only the minor version is said."""
    return PATCHES.get(version, (version,))[-1]


def is_known(version: str) -> bool:
    """Whether a cluster may be given this version."""
    return version in PATCHES or version in PATCHES.get(minor(version), ())
