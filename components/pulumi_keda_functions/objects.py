"""Kubernetes objects as Pulumi resources."""

import re
from collections.abc import Callable, Mapping
from typing import cast

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource
from pulumi_kubernetes.apps.v1 import Deployment
from pulumi_kubernetes.core.v1 import Namespace, Secret, Service, ServiceAccount

_TYPED: Mapping[str, Callable[..., pulumi.CustomResource]] = {
    "Deployment": Deployment,
    "Namespace": Namespace,
    "Secret": Secret,
    "Service": Service,
    "ServiceAccount": ServiceAccount,
}
_SKIP_AWAIT = "pulumi.com/skipAwait"


def kubernetes_object(
    name: str, body: Mapping[str, pulumi.Input[object]], opts: pulumi.ResourceOptions
) -> pulumi.CustomResource:
    """The resource for an object written as in YAML. Kinds that Kubernetes does not ship are custom resources."""
    make: Callable[..., pulumi.CustomResource] = _TYPED.get(str(body["kind"]), CustomResource)
    if make is Service:
        # Behind it are the pods of a Deployment that is waited for: a second wait would cost each `up` ten seconds.
        metadata = cast("Mapping[str, pulumi.Input[object]]", body["metadata"])
        body = {**body, "metadata": {**metadata, "annotations": {_SKIP_AWAIT: "true"}}}
    return make(name, opts=opts, **{_in_python(key): part for key, part in body.items()})


def _in_python(key: str) -> str:
    """`automount_service_account_token` for `automountServiceAccountToken`. Only the first level has such names."""
    return re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", key)
