"""The PodDisruptionBudget of a group: how many of its pods whoever drains nodes may evict at a time.

https://kubernetes.io/docs/tasks/run-application/configure-pdb/
"""

from ..scaling import Group
from . import deployment, labels, names
from .model import Manifest, metadata
from .options import AppOptions


def has_budget(group: Group) -> bool:
    """Whether callers would notice that replicas are gone, and others could answer them.

    Work that waits in a queue is worked off by whatever replica is left, and a single replica has to go where its node
    goes.
    """
    return group.answers_http and group.max_replicas > 1


def disruption_budget(group: Group, options: AppOptions) -> Manifest:
    """One, which never holds up a drain for good; pods that do not answer anyway, at any time."""
    return Manifest(
        f"{group.name}-disruption-budget",
        {
            "apiVersion": "policy/v1",
            "kind": "PodDisruptionBudget",
            "metadata": metadata(
                names.of_group(options.app_name, group), options.namespace, labels.of_group(options.app_name, group)
            ),
            "spec": {
                "maxUnavailable": 1,
                "selector": {"matchLabels": labels.selector(options.app_name, group)},
                "unhealthyPodEvictionPolicy": "AlwaysAllow",
            },
        },
        (deployment.role(group),),
    )
