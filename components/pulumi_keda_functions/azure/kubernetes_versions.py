"""Kubernetes versions of AKS, and what is known of virtual nodes on them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..placement_arguments import VirtualNodesBackend
from ..problems import Problem, Severity

_NOTATION = re.compile(r"1\.(?P<minor>\d{1,3})(\.(?P<patch>\d{1,3}))?")
KNOWN_FOR: Mapping[VirtualNodesBackend, tuple[int, int]] = {
    VirtualNodesBackend.ADD_ON: (0, 34),
    VirtualNodesBackend.V2_HELM: (33, 34),
}
"""The first and the last minor version. Azure's table of components lists the add-on's connector up to 1.34
(https://learn.microsoft.com/azure/aks/supported-kubernetes-versions), the chart's own table the builds that were tried
(https://github.com/microsoft/virtualnodesOnAzureContainerInstances/blob/main/Docs/VersionCompatibility.md)."""


@dataclass(frozen=True, order=True)
class KubernetesVersion:
    """`1.34` or `1.34.2`. Without a patch it is below all of its patches."""

    minor: int
    patch: int = -1

    @property
    def is_whole(self) -> bool:
        """Whether it names a patch."""
        return self.patch >= 0

    def __str__(self) -> str:
        return f"1.{self.minor}.{self.patch}" if self.is_whole else f"1.{self.minor}"


def kubernetes_version(text: str) -> KubernetesVersion | None:
    """The version that `text` is; None for anything else."""
    found = _NOTATION.fullmatch(text)
    if found is None:
        return None
    return KubernetesVersion(int(found["minor"]), -1 if found["patch"] is None else int(found["patch"]))


def warnings_for(backend: VirtualNodesBackend, version: KubernetesVersion | None) -> Iterator[Problem]:
    """A version on which nobody says that virtual nodes work."""
    first, last = KNOWN_FOR[backend]
    if version is not None and first <= version.minor <= last:
        return
    since = f"1.{first} to " if first else ""
    known = f"virtual nodes `{backend}` are known to work on Kubernetes {since}1.{last}"
    told = "the version is Azure's to choose" if version is None else f"the version is {version}"
    remedy = f"give kubernetes_version 1.{last}, or try it first"
    yield Problem("kubernetes_version", f"{told}, while {known}", remedy, Severity.WARNING)
