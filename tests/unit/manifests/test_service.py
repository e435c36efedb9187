from pulumi_keda_functions.http_arguments import HttpExposure

from tests.unit.manifests.http_app import http_app, in_front, made


def test_a_service_is_for_the_inside_of_the_cluster_alone_unless_something_else_is_chosen() -> None:
    app = http_app({})
    assert in_front(app) == {"http-service"}
    service = made(app, "http-service")
    assert service["spec"]["type"] == "ClusterIP"
    assert service["spec"]["ports"] == [{"name": "http", "port": 80, "targetPort": "http"}]
    assert "annotations" not in service["metadata"]


def test_a_load_balancer_can_be_kept_inside_the_virtual_network() -> None:
    internal = {"service.beta.kubernetes.io/azure-load-balancer-internal": "true"}
    app = http_app({"http_exposure": HttpExposure.LOAD_BALANCER, "service_annotations": internal})
    service = made(app, "http-service")
    assert service["spec"]["type"] == "LoadBalancer"
    assert service["metadata"]["annotations"] == internal
    assert in_front(app) == {"http-service"}
