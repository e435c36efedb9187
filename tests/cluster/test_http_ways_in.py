"""What lets requests in, as a real API server takes it: with the Gateway API's definitions and the HTTP add-on's."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.http_arguments import HttpExposure, HttpScaling

from tests.cluster.rendered_app import PATIENT, RenderedApp, rendered_app
from tools.cluster import Cluster, ClusterError
from tools.executables.locate import module_folder

GATEWAY_API = "sigs.k8s.io/gateway-api@v1.6.3"
HTTP_ADD_ON = "github.com/kedacore/http-add-on@v0.15.0"
HTTP = [{"type": "httpTrigger"}]
QUEUE = [{"type": "queueTrigger", "queueName": "orders"}]
OUTSIDE: AppArguments = {"hosts": ["orders.contoso.com", "*.contoso.com"], "paths": ["/api", "/runtime/webhooks"]}
INGRESS: AppArguments = {
    **OUTSIDE,
    "http_exposure": HttpExposure.INGRESS,
    "ingress_class_name": "nginx",
    "ingress_annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
    "tls_secret": "orders-tls",
}
ROUTE: AppArguments = {
    **OUTSIDE,
    "http_exposure": HttpExposure.HTTP_ROUTE,
    "gateway": {"name": "public", "namespace": "gateways", "section_name": "https"},
}
BALANCER: AppArguments = {
    "http_exposure": HttpExposure.LOAD_BALANCER,
    "service_annotations": {"service.beta.kubernetes.io/azure-load-balancer-internal": "true"},
}
ADD_ON: AppArguments = {"http_scaling": HttpScaling.HTTP_ADD_ON}
CPU: AppArguments = {"http_scaling": HttpScaling.CPU}


@pytest.fixture(scope="session")
def definitions(cluster: Cluster) -> None:
    """The kinds that are no Kubernetes' own, from the modules of those who define them."""
    gateway = module_folder("kubernetes", GATEWAY_API) / "config" / "crd" / "standard"
    add_on = module_folder("kubernetes", HTTP_ADD_ON) / "config" / "crd" / "bases"
    files = [gateway / f"gateway.networking.k8s.io_{kinds}.yaml" for kinds in ("httproutes", "referencegrants")]
    files.append(add_on / "http.keda.sh_interceptorroutes.yaml")
    cluster.kubectl("apply", "--server-side", *(f"--filename={file}" for file in files))
    cluster.kubectl("wait", "--for=condition=Established", *(f"--filename={file}" for file in files))


def app(cluster: Cluster, namespace: str, folder: Path, arguments: AppArguments) -> RenderedApp:
    """An app that answers HTTP and reads a queue."""
    settings = {"AzureWebJobsStorage": cluster.azurite_connection_string}
    chosen: AppArguments = {**PATIENT, **arguments}
    if arguments.get("http_scaling") is HttpScaling.HTTP_ADD_ON:
        # So that nothing is left in another one.
        chosen["http_add_on_namespace"] = namespace
    return rendered_app(namespace, folder, {"show": HTTP, "process": QUEUE}, settings, arguments=chosen)


@pytest.mark.usefixtures("definitions")
@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        pytest.param(INGRESS, {"Ingress"}, id="an Ingress"),
        pytest.param(ROUTE, {"HTTPRoute"}, id="a route"),
        pytest.param(BALANCER, set(), id="a load balancer"),
        pytest.param(CPU, set(), id="by the processor"),
        pytest.param(ADD_ON, {"InterceptorRoute"}, id="the add-on inside the cluster"),
        pytest.param({**INGRESS, **ADD_ON}, {"Ingress", "InterceptorRoute"}, id="the add-on behind an Ingress"),
        pytest.param(
            {**ROUTE, **ADD_ON},
            {"HTTPRoute", "InterceptorRoute", "ReferenceGrant"},
            id="the add-on behind a Gateway",
        ),
    ],
)
def test_every_way_in_is_accepted(
    cluster: Cluster, namespace: str, tmp_path: Path, arguments: AppArguments, kinds: set[str]
) -> None:
    rendered = app(cluster, namespace, tmp_path, arguments)
    rendered.apply(cluster)
    assert kinds == {each["kind"] for each in rendered.objects} & {
        "HTTPRoute",
        "Ingress",
        "InterceptorRoute",
        "ReferenceGrant",
    }
    for each in rendered.objects:
        # A field that the API server does not know would be gone. It may tell of the object by another version.
        assert is_part({key: part for key, part in each.items() if key != "apiVersion"}, stored(cluster, each))


def stored(cluster: Cluster, body: dict[str, Any]) -> Any:
    """An object as the API server keeps it."""
    about = body["metadata"]
    name = f"{body['kind']}.{group}" if (group := body["apiVersion"].rpartition("/")[0]) else body["kind"]
    return json.loads(cluster.kubectl("get", name, about["name"], f"-n={about['namespace']}", "--output=json"))


def is_part(given: Any, kept: Any) -> bool:
    """Whether everything `given` was kept as it is."""
    match given:
        case dict():
            return isinstance(kept, dict) and all(is_part(value, kept.get(key)) for key, value in given.items())
        case list():
            return isinstance(kept, list) and all(map(is_part, given, kept)) and len(given) == len(kept)
        case _:
            return bool(given == kept)


@pytest.mark.usefixtures("definitions")
def test_a_route_that_we_would_refuse_is_refused(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    rendered = app(cluster, namespace, tmp_path, ROUTE)
    (route,) = [each for each in rendered.objects if each["kind"] == "HTTPRoute"]
    route["spec"]["rules"][0]["matches"][0]["path"]["value"] = "api"
    with pytest.raises(ClusterError, match="start with"):
        cluster.kubectl("apply", "--server-side", "--filename=-", stdin=yaml.safe_dump(route))
