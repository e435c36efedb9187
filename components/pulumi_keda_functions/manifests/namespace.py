"""The namespace of an app that has one to itself."""

from . import labels
from .model import Manifest
from .options import AppOptions

ROLE = "namespace"


def namespace(options: AppOptions) -> Manifest:
    """Made before all other objects of the app, and deleted after them."""
    body = {"name": options.namespace, "labels": labels.of_app(options.app_name)}
    return Manifest(ROLE, {"apiVersion": "v1", "kind": "Namespace", "metadata": body})
