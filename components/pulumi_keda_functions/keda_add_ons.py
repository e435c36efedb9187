"""What is installed beside KEDA and after it, each by a chart of its own."""

from collections.abc import Mapping

import pulumi

from .charts import cosmos_db_scaler, http_add_on
from .charts.sources import source
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
    if http is not None:
        _http(name, args, chosen, http, namespace, child(depends_on=after))
        addresses["interceptor_address"] = http_add_on.interceptor_address(namespace)
        addresses["http_scaler_address"] = http_add_on.scaler_address(namespace)
    if cosmos is not None:
        _cosmos(name, args, chosen, cosmos, namespace, child(depends_on=after))
        addresses["cosmos_db_scaler_address"] = cosmos_db_scaler.scaler_address(namespace)
    return addresses


def _http(
    name: str,
    args: KedaArgs,
    chosen: KedaChoices,
    given: KedaHttpAddOn,
    namespace: str,
    opts: pulumi.ResourceOptions,
) -> None:
    chart = source(
        given.get("chart"),
        given.get("version"),
        chosen.get("repository"),
        usual=HTTP_ADD_ON_CHART,
        tested=HTTP_ADD_ON_VERSION,
    )
    values = http_add_on.http_add_on_values(chosen, given)
    helm_release(f"{name}-http-add-on", HTTP_ADD_ON_CHART, chart, namespace, values, manner(args), opts)


def _cosmos(
    name: str,
    args: KedaArgs,
    chosen: KedaChoices,
    given: KedaCosmosDbScaler,
    namespace: str,
    opts: pulumi.ResourceOptions,
) -> None:
    chart = source(
        given.get("chart"),
        given.get("version"),
        chosen.get("repository"),
        usual=COSMOS_DB_SCALER_CHART,
        tested=COSMOS_DB_SCALER_VERSION,
    )
    values = cosmos_db_scaler.cosmos_db_scaler_values(chosen, given)
    helm_release(f"{name}-cosmos-db-scaler", COSMOS_DB_SCALER_CHART, chart, namespace, values, manner(args), opts)
