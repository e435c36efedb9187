"""Workload identity: who the pods and KEDA are to Azure.

A webhook of the cluster mounts a token of its own kind in pods with the label, whether or not their ServiceAccount
mounts one for the Kubernetes API (https://learn.microsoft.com/azure/aks/workload-identity-overview,
https://keda.sh/docs/latest/authentication-providers/azure-ad-workload-identity/).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..app_arguments import Identity
from ..inputs import Input
from ..keda.version import Version
from ..scaling import ByIdentity
from ..values import Value
from .model import Body, Node

CLIENT_ID = "azure.workload.identity/client-id"
TENANT_ID = "azure.workload.identity/tenant-id"
USE = "azure.workload.identity/use"
KEDA_NAMESPACE = "keda"
"""Where KEDA's chart is installed by its own instructions."""
TENANTS_SINCE: Version = (2, 14)
"""The first KEDA that signs in at another tenant than its own."""


@dataclass(frozen=True)
class WorkloadIdentity:
    """The identity that an app signs in with."""

    client_id: Value | None = None
    """Of the pods; None: they sign in with none."""
    tenant_id: Value | None = None
    """None: the cluster's."""
    keda_client_id: Value | None = None
    """Of KEDA; None: the pods', or else its own."""
    keda_namespace: str = KEDA_NAMESPACE
    """Where KEDA's operator runs."""


def workload_identity(given: Identity | None, known: Callable[[str, Input[str]], Value]) -> WorkloadIdentity | None:
    """From the argument `identity`; `known` gives the value of one of its parts, whose name it gets."""
    if given is None:
        return None

    def value(part: str, told: Input[str] | None) -> Value | None:
        return None if told is None else told if isinstance(told, str) else known(f"identity.{part}", told)

    return WorkloadIdentity(
        client_id=value("client_id", given.get("client_id")),
        tenant_id=value("tenant_id", given.get("tenant_id")),
        keda_client_id=value("keda_client_id", given.get("keda_client_id")),
        keda_namespace=given.get("keda_namespace") or KEDA_NAMESPACE,
    )


def account_annotations(identity: WorkloadIdentity | None) -> Mapping[str, Value]:
    """Of the ServiceAccount."""
    if identity is None or identity.client_id is None:
        return {}
    tenant = {} if identity.tenant_id is None else {TENANT_ID: identity.tenant_id}
    return {CLIENT_ID: identity.client_id, **tenant}


def pod_labels(identity: WorkloadIdentity | None) -> Mapping[str, Value]:
    """What makes the webhook mount a token. An ordinary label, not one of those that pods are selected by."""
    return {} if identity is None or identity.client_id is None else {USE: "true"}


def pod_identity(authentication: ByIdentity, identity: WorkloadIdentity | None, keda: Version) -> Node:
    """How KEDA signs in. The connection's own `__clientId` counts, then KEDA's, then the pods'."""
    told: Body = {"provider": "azure-workload"}
    of_app = identity or WorkloadIdentity()
    if (client_id := authentication.client_id or of_app.keda_client_id or of_app.client_id) is not None:
        told["identityId"] = client_id
        if of_app.tenant_id is not None and keda >= TENANTS_SINCE:
            told["identityTenantId"] = of_app.tenant_id
    return told
