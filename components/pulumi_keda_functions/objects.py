"""Kubernetes objects as Pulumi resources."""

import re
from collections.abc import Callable, Mapping
from typing import cast

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource
from pulumi_kubernetes.apps.v1 import Deployment
from pulumi_kubernetes.core.v1 import Namespace, Secret, Service, ServiceAccount
from pulumi_kubernetes.networking.v1 import Ingress
from pulumi_kubernetes.policy.v1 import PodDisruptionBudget

_TYPED: Mapping[str, Callable[..., pulumi.CustomResource]] = {
    "Deployment": Deployment,
    "Ingress": Ingress,
    "Namespace": Namespace,
    "PodDisruptionBudget": PodDisruptionBudget,
    "Secret": Secret,
    "Service": Service,
    "ServiceAccount": ServiceAccount,
}
_SKIP_AWAIT = {"pulumi.com/skipAwait": "true"}
Body = Mapping[str, pulumi.Input[object]]
"""An object as in YAML."""


def kubernetes_object(name: str, body: Body, opts: pulumi.ResourceOptions) -> pulumi.CustomResource:
    """The resource for an object written as in YAML. Kinds that Kubernetes does not ship are custom resources."""
    make: Callable[..., pulumi.CustomResource] = _TYPED.get(str(body["kind"]), CustomResource)
    if make is Ingress or (make is Service and not _has_balancer(body)):
        # Behind it are the pods of a Deployment that is waited for: a second wait would cost each `up` ten seconds. An
        # Ingress' controller may never tell an address, and nothing hangs on it.
        body = annotated(body, _SKIP_AWAIT)
    return make(name, opts=opts, **{_in_python(key): part for key, part in body.items()})


def _has_balancer(body: Body) -> bool:
    """Whether a Service is ready only when its load balancer has an address."""
    return cast("Body", body["spec"]).get("type") == "LoadBalancer"


def annotated(body: Body, annotations: Mapping[str, str]) -> Body:
    """The object with further annotations."""
    metadata = cast("Body", body["metadata"])
    own = cast("Body", metadata.get("annotations", {}))
    return {**body, "metadata": {**metadata, "annotations": {**own, **annotations}}}


def _in_python(key: str) -> str:
    """`automount_service_account_token` for `automountServiceAccountToken`. Only the first level has such names."""
    return re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", key)
