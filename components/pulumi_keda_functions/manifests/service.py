"""The Service in front of a group that answers HTTP."""

from ..scaling import Group
from ..values import Value, joined
from . import deployment, labels, names
from .model import Manifest, metadata
from .options import AppOptions


def service(group: Group, options: AppOptions) -> Manifest:
    """Reachable inside the cluster alone."""
    return Manifest(
        f"{group.name}-service",
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": metadata(
                names.of_group(options.app_name, group), options.namespace, labels.of_group(options.app_name, group)
            ),
            "spec": {
                "type": "ClusterIP",
                "selector": labels.selector(options.app_name, group),
                "ports": [{"name": "http", "port": deployment.PORT, "targetPort": "http"}],
            },
        },
        (deployment.role(group),),
    )


def url(group: Group, options: AppOptions) -> Value:
    """Where the group answers, for other pods of the cluster."""
    return joined(f"http://{names.of_group(options.app_name, group)}.", options.namespace, ".svc")
