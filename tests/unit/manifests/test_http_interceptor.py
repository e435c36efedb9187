from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling
from pulumi_keda_functions.values import Setting

from tests.unit.manifests.http_app import after, http_app, in_front, made
from tests.unit.sample import HTTP, QUEUE, TIMER

ADD_ON: AppArguments = {"http_scaling": HttpScaling.HTTP_ADD_ON}


def test_inside_the_cluster_requests_come_for_the_names_of_the_service_that_stands_for_the_interceptor() -> None:
    app = http_app(ADD_ON)
    assert made(app, "http-interceptor-route")["spec"] == {
        "target": {"service": "orders-http", "portName": "http"},
        "rules": [
            {
                "hosts": [
                    "orders-http-interceptor.shop",
                    "orders-http-interceptor.shop.svc",
                    "orders-http-interceptor.shop.svc.cluster.local",
                ]
            }
        ],
        "scalingMetric": {"concurrency": {"targetValue": 16}},
    }
    assert made(app, "http-interceptor-service")["spec"] == {
        "type": "ExternalName",
        "externalName": "keda-add-ons-http-interceptor-proxy.keda.svc.cluster.local",
        "ports": [{"name": "http", "port": 8080}],
    }
    assert in_front(app) == {"http-service", "http-interceptor-route", "http-interceptor-service"}


def test_a_namespace_that_is_known_later_is_filled_into_those_names() -> None:
    app = http_app(ADD_ON, namespace=Setting("namespace argument"))
    (rule,) = made(app, "http-interceptor-route")["spec"]["rules"]
    assert rule["hosts"][0] == "orders-http-interceptor.later"


def test_from_outside_they_come_for_the_hosts_and_paths_that_are_let_through() -> None:
    exposed: AppArguments = {
        **ADD_ON,
        "http_exposure": HttpExposure.INGRESS,
        "hosts": ["orders.contoso.com"],
        "paths": ["/api/orders"],
        "http_concurrency": 5,
    }
    spec = made(http_app(exposed), "http-interceptor-route")["spec"]
    assert spec["rules"] == [{"hosts": ["orders.contoso.com"], "paths": [{"value": "/api/orders"}]}]
    assert spec["scalingMetric"] == {"concurrency": {"targetValue": 5}}


def test_the_scaled_object_is_the_app_s_own_and_comes_after_the_route() -> None:
    app = http_app({**ADD_ON, "http_add_on_namespace": "add-ons"}, HTTP, QUEUE)
    scaled = made(app, "http-scaled-object")["spec"]
    assert scaled["minReplicaCount"] == 0
    assert scaled["triggers"] == [
        {
            "type": "external-push",
            "metadata": {
                "scalerAddress": "keda-add-ons-http-external-scaler.add-ons:9090",
                "interceptorRoute": "orders-http",
            },
        }
    ]
    assert after(app)["http-scaled-object"] == ("http-deployment", "http-interceptor-route")
    # A group of queues beside it has nothing to do with the add-on.
    assert after(app)["events-scaled-object"] == ("events-deployment", "authentication-azurewebjobsstorage")


def test_requests_and_messages_scale_one_group_from_zero() -> None:
    together: AppArguments = {**ADD_ON, "groups": {"all": {"functions": ["show", "process"]}}}
    scaled = made(http_app(together, HTTP, QUEUE), "all-scaled-object")["spec"]
    assert scaled["minReplicaCount"] == 0
    assert [each["type"] for each in scaled["triggers"]] == ["azure-queue", "external-push"]


def test_a_timer_among_them_keeps_a_replica() -> None:
    together: AppArguments = {**ADD_ON, "groups": {"all": {"functions": ["show", "nightly"]}}}
    assert made(http_app(together, HTTP, TIMER), "all-scaled-object")["spec"]["minReplicaCount"] == 1


def test_min_replicas_holds_with_the_add_on_too() -> None:
    assert made(http_app({**ADD_ON, "min_replicas": 2}), "http-scaled-object")["spec"]["minReplicaCount"] == 2
