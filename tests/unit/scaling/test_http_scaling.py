import pytest
from pulumi_keda_functions.app_arguments import AppArguments, GroupOverride
from pulumi_keda_functions.http_arguments import HttpScaling
from pulumi_keda_functions.scaling import AppSettings, Group, ScalingOptions, plan
from pulumi_keda_functions.scaling.http_scaling import HttpOptions, requests_a_second
from pulumi_keda_functions.values import Joined, Setting, resolve

from tests.unit.sample import HTTP, STORAGE, project

ADDRESS = "http://prometheus"


def http_group(arguments: AppArguments, own: GroupOverride | None = None, min_replicas: int | None = None) -> Group:
    http = HttpOptions("orders", "shop", ADDRESS, arguments)
    override: GroupOverride = own or {}
    if min_replicas is not None:
        override = {**override, "min_replicas": min_replicas}
    options = ScalingOptions(groups={"http": override}, http=http)
    (group,) = plan(project(HTTP), AppSettings.of(dict(STORAGE)), options).groups
    return group


def test_the_replicas_of_http_functions_are_fixed_unless_something_else_is_chosen() -> None:
    group = http_group({})
    assert (group.triggers, group.min_replicas, group.max_replicas) == ((), 1, 1)
    assert group.reasons == ("show: answers HTTP on /api/orders/{id}",)


@pytest.mark.parametrize(
    ("arguments", "scaler", "metadata", "reason"),
    [
        pytest.param(
            {"http_scaling": HttpScaling.CPU},
            "cpu",
            {"value": "70"},
            "HTTP: 70 % of the requested processor per replica (cpu_utilization by default)",
            id="the processor",
        ),
        pytest.param(
            {"http_scaling": HttpScaling.CPU, "cpu_utilization": 50},
            "cpu",
            {"value": "50"},
            "HTTP: 50 % of the requested processor per replica (cpu_utilization)",
            id="half of it",
        ),
        pytest.param(
            {"http_scaling": HttpScaling.PROMETHEUS, "prometheus_query": "q", "prometheus_threshold": 5},
            "prometheus",
            {"serverAddress": ADDRESS, "query": "q", "threshold": "5"},
            "HTTP: 5 requests a second per replica (prometheus_threshold)",
            id="a query of the user's",
        ),
        pytest.param(
            {"http_scaling": HttpScaling.PROMETHEUS},
            "prometheus",
            {"serverAddress": ADDRESS, "query": requests_a_second("orders-http", "shop"), "threshold": "10"},
            "HTTP: 10 requests a second per replica (prometheus_threshold by default)",
            id="what ingress-nginx counts",
        ),
        pytest.param(
            {"http_scaling": HttpScaling.HTTP_ADD_ON, "http_concurrency": 3},
            "external-push",
            {"scalerAddress": "keda-add-ons-http-external-scaler.keda:9090", "interceptorRoute": "orders-http"},
            "HTTP: 3 requests at a time per replica, held by the HTTP add-on (http_concurrency)",
            id="what the add-on holds",
        ),
    ],
)
def test_what_they_follow(arguments: AppArguments, scaler: str, metadata: dict[str, str], reason: str) -> None:
    group = http_group(arguments)
    (trigger,) = group.triggers
    assert (trigger.type, trigger.metadata, trigger.functions) == (scaler, metadata, ("show",))
    assert trigger.metric_type == ("Utilization" if scaler == "cpu" else None)
    assert group.reasons[-1] == reason
    assert group.max_replicas == 10


@pytest.mark.parametrize(
    ("choice", "least"),
    [
        pytest.param(HttpScaling.CPU, 1, id="nothing measures a processor that is not there"),
        pytest.param(HttpScaling.PROMETHEUS, 1, id="a request cannot wait"),
        pytest.param(HttpScaling.HTTP_ADD_ON, 0, id="the add-on lets it wait"),
    ],
)
def test_the_last_replica(choice: HttpScaling, least: int) -> None:
    assert http_group({"http_scaling": choice}, min_replicas=0).min_replicas == least


def test_a_group_s_own_choice_comes_before_the_app_s() -> None:
    group = http_group({"http_scaling": HttpScaling.HTTP_ADD_ON}, {"http_scaling": HttpScaling.FIXED})
    assert (group.triggers, group.min_replicas) == ((), 1)


def test_the_default_query_finds_the_service_however_prometheus_names_the_labels() -> None:
    query = requests_a_second("orders-http", "shop")
    assert isinstance(query, str)
    alternatives = query.split(" or ")
    assert alternatives[0] == (
        'sum(rate(nginx_ingress_controller_requests{exported_namespace="shop",exported_service="orders-http"}[2m]))'
    )
    assert [each.count("exported_") for each in alternatives] == [2, 1, 0]


def test_a_namespace_that_is_known_later_is_filled_into_the_query() -> None:
    query = requests_a_second("orders-http", Setting("namespace argument"))
    assert isinstance(query, Joined)
    assert resolve(query, {"namespace argument": "shop"}) == requests_a_second("orders-http", "shop")
