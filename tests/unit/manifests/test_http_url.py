import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling
from pulumi_keda_functions.values import resolve

from tests.unit.manifests.http_app import http_app

HOSTS = ["*.contoso.com", "orders.contoso.com"]
INGRESS: AppArguments = {"http_exposure": HttpExposure.INGRESS, "hosts": HOSTS}
ROUTE: AppArguments = {"http_exposure": HttpExposure.HTTP_ROUTE, "hosts": HOSTS, "gateway": {"name": "public"}}
ADD_ON: AppArguments = {"http_scaling": HttpScaling.HTTP_ADD_ON}


@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        pytest.param({}, "http://orders-http.shop.svc", id="inside the cluster"),
        pytest.param({"http_exposure": HttpExposure.LOAD_BALANCER}, "http://10.2.3.4", id="a load balancer's address"),
        pytest.param(INGRESS, "http://orders.contoso.com", id="the first host that is whole"),
        pytest.param({**INGRESS, "tls_secret": "t"}, "https://orders.contoso.com", id="an Ingress with a certificate"),
        pytest.param({**INGRESS, "hosts": HOSTS[:1]}, None, id="no host that is whole"),
        pytest.param(ROUTE, "http://orders.contoso.com", id="a Gateway"),
        pytest.param(
            {**ROUTE, "gateway": {"name": "public", "tls": True}}, "https://orders.contoso.com", id="one that ends TLS"
        ),
        pytest.param(ADD_ON, "http://orders-http-interceptor.shop.svc:8080", id="the interceptor inside the cluster"),
        pytest.param({**INGRESS, **ADD_ON}, "http://orders.contoso.com", id="the interceptor behind an Ingress"),
    ],
)
def test_where_the_functions_answer(arguments: AppArguments, url: str | None) -> None:
    app = http_app(arguments)
    told = None if app.url is None else resolve(app.url, {"http-service address": "10.2.3.4"})
    assert told == url


def test_the_urls_of_functions_begin_with_it() -> None:
    app = http_app({**INGRESS, "tls_secret": "t"})
    assert app.function_urls == {"show": "https://orders.contoso.com/api/orders/{id}"}
    assert http_app({**INGRESS, "hosts": HOSTS[:1]}).function_urls == {}
