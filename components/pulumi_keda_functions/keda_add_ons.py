"""What is installed beside KEDA and after it, each by a chart of its own."""

from collections.abc import Mapping

from .charts import cosmos_db_scaler, http_add_on
from .charts.sources import source
from .charts.values import Values
from .charts.versions import (
    COSMOS_DB_SCALER_CHART,
    COSMOS_DB_SCALER_VERSION,
    HTTP_ADD_ON_CHART,
    HTTP_ADD_ON_VERSION,
)
from .helm_release import helm_release
from .keda_args import KedaArgs
from .keda_arguments import KedaChoices, KedaCosmosDbScaler, KedaHttpAddOn, KedaMode
from .keda_modes import Child, Found, manner, own_namespace
from .manifests.workload_identity import KEDA_NAMESPACE


def add_ons(name: str, args: KedaArgs, chosen: KedaChoices, keda: Found, child: Child) -> Mapping[str, str]:
    """The addresses that they answer at, by the names of the component's outputs."""
    http, cosmos = chosen.get("http_add_on"), chosen.get("cosmos_db_scaler")
    if http is None and cosmos is None:
        return {}
    after = list(keda.resources)
    namespace = args.get("namespace", KEDA_NAMESPACE)
    if chosen.get("mode") is KedaMode.AKS_ADD_ON and args.get("create_namespace", True):
        # AKS' own namespace is nobody else's.
        after += own_namespace(name, namespace, child)
    addresses: dict[str, str] = {}

    def install(chart: str, version: str, role: str, given: KedaHttpAddOn | KedaCosmosDbScaler, values: Values) -> None:
        repository = chosen.get("repository")
        wanted = source(given.get("chart"), given.get("version"), repository, usual=chart, tested=version)
        helm_release(f"{name}-{role}", chart, wanted, namespace, values, manner(args), child(depends_on=after))

    if http is not None:
        values = http_add_on.http_add_on_values(chosen, http)
        install(HTTP_ADD_ON_CHART, HTTP_ADD_ON_VERSION, "http-add-on", http, values)
        addresses["interceptor_address"] = http_add_on.interceptor_address(namespace)
        addresses["http_scaler_address"] = http_add_on.scaler_address(namespace)
    if cosmos is not None:
        values = cosmos_db_scaler.cosmos_db_scaler_values(chosen, cosmos)
        install(COSMOS_DB_SCALER_CHART, COSMOS_DB_SCALER_VERSION, "cosmos-db-scaler", cosmos, values)
        addresses["cosmos_db_scaler_address"] = cosmos_db_scaler.scaler_address(namespace)
    return addresses
