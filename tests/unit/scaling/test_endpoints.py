import pytest
from pulumi_keda_functions.projects import Binding, Function, Property
from pulumi_keda_functions.scaling.endpoints import endpoint, keys
from pulumi_keda_functions.values import Joined, Setting

from tests.unit.sample import QUEUE, STORAGE, TIMER, app, function

BLOB = function("blobTrigger", {"path": "photos/{name}", "source": "EventGrid"}, name="Resize")
POLLED_BLOB = function("blobTrigger", {"path": "photos/{name}"})
HTTP = function("httpTrigger", {"route": "orders/{id}"}, name="Show")
STARTER = function("httpTrigger", name="start", bindings=(Binding("durableClient"),))


@pytest.mark.parametrize(
    ("properties", "key"),
    [
        pytest.param({}, "functions.f.default", id="no level"),
        pytest.param({"authLevel": "FUNCTION"}, "functions.f.default", id="its own"),
        pytest.param({"authLevel": "admin"}, "host.master", id="the host's"),
        pytest.param({"authLevel": "Anonymous"}, None, id="nobody's"),
        pytest.param({"authLevel": Setting("LEVEL")}, "functions.f.default", id="a level that is not known"),
    ],
)
def test_an_http_function_asks_for_a_key_by_its_level(properties: dict[str, Property], key: str | None) -> None:
    called = endpoint(function("httpTrigger", properties), app())
    assert called is not None
    assert called.key == key


@pytest.mark.parametrize(
    ("called", "path", "key"),
    [
        pytest.param(HTTP, "/api/orders/{id}", "functions.show.default", id="http"),
        pytest.param(
            function("eventGridTrigger", name="Placed"),
            "/runtime/webhooks/eventgrid?functionName=Placed",
            "host.systemKey.eventgrid_extension",
            id="Event Grid",
        ),
        pytest.param(
            BLOB,
            "/runtime/webhooks/blobs?functionName=Host.Functions.Resize",
            "host.systemKey.blobs_extension",
            id="blobs that Event Grid tells of",
        ),
        pytest.param(
            function("signalRTrigger"), "/runtime/webhooks/signalr", "host.systemKey.signalr_extension", id="SignalR"
        ),
        pytest.param(function("mcpToolTrigger"), "/runtime/webhooks/mcp", "host.systemKey.mcp_extension", id="MCP"),
    ],
)
def test_where_a_function_is_called(called: Function, path: str, key: str) -> None:
    found = endpoint(called, app())
    assert found is not None
    assert (found.path, found.key) == (path, key)


def test_a_setting_in_a_route_stays_one() -> None:
    settings = {**STORAGE, "Shop": None}
    found = endpoint(function("httpTrigger", {"route": "/%Shop%/orders"}), app(settings))
    assert found is not None
    assert found.path == Joined(("/api/", Setting("Shop"), "/orders"))


@pytest.mark.parametrize("other", [QUEUE, TIMER, POLLED_BLOB], ids=["queue", "timer", "polled blob"])
def test_nobody_calls_what_acts_on_its_own(other: Function) -> None:
    assert endpoint(other, app()) is None


def test_the_host_looks_up_its_own_keys_and_one_for_each_function_and_extension() -> None:
    first, second = (function("eventGridTrigger", name=name) for name in "ab")
    anonymous = function("httpTrigger", {"authLevel": "anonymous"}, name="Hello")
    assert keys([HTTP, anonymous, first, second, BLOB, STARTER, QUEUE]) == (
        "host.master",
        "host.function.default",
        "functions.show.default",
        "functions.hello.default",
        "host.systemKey.eventgrid_extension",
        "host.systemKey.blobs_extension",
        "functions.start.default",
        "host.systemKey.durabletask_extension",
    )
