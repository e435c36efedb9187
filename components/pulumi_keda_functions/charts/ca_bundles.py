"""Whom the API server trusts when it asks KEDA, where KEDA does not tell it by itself.

With a certificate of one's own KEDA's operator patches nothing, and the chart has no value for it: the authority is
laid over what Helm installed, and Helm leaves alone what is in none of its manifests.
"""

import base64
from typing import Final

from .values import Values

METRICS: Final = "v1beta1.external.metrics.k8s.io"
ADMISSION: Final = "keda-admission"
WEBHOOKS: Final = (
    "vscaledobject.kb.io",
    "vscaledjob.kb.io",
    "vstriggerauthentication.kb.io",
    "vsclustertriggerauthentication.kb.io",
    "vcloudeventsource.kb.io",
    "vclustercloudeventsource.kb.io",
)
"""Of KEDA's admission webhooks, by the chart's names."""


def api_service(bundle: object) -> Values:
    """For the APIService of external metrics."""
    return {"metadata": {"name": METRICS}, "spec": {"caBundle": bundle}}


def admission_webhooks(bundle: object) -> Values:
    """For the webhooks; a list's entries are found by their names."""
    entries = [{"name": webhook, "clientConfig": {"caBundle": bundle}} for webhook in WEBHOOKS]
    return {"metadata": {"name": ADMISSION}, "webhooks": entries}


def encoded(pem: str) -> str:
    """As Kubernetes has it."""
    return base64.b64encode(pem.encode()).decode()
