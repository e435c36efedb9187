from pulumi_keda_functions.charts import cosmos_db_scaler, http_add_on
from pulumi_keda_functions.keda_arguments import KedaCosmosDbScaler, KedaHttpAddOn

from tests.unit.charts.documented import COSMOS_DB_SCALER, HTTP_ADD_ON, paths

SYSTEM_POOL = [{"key": "CriticalAddonsOnly", "operator": "Exists"}]


def test_the_http_add_on_runs_where_keda_does() -> None:
    assert http_add_on.http_add_on_values({}, {}) == {
        "operator": {"tolerations": SYSTEM_POOL},
        "scaler": {"tolerations": SYSTEM_POOL},
        "interceptor": {"tolerations": SYSTEM_POOL},
    }


def test_the_http_add_on_in_small_from_a_mirror() -> None:
    add_on: KedaHttpAddOn = {"min_interceptors": 1, "max_interceptors": 5, "scalers": 1}
    values = http_add_on.http_add_on_values({"image_registry": "contoso.azurecr.io"}, add_on)
    assert set(paths(values)) == HTTP_ADD_ON
    assert values["images"] == {
        process: f"contoso.azurecr.io/kedacore/http-add-on-{process}"
        for process in ("operator", "scaler", "interceptor")
    }
    assert values["scaler"] == {"tolerations": SYSTEM_POOL, "replicas": 1}


def test_ones_own_values_of_the_http_add_on_lie_over_all_others() -> None:
    add_on: KedaHttpAddOn = {"min_interceptors": 1, "values": {"interceptor": {"replicas": {"min": 2}}}}
    values = http_add_on.http_add_on_values({}, add_on)
    assert values["interceptor"] == {"tolerations": SYSTEM_POOL, "replicas": {"min": 2}}


def test_the_addresses_of_the_http_add_on() -> None:
    assert http_add_on.interceptor_address("keda") == "keda-add-ons-http-interceptor-proxy.keda:8080"
    assert http_add_on.scaler_address("keda") == "keda-add-ons-http-external-scaler.keda:9090"


def test_the_scaler_for_cosmos_db() -> None:
    scaler: KedaCosmosDbScaler = {"values": {"resources": {}}}
    values = cosmos_db_scaler.cosmos_db_scaler_values({"image_registry": "contoso.azurecr.io"}, scaler)
    assert values == {
        "image": {"repository": "contoso.azurecr.io/kedacore/external-scaler-azure-cosmos-db"},
        "resources": {},
    }
    assert set(paths(cosmos_db_scaler.cosmos_db_scaler_values({"image_registry": "a"}, {}))) == COSMOS_DB_SCALER
    assert cosmos_db_scaler.scaler_address("tools") == "external-scaler-azure-cosmos-db.tools:4050"
