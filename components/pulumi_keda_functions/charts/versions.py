"""Charts and images that are installed where a user names no others.

KEDA's chart bears the version of the KEDA in it, with few exceptions (https://github.com/kedacore/charts/releases), so
that `PINNED` says both: the definitions and roles of that KEDA are what everything here is tested with.
"""

from typing import Final

from ..keda.aks_add_on import keda_version
from ..keda.version import PINNED
from ..keda_arguments import KedaChoices, KedaMode

REPOSITORY: Final = "https://kedacore.github.io/charts"
KEDA_CHART: Final = "keda"
KEDA_VERSION: Final = PINNED
HTTP_ADD_ON_CHART: Final = "keda-add-ons-http"
HTTP_ADD_ON_VERSION: Final = "0.15.0"
COSMOS_DB_SCALER_CHART: Final = "external-scaler-azure-cosmos-db"
COSMOS_DB_SCALER_VERSION: Final = "0.1.0"
KUBECTL_IMAGE: Final = "registry.k8s.io/kubectl:v1.35.4"
"""Kubernetes' own image, with nothing in it but kubectl."""


def promised_version(chosen: KedaChoices) -> str:
    """The KEDA that apps can count on."""
    if chosen.get("mode") is KedaMode.AKS_ADD_ON:
        return keda_version(chosen.get("kubernetes_version", ""))
    return chosen.get("version", KEDA_VERSION).removeprefix("v")
