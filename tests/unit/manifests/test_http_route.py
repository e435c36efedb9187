from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling

from tests.unit.manifests.http_app import after, http_app, in_front, made

ROUTE: AppArguments = {
    "http_exposure": HttpExposure.HTTP_ROUTE,
    "hosts": ["orders.contoso.com"],
    "paths": ["/api"],
    "gateway": {"name": "public", "namespace": "gateways", "section_name": "https"},
}


def test_a_route_attaches_the_service_to_the_gateway() -> None:
    app = http_app(ROUTE)
    assert made(app, "http-route")["spec"] == {
        "parentRefs": [{"name": "public", "namespace": "gateways", "sectionName": "https"}],
        "hostnames": ["orders.contoso.com"],
        "rules": [
            {
                "matches": [{"path": {"type": "PathPrefix", "value": "/api"}}],
                "backendRefs": [{"name": "orders-http", "port": 80}],
            }
        ],
    }
    assert in_front(app) == {"http-service", "http-route"}


def test_a_gateway_of_the_app_s_own_namespace_needs_no_more_than_its_name() -> None:
    app = http_app({**ROUTE, "gateway": {"name": "public"}})
    assert made(app, "http-route")["spec"]["parentRefs"] == [{"name": "public"}]


def test_a_route_to_the_interceptor_has_leave_to_go_to_another_namespace() -> None:
    app = http_app({**ROUTE, "http_scaling": HttpScaling.HTTP_ADD_ON, "http_add_on_namespace": "add-ons"})
    (backend,) = made(app, "http-route")["spec"]["rules"][0]["backendRefs"]
    assert backend == {"name": "keda-add-ons-http-interceptor-proxy", "namespace": "add-ons", "port": 8080}
    grant = made(app, "http-reference-grant")
    # The namespace in its name keeps the grants of the same app in two namespaces apart.
    assert (grant["metadata"]["name"], grant["metadata"]["namespace"]) == ("shop-orders-http", "add-ons")
    assert grant["spec"] == {
        "from": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": "shop"}],
        "to": [{"group": "", "kind": "Service", "name": "keda-add-ons-http-interceptor-proxy"}],
    }
    assert after(app)["http-route"] == ("http-reference-grant",)
    assert in_front(app) == {"http-service", "http-interceptor-route", "http-reference-grant", "http-route"}
