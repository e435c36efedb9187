"""Pods made fit for Azure Container Instances, where each is a container group.

A group is as large as the requests of its containers, and nothing can be borrowed beyond that
(https://learn.microsoft.com/azure/container-instances/container-instances-container-groups#resource-allocation).
"""

from collections.abc import Mapping
from typing import cast

from ..keda.reading import mapping, mappings
from ..placement_arguments import VirtualNodes
from ..quantities import amount
from ..scaling import Group
from .model import Body
from .options import AppOptions
from .virtual_nodes import virtual_nodes_of

SMALLEST = {"cpu": "1", "memory": "1Gi"}
"""What a group has at least: one core and one GB, to which the add-on rounds a Gi down."""


def fitted(pod: Body, group: Group, options: AppOptions) -> Body:
    """A pod's spec as its group's placement needs it: as it is where that is on virtual machines alone."""
    if virtual_nodes_of(group, options) == VirtualNodes.NEVER:
        return pod
    containers: list[Body] = [
        {**cast("Body", container), "resources": sufficient(mapping(container, "resources"))}
        for container in mappings(pod, "containers")
    ]
    return {**pod, "containers": containers}


def sufficient(resources: Mapping[str, object]) -> Body:
    """Requests of all that the container may ever use, which are then its limits, too, where it has any."""
    requests, limits = mapping(resources, "requests"), mapping(resources, "limits")
    needed = {name: largest(requests.get(name), limits.get(name), least) for name, least in SMALLEST.items()}
    limited = {name: needed.get(name, limit) for name, limit in limits.items()}
    changed: Mapping[str, object] = {"requests": {**requests, **needed}, **({"limits": limited} if limited else {})}
    return cast("Body", {**resources, **changed})


def largest(*amounts: object) -> str:
    """Of amounts of one resource, the one that holds all others; those that are none count for nothing."""
    return max((str(each) for each in amounts), key=lambda each: amount(each) or 0)
