"""Names that Azure takes
(https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules)."""

import re
from collections.abc import Iterator

from ..placement_arguments import OperatingSystem
from ..problems import Problem

_CLUSTER = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?")
_DNS_PREFIX_LIMIT = 54
_RESOURCE_GROUP = re.compile(r"[\w().-]{0,89}[\w()-]")
POOL_NAME_LIMITS = {OperatingSystem.LINUX: 12, OperatingSystem.WINDOWS: 6}


def problems_in_cluster_name(argument: str, name: str) -> Iterator[Problem]:
    """A managed cluster's name."""
    if not _CLUSTER.fullmatch(name):
        message = f"{name!r} is no name of a cluster: 1 to 63 letters, digits, `-` and `_`, the ends letters or digits"
        yield Problem(argument, message, "give another cluster_name")


def problems_in_resource_group(name: object) -> Iterator[Problem]:
    """The argument `resource_group_name`; a name that is known later passes."""
    if isinstance(name, str) and not _RESOURCE_GROUP.fullmatch(name):
        message = f"{name!r} is no name of a resource group: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`"
        yield Problem("resource_group_name", message, "give the name alone, without a dot at the end")


def dns_prefix(cluster_name: str) -> str:
    """The beginning of the API server's host name: letters, digits and dashes, 1 to 54."""
    return cluster_name.replace("_", "-")[:_DNS_PREFIX_LIMIT].strip("-")


def problems_in_pool_name(where: str, name: str, operating_system: OperatingSystem) -> Iterator[Problem]:
    """A pool's name, of which the names of its machines are made."""
    limit = POOL_NAME_LIMITS[operating_system]
    if not re.fullmatch(rf"[a-z][a-z0-9]{{0,{limit - 1}}}", name):
        message = (
            f"{name!r} is no name of a {operating_system} pool: a lower-case letter, "
            f"then lower-case letters and digits, {limit} at most"
        )
        yield Problem(where, message, "call it otherwise")
