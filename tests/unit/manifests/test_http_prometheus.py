import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpScaling, PrometheusSignIn
from pulumi_keda_functions.scaling import Role
from pulumi_keda_functions.scaling.model import Principal

from tests.unit.manifests.http_app import after, http_app, made

ADDRESS = "http://prometheus-server.monitoring"
PROMETHEUS: AppArguments = {"http_scaling": HttpScaling.PROMETHEUS}


def test_without_a_sign_in_there_is_no_authentication() -> None:
    app = http_app(PROMETHEUS, prometheus_address=ADDRESS)
    (trigger,) = made(app, "http-scaled-object")["spec"]["triggers"]
    assert trigger["metadata"]["serverAddress"] == ADDRESS
    assert "authenticationRef" not in trigger
    assert "http-prometheus" not in after(app)


@pytest.mark.parametrize(
    ("sign_in", "parameters"),
    [
        pytest.param(PrometheusSignIn.BEARER, ["bearerToken"], id="a token"),
        pytest.param(PrometheusSignIn.BASIC, ["username", "password"], id="a name and a password"),
    ],
)
def test_a_secret_of_the_user_s_signs_in(sign_in: PrometheusSignIn, parameters: list[str]) -> None:
    chosen: AppArguments = {**PROMETHEUS, "prometheus_sign_in": sign_in, "prometheus_secret": "metrics"}
    app = http_app(chosen, prometheus_address=ADDRESS)
    (trigger,) = made(app, "http-scaled-object")["spec"]["triggers"]
    assert trigger["metadata"]["authModes"] == sign_in.value
    assert trigger["authenticationRef"] == {"name": "orders-http-prometheus"}
    authentication = made(app, "http-prometheus")
    assert authentication["metadata"]["name"] == "orders-http-prometheus"
    assert authentication["spec"] == {
        "secretTargetRef": [{"parameter": each, "name": "metrics", "key": each} for each in parameters]
    }
    assert after(app)["http-scaled-object"] == ("http-deployment", "http-prometheus")


def test_azure_monitor_is_asked_by_workload_identity_which_needs_a_role() -> None:
    chosen: AppArguments = {**PROMETHEUS, "prometheus_sign_in": PrometheusSignIn.IDENTITY}
    app = http_app(chosen, prometheus_address="https://contoso.westeurope.prometheus.monitor.azure.com")
    (trigger,) = made(app, "http-scaled-object")["spec"]["triggers"]
    assert trigger["authenticationRef"] == {"name": "orders-identity"}
    assert "authModes" not in trigger["metadata"]
    assert made(app, "authentication-identity")["spec"]["podIdentity"]["provider"] == "azure-workload"
    assert Role("Monitoring Data Reader", "prometheus_address", Principal.KEDA) in app.plan.roles
