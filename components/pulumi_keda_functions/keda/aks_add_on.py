"""KEDA as AKS installs it: where, and in which version.

Values of the chart cannot be chosen, and the cluster's Kubernetes decides on the version
(https://learn.microsoft.com/azure/aks/keda-about, https://learn.microsoft.com/azure/aks/supported-kubernetes-versions).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..problems import Problem
from .version import Version, version_of

NAMESPACE: Final = "kube-system"
KEDA_OF: Mapping[Version, str] = {
    (1, 30): "2.11.2",
    (1, 31): "2.14.1",
    (1, 33): "2.16.1",
    (1, 35): "2.17.0",
    (1, 36): "2.19.0",
}
"""The KEDA from that Kubernetes on. Of versions in between AKS' table says nothing else, and it never goes back."""


def keda_version(kubernetes_version: str) -> str:
    """The KEDA of a cluster; of one that is newer than the table, the table's newest."""
    given = kubernetes(kubernetes_version) or (0, 0)
    return next(
        (keda for since, keda in sorted(KEDA_OF.items(), reverse=True) if since <= given), KEDA_OF[min(KEDA_OF)]
    )


def kubernetes(text: str) -> Version | None:
    """`(1, 35)` of `1.35` and `1.35.4`; None for what is no version."""
    return version_of(text) if re.fullmatch(r"\d+\.\d+(\.\d+)?", text) else None


def problems_in_kubernetes_version(text: str) -> Iterator[Problem]:
    """A version that is none, or older than what AKS still runs."""
    version = kubernetes(text)
    if version is None:
        yield Problem("kubernetes_version", f"{text!r} is no version of Kubernetes", "write it as 1.35")
    elif version < min(KEDA_OF):
        oldest = ".".join(map(str, min(KEDA_OF)))
        yield Problem("kubernetes_version", f"Kubernetes {text} is older than {oldest}", "upgrade the cluster")
