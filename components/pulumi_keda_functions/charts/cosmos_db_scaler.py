"""The values of the chart of the external scaler for Cosmos DB
(https://github.com/kedacore/charts/tree/main/external-scaler-azure-cosmos-db).

The chart knows neither tolerations nor a ServiceAccount: its pod needs a pool without taints, and signs in with
connection strings alone.
"""

from ..keda_arguments import KedaChoices, KedaCosmosDbScaler
from ..scaling.cosmos_db import EXTERNAL_SCALER
from .values import Values, at, merged
from .versions import COSMOS_DB_SCALER_CHART

OWNER = "kedacore"


def cosmos_db_scaler_values(chosen: KedaChoices, scaler: KedaCosmosDbScaler) -> Values:
    """All values: from the registry that KEDA's images come from."""
    registry = chosen.get("image_registry")
    image = at("image.repository", f"{registry}/{OWNER}/{COSMOS_DB_SCALER_CHART}") if registry else {}
    return merged(image, scaler.get("values", {}))


def scaler_address(namespace: str) -> str:
    """Where KEDA asks, as `scalerAddress` of a function's metadata has it."""
    service, _, port = EXTERNAL_SCALER.partition(":")
    return f"{service.partition('.')[0]}.{namespace}:{port}"
