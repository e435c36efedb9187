"""The Service in front of a group that answers HTTP."""

from collections.abc import Mapping

from ..http_arguments import HttpExposure
from ..scaling import Group
from . import deployment, labels, names
from .model import Body, Manifest, metadata
from .options import AppOptions

PORT = 80
"""What clients ask, whatever the pods listen on."""
BALANCED = "LoadBalancer"
PORT_NAME = "http"
"""Of the Service's port and of the pods'."""


def role(group: Group) -> str:
    """What it is to the app: `http-service`."""
    return f"{group.name}-service"


def service(group: Group, options: AppOptions) -> Manifest:
    """Reachable inside the cluster alone, unless a load balancer of its own is chosen."""
    chosen = options.of_group(group.name)
    about = metadata(
        names.of_group(options.app_name, group), options.namespace, labels.of_group(options.app_name, group)
    )
    if annotations := chosen.get("service_annotations"):
        about["annotations"] = annotations
    spec: Body = {
        "type": BALANCED if chosen.get("http_exposure") is HttpExposure.LOAD_BALANCER else "ClusterIP",
        "selector": labels.selector(options.app_name, group),
        "ports": [{"name": PORT_NAME, "port": PORT, "targetPort": PORT_NAME}],
    }
    return Manifest(
        role(group),
        {"apiVersion": "v1", "kind": "Service", "metadata": about, "spec": spec},
        (deployment.role(group),),
    )


def is_balanced(manifest: Manifest) -> bool:
    """Whether it is a Service with a load balancer of its own, which is ready when that has an address."""
    spec = manifest.body.get("spec")
    return manifest.kind == "Service" and isinstance(spec, Mapping) and spec.get("type") == BALANCED
