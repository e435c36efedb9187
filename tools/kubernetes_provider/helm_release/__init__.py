"""`kubernetes:helm.sh/v3:Release`: a chart installed, upgraded and removed by Helm itself.

What the vendor's plugin does with Helm's library is done with its executable here: the same inputs, the same state, the
same words of Helm's where something fails (https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/).
Value files as assets, linting, restarts of pods and passwords of repositories are left to that plugin.
"""

from ..kinds import type_token

TOKEN = "kubernetes:helm.sh/v3:Release"  # noqa: S105 - a type's token, no password


def is_release(urn: str) -> bool:
    """Whether the resource is a Release."""
    return type_token(urn) == TOKEN
