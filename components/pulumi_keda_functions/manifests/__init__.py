"""The Kubernetes objects of an app, as plain data. Knows nothing of Pulumi."""

from .app import DeclaredApp, declare
from .model import Manifest, Node
from .names import of_group as deployment_name
from .options import AppOptions
from .resolved import Plain, filled, resolved

__all__ = [
    "AppOptions",
    "DeclaredApp",
    "Manifest",
    "Node",
    "Plain",
    "declare",
    "deployment_name",
    "filled",
    "resolved",
]
