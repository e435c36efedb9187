"""Whom Azure has to trust: the ServiceAccounts whose tokens are exchanged for an identity's.

Each goes into a federated credential of the identity, with the cluster's OIDC issuer and the audience
`api://AzureADTokenExchange` (https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..scaling import ByIdentity, Principal, ScalingPlan
from ..values import Value, joined
from .options import AppOptions
from .workload_identity import KEDA_NAMESPACE

KEDA_OPERATOR = "keda-operator"
"""KEDA's ServiceAccount, by its chart and by the AKS add-on."""


@dataclass(frozen=True)
class FederatedSubject:
    """A ServiceAccount that signs in."""

    principal: Principal
    subject: Value
    """As a federated credential has it: `system:serviceaccount:shop:orders`."""


def federated_subjects(plan: ScalingPlan, options: AppOptions) -> Iterator[FederatedSubject]:
    """The app's, where it signs in by identity, and KEDA's: it exchanges its own token, also for the app's identity."""
    identity = options.identity
    if any(role.principal is Principal.APP for role in plan.roles) or (identity and identity.client_id is not None):
        subject = joined("system:serviceaccount:", options.namespace, f":{options.app_name or '<app_name>'}")
        yield FederatedSubject(Principal.APP, subject)
    if any(isinstance(authentication, ByIdentity) for authentication in plan.authentications):
        namespace = identity.keda_namespace if identity else KEDA_NAMESPACE
        yield FederatedSubject(Principal.KEDA, f"system:serviceaccount:{namespace}:{KEDA_OPERATOR}")
