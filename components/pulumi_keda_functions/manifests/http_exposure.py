"""From where requests reach a group that answers HTTP, and which of them."""

from ..app_arguments import GroupOverride
from ..http_arguments import HttpExposure

ROUTED = (HttpExposure.INGRESS, HttpExposure.HTTP_ROUTE)
"""Where requests are told apart by host and path."""
EVERYTHING = "/"
"""The beginning of all paths."""


def exposure_of(chosen: GroupOverride) -> HttpExposure:
    """What is chosen for a group; inside the cluster alone when nothing is."""
    return chosen.get("http_exposure", HttpExposure.CLUSTER_IP)


def paths_of(chosen: GroupOverride) -> list[str]:
    """Beginnings of the paths that are let through."""
    return list(chosen.get("paths", [EVERYTHING]))
