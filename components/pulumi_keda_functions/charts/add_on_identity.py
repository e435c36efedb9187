"""What the operator of AKS' add-on is given so that it signs in as an identity.

AKS keeps its own objects as they should be, and leaves alone what it does not know of
(https://learn.microsoft.com/azure/aks/keda-workload-identity).
"""

from ..keda.aks_add_on import NAMESPACE
from ..keda.operator import NAME
from ..manifests.workload_identity import CLIENT_ID, TENANT_ID, USE
from .keda import IDENTITY, TENANT
from .values import Values


def account(client_id: object, tenant_id: object) -> Values:
    """For its ServiceAccount."""
    return {"metadata": _operators({"annotations": _both(CLIENT_ID, client_id, TENANT_ID, tenant_id)})}


def pods(client_id: object, tenant_id: object) -> Values:
    """For the Deployment: pods with a token, and new ones for another identity."""
    template = {"labels": {USE: "true"}, "annotations": _both(IDENTITY, client_id, TENANT, tenant_id)}
    return {"metadata": _operators({}), "spec": {"template": {"metadata": template}}}


def _operators(more: Values) -> Values:
    return {"name": NAME, "namespace": NAMESPACE, **more}


def _both(client: str, client_id: object, tenant: str, tenant_id: object) -> Values:
    return {client: client_id, **({} if tenant_id is None else {tenant: tenant_id})}
