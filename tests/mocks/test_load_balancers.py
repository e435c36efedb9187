import pulumi
import pytest
from pulumi_keda_functions.load_balancers import address
from pulumi_kubernetes.core.v1.outputs import LoadBalancerIngress, LoadBalancerStatus, ServiceStatus


def status(*entries: LoadBalancerIngress) -> ServiceStatus:
    return ServiceStatus(load_balancer=LoadBalancerStatus(ingress=list(entries)))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(
            [LoadBalancerIngress(ip="10.1.2.3"), LoadBalancerIngress(ip="10.1.2.4")], "10.1.2.3", id="the first"
        ),
        pytest.param(
            [LoadBalancerIngress(hostname="lb.contoso.com")], "lb.contoso.com", id="a name, as other clouds do"
        ),
    ],
)
def test_the_address_of_a_load_balancer(entries: list[LoadBalancerIngress], expected: str) -> None:
    assert address("orders", status(*entries)) == expected


@pytest.mark.parametrize("none", [None, ServiceStatus(), status()])
def test_a_service_that_was_not_waited_for_may_have_none(none: ServiceStatus | None) -> None:
    with pytest.raises(pulumi.RunError, match=r"^orders: http_exposure: the load balancer has no address yet"):
        address("orders", none)
