from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling

from tests.unit.manifests.http_app import after, http_app, in_front, made

INGRESS: AppArguments = {"http_exposure": HttpExposure.INGRESS, "hosts": ["orders.contoso.com", "*.contoso.com"]}


def test_an_ingress_sends_all_paths_of_its_hosts_to_the_service() -> None:
    app = http_app(INGRESS)
    backend = {"service": {"name": "orders-http", "port": {"name": "http"}}}
    paths = [{"path": "/", "pathType": "Prefix", "backend": backend}]
    assert made(app, "http-ingress")["spec"] == {
        "rules": [{"host": host, "http": {"paths": paths}} for host in ("orders.contoso.com", "*.contoso.com")]
    }
    assert after(app)["http-ingress"] == ("http-service",)


def test_what_is_chosen_reaches_the_ingress() -> None:
    app = http_app(
        {
            **INGRESS,
            "paths": ["/api/orders", "/runtime/webhooks/eventgrid"],
            "tls_secret": "contoso-tls",
            "ingress_class_name": "webapprouting.kubernetes.azure.com",
            "ingress_annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
        }
    )
    ingress = made(app, "http-ingress")
    assert ingress["metadata"]["annotations"] == {"cert-manager.io/cluster-issuer": "letsencrypt"}
    assert ingress["spec"]["ingressClassName"] == "webapprouting.kubernetes.azure.com"
    assert ingress["spec"]["tls"] == [{"hosts": INGRESS["hosts"], "secretName": "contoso-tls"}]
    paths = ingress["spec"]["rules"][0]["http"]["paths"]
    assert [each["path"] for each in paths] == ["/api/orders", "/runtime/webhooks/eventgrid"]


def test_requests_for_a_group_that_starts_from_zero_go_to_the_interceptor() -> None:
    app = http_app({**INGRESS, "http_scaling": HttpScaling.HTTP_ADD_ON})
    (path,) = made(app, "http-ingress")["spec"]["rules"][0]["http"]["paths"]
    assert path["backend"] == {"service": {"name": "orders-http-interceptor", "port": {"number": 8080}}}
    assert after(app)["http-ingress"] == ("http-interceptor-service",)
    assert in_front(app) == {"http-service", "http-interceptor-route", "http-interceptor-service", "http-ingress"}
