"""The ServiceAccount of an app, whom workload identity is given to."""

from . import labels
from .model import Manifest, metadata
from .options import AppOptions

ROLE = "service-account"


def service_account(options: AppOptions) -> Manifest:
    """Named as the app. No token is mounted: the host asks nothing of the Kubernetes API."""
    return Manifest(
        ROLE,
        {
            "apiVersion": "v1",
            "kind": "ServiceAccount",
            "metadata": metadata(options.app_name, options.namespace, labels.of_app(options.app_name)),
            "automountServiceAccountToken": False,
        },
    )
