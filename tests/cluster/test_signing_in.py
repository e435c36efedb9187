"""How KEDA signs in, as a real API server, KEDA's webhooks and its operator take it."""

import json
from pathlib import Path

import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import WorkloadIdentity

from tests.cluster.rendered_app import PATIENT, Bindings, RenderedApp, rendered_app
from tools.cluster import Cluster

APP, KEDA = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ELSEWHERE = "DefaultEndpointsProtocol=https;AccountName=nowhere;AccountKey=bm93aGVyZQ=="
QUEUE: Bindings = [{"type": "queueTrigger", "queueName": "orders"}]

pytestmark = pytest.mark.usefixtures("orders_queue")


def is_accepted(cluster: Cluster, namespace: str, app: RenderedApp) -> None:
    """Whether KEDA's operator is content with every ScaledObject."""
    app.apply(cluster)
    for name in app.named("ScaledObject"):
        cluster.kubectl("wait", "--for=condition=Ready", f"scaledobject/{name}", "-n", namespace, "--timeout=20s")


def test_by_an_identity_of_its_own_in_another_tenant(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    identity = WorkloadIdentity(APP, TENANT, KEDA)
    settings = {"AzureWebJobsStorage__accountName": "contoso"}
    is_accepted(cluster, namespace, rendered_app(namespace, tmp_path, {"process": QUEUE}, settings, identity=identity))
    read = cluster.kubectl("get", "triggerauthentication/app-identity", "-n", namespace, "-o", "json")
    assert json.loads(read)["spec"]["podIdentity"] == {
        "provider": "azure-workload",
        "identityId": KEDA,
        "identityTenantId": TENANT,
    }
    account = json.loads(cluster.kubectl("get", "serviceaccount/app", "-n", namespace, "-o", "json"))
    assert account["metadata"]["annotations"]["azure.workload.identity/client-id"] == APP
    cluster.kubectl("wait", "--for=create", "pod", "-l", "azure.workload.identity/use=true", "-n", namespace)


def test_with_what_a_config_map_holds(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    literal = f"--from-literal=AzureWebJobsStorage={cluster.azurite_connection_string}"
    cluster.kubectl("create", "configmap", "shared", literal, "-n", namespace)
    arguments: AppArguments = {**PATIENT, "settings_from_config_maps": {"shared": ["AzureWebJobsStorage"]}}
    is_accepted(cluster, namespace, rendered_app(namespace, tmp_path, {"process": QUEUE}, {}, arguments=arguments))


def test_with_settings_of_the_group_and_with_its_own(cluster: Cluster, namespace: str, tmp_path: Path) -> None:
    other: Bindings = [{"type": "queueTrigger", "queueName": "orders", "connection": "Other"}]
    arguments: AppArguments = {
        **PATIENT,
        "groups": {"events": {"settings": {"AzureWebJobsStorage": cluster.azurite_connection_string}}},
        "keda_settings": {"Other": cluster.azurite_connection_string},
    }
    functions = {"process": QUEUE, "look": other}
    app = rendered_app(namespace, tmp_path, functions, {"Other": ELSEWHERE}, arguments=arguments)
    is_accepted(cluster, namespace, app)
    assert sorted(app.named("TriggerAuthentication")) == [
        "app-azurewebjobsstorage-of-events",
        "app-other-for-keda",
    ]
