"""The ServiceAccount of an app, whom workload identity is given to."""

from . import labels
from .model import Manifest, metadata
from .options import AppOptions
from .workload_identity import account_annotations

ROLE = "service-account"


def service_account(options: AppOptions) -> Manifest:
    """Named as the app. No token is mounted: the host asks nothing of the Kubernetes API."""
    about = metadata(options.app_name, options.namespace, labels.of_app(options.app_name))
    if annotations := account_annotations(options.identity):
        about["annotations"] = annotations
    return Manifest(
        ROLE,
        {
            "apiVersion": "v1",
            "kind": "ServiceAccount",
            "metadata": about,
            "automountServiceAccountToken": False,
        },
    )
