import pytest
from pulumi_keda_functions.pod_arguments import HealthProbes
from pulumi_keda_functions.projects import Function

from tests.unit.manifests.rendered import container
from tests.unit.sample import HTTP, QUEUE, TIMER


@pytest.mark.parametrize(
    ("function", "chosen", "ready", "live"),
    [
        pytest.param(HTTP, None, "/admin/host/ping", "/admin/host/ping", id="HTTP by default"),
        pytest.param(HTTP, "ping", "/admin/host/ping", "/admin/host/ping", id="HTTP, any host"),
        pytest.param(HTTP, "health", "/runtime/health/ready", "/runtime/health/live", id="HTTP, a recent host"),
        pytest.param(HTTP, "none", None, None, id="HTTP, unasked"),
        pytest.param(QUEUE, None, "/admin/host/ping", None, id="a queue by default"),
        pytest.param(QUEUE, "health", "/runtime/health/ready", None, id="a queue, a recent host"),
        pytest.param(TIMER, "health", "/runtime/health/ready", None, id="a timer, a recent host"),
        pytest.param(QUEUE, "none", None, None, id="a queue, unasked"),
    ],
)
def test_no_pod_without_http_is_ever_killed(
    function: Function, chosen: str | None, ready: str | None, live: str | None
) -> None:
    asked = container(function, arguments={} if chosen is None else {"health_probes": HealthProbes(chosen)})
    probes = {name: asked[name]["httpGet"]["path"] for name in asked if name.endswith("Probe")}
    expected = {"readinessProbe": ready, "livenessProbe": live}
    assert probes == {name: path for name, path in expected.items() if path}


def test_a_busy_host_is_left_alone_for_two_minutes() -> None:
    probe = container(HTTP)["livenessProbe"]
    assert probe["failureThreshold"] * probe["periodSeconds"] >= 120
