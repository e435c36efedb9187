import pytest
from pulumi_keda_functions.app_arguments import AppArguments, GroupOverride
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling, PrometheusSignIn
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import Function

from tests.unit.manifests.http_app import http_app
from tests.unit.sample import HTTP, QUEUE, function, messages

INGRESS: AppArguments = {"http_exposure": HttpExposure.INGRESS, "hosts": ["orders.contoso.com"]}
ROUTE: AppArguments = {**INGRESS, "http_exposure": HttpExposure.HTTP_ROUTE, "gateway": {"name": "public"}}
PROMETHEUS: AppArguments = {"http_scaling": HttpScaling.PROMETHEUS}
ADD_ON: AppArguments = {"http_scaling": HttpScaling.HTTP_ADD_ON}
OTHER = function("httpTrigger", name="pay")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(
            {"http_exposure": HttpExposure.INGRESS},
            "http_exposure: ingress without hosts would take the requests for every host: give hosts",
            id="an Ingress for everything",
        ),
        pytest.param(
            {**INGRESS, "hosts": ["Orders.contoso.com"]},
            "hosts[0]: 'Orders.contoso.com' is no host name: write a name such as orders.contoso.com or "
            "*.contoso.com, in lower case",
            id="a host in capitals",
        ),
        pytest.param(
            {**INGRESS, "paths": ["/", "api/orders"]},
            "paths[1]: 'api/orders' is no beginning of a path: write a path such as /api/orders",
            id="a path that does not begin",
        ),
        pytest.param(
            {**INGRESS, "paths": ["/api/../admin"]},
            "paths[0]: '/api/../admin' is no beginning of a path: write a path such as /api/orders",
            id="a path that goes up",
        ),
        pytest.param(
            {key: value for key, value in ROUTE.items() if key != "gateway"},
            "http_exposure: http_route needs the Gateway that the route is attached to: give gateway, with its name",
            id="a route without a Gateway",
        ),
        pytest.param(
            {"tls_secret": "t"},
            "tls_secret: does nothing unless http_exposure is ingress: choose that, or remove tls_secret",
            id="a certificate for nothing",
        ),
        pytest.param(
            {**ROUTE, "ingress_class_name": "nginx"},
            "ingress_class_name: does nothing unless http_exposure is ingress: choose that, or remove "
            "ingress_class_name",
            id="a class for nothing",
        ),
        pytest.param(
            {"hosts": ["orders.contoso.com"]},
            "hosts: does nothing unless http_exposure is ingress or http_route: choose that, or remove hosts",
            id="hosts for nothing",
        ),
        pytest.param(
            {"cpu_utilization": 50},
            "cpu_utilization: does nothing unless http_scaling is cpu: choose that, or remove cpu_utilization",
            id="a target for nothing",
        ),
        pytest.param(
            {"groups": {"http": {**ADD_ON, "http_concurrency": 0}}},
            "groups['http'].http_concurrency: 0 is below 1: raise http_concurrency",
            id="a group's target of nothing",
        ),
        pytest.param(
            {**ADD_ON, "http_exposure": HttpExposure.LOAD_BALANCER},
            "http_scaling: a load balancer of the Service passes the add-on by, so that nothing would start a replica: "
            "choose http_exposure ingress, http_route or cluster_ip",
            id="a way past the add-on",
        ),
        pytest.param(
            {"groups": {"http": {"ingress_annotations": {"a": "b"}}}},
            "groups['http'].ingress_annotations: does nothing unless http_exposure is ingress: choose that, or remove "
            "ingress_annotations",
            id="a group's choice for nothing",
        ),
    ],
)
def test_what_is_wrong(arguments: AppArguments, told: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        http_app(arguments)
    assert messages(error.value.problems) == [told]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(
            {**ROUTE, **PROMETHEUS},
            "http_scaling: the default query counts what an ingress-nginx lets through, and http_exposure is "
            "http_route: give prometheus_query, for the requests a second",
            id="no query for a Gateway",
        ),
        pytest.param(
            {**PROMETHEUS, "prometheus_sign_in": PrometheusSignIn.BEARER},
            "prometheus_sign_in: bearer needs the Secret that holds what KEDA signs in with: give prometheus_secret, "
            "its name",
            id="a sign-in without a Secret",
        ),
        pytest.param(
            {**PROMETHEUS, "prometheus_secret": "metrics"},
            "prometheus_secret: does nothing while prometheus_sign_in is none: set prometheus_sign_in to bearer or "
            "basic, or remove it",
            id="a Secret without a sign-in",
        ),
        pytest.param(
            {**PROMETHEUS, "prometheus_sign_in": PrometheusSignIn.IDENTITY, "keda_version": "2.9"},
            "prometheus_sign_in: KEDA 2.9 signs in at no Prometheus by identity: raise keda_version to 2.10 or later",
            id="an identity for an old KEDA",
        ),
        pytest.param(
            {},
            "prometheus_address: does nothing unless http_scaling is prometheus: choose that, or remove "
            "prometheus_address",
            id="an address for nothing",
        ),
    ],
)
def test_what_is_wrong_with_a_prometheus(arguments: AppArguments, told: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        http_app(arguments, prometheus_address="http://prometheus")
    assert messages(error.value.problems) == [told]


@pytest.mark.parametrize(
    ("choice", "argument"),
    [(HttpScaling.CPU, "cpu_utilization"), (HttpScaling.PROMETHEUS, "prometheus_threshold")],
)
def test_a_target_of_nothing_is_told_by_its_argument_and_as_keda_sees_it(choice: HttpScaling, argument: str) -> None:
    address = "http://prometheus" if choice is HttpScaling.PROMETHEUS else None
    with pytest.raises(InvalidInputError) as error:
        http_app({"http_scaling": choice, argument: 0}, prometheus_address=address)  # type: ignore[misc] # one of two
    first, second = messages(error.value.problems)
    assert first == f"{argument}: 0 is below 1: raise {argument}"
    assert second.startswith("ScaledObject orders-http.triggers[0].metadata.")


def test_a_prometheus_has_an_address() -> None:
    with pytest.raises(InvalidInputError) as error:
        http_app(PROMETHEUS)
    assert messages(error.value.problems) == [
        "http_scaling: prometheus needs the address that it answers queries at: give prometheus_address"
    ]


def test_a_query_of_the_user_s_does_for_a_gateway() -> None:
    chosen: AppArguments = {**ROUTE, **PROMETHEUS, "prometheus_query": "sum(rate(requests[2m]))"}
    assert http_app(chosen, prometheus_address="http://prometheus").warnings == ()


def test_what_is_for_http_is_refused_for_a_group_that_answers_none() -> None:
    with pytest.raises(InvalidInputError) as error:
        http_app({"groups": {"events": {"http_scaling": HttpScaling.CPU}}}, HTTP, QUEUE)
    assert messages(error.value.problems) == [
        "groups['events'].http_scaling: no function of the group answers HTTP: remove http_scaling"
    ]


def test_an_app_without_http_may_share_a_file_of_options_with_others() -> None:
    assert messages(list(http_app({"http_exposure": HttpExposure.INGRESS}, QUEUE).warnings)) == [
        "http_exposure: no function answers HTTP, so that it does nothing: remove http_exposure"
    ]


def two_groups(arguments: AppArguments, *functions: Function) -> None:
    groups = arguments.get("groups", {})
    http_app({**arguments, "groups": {"pay": {"functions": ["pay"], **groups.get("pay", {})}}}, *functions)


def test_two_groups_cannot_take_the_same_requests() -> None:
    with pytest.raises(InvalidInputError) as error:
        two_groups(INGRESS, HTTP, OTHER)
    assert messages(error.value.problems) == [
        "groups['pay']: requests for orders.contoso.com/ would go to the group 'http', too: "
        "give one of them hosts or paths of its own, or another http_exposure"
    ]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param({"paths": ["/api/pay"]}, id="paths of its own"),
        pytest.param({"hosts": ["pay.contoso.com"]}, id="hosts of its own"),
        pytest.param({"http_exposure": HttpExposure.CLUSTER_IP}, id="no way in from outside"),
    ],
)
def test_two_groups_take_different_requests(own: GroupOverride) -> None:
    two_groups({**INGRESS, "groups": {"pay": own}}, HTTP, OTHER)


def test_the_service_that_stands_for_the_interceptor_has_a_longer_name() -> None:
    long = "a" * 46
    with pytest.raises(InvalidInputError, match="makes the Service") as error:
        http_app({**ADD_ON, "groups": {long: {"functions": ["show"]}}})
    assert "app_name" in {problem.where for problem in error.value.problems}
