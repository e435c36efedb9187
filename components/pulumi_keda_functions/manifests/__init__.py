"""The Kubernetes objects of an app, as plain data. Knows nothing of Pulumi."""

from .app import DeclaredApp, declare
from .federated_subjects import FederatedSubject, federated_subjects
from .http_url import balancer_address
from .model import Manifest, Node
from .names import of_group as deployment_name
from .options import AppOptions
from .resolved import Plain, filled, resolved
from .service import is_balanced
from .workload_identity import WorkloadIdentity, workload_identity

__all__ = [
    "AppOptions",
    "DeclaredApp",
    "FederatedSubject",
    "Manifest",
    "Node",
    "Plain",
    "WorkloadIdentity",
    "balancer_address",
    "declare",
    "deployment_name",
    "federated_subjects",
    "filled",
    "is_balanced",
    "resolved",
    "workload_identity",
]
