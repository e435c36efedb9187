import pytest
from pulumi_keda_functions.scaling import Need
from pulumi_keda_functions.scaling.triggers import scaling

from tests.unit.sample import app, function


@pytest.mark.parametrize(
    ("trigger", "reason"),
    [
        (
            "eventGridTrigger",
            "Event Grid calls /runtime/webhooks/eventgrid?functionName=f (system key eventgrid_extension)",
        ),
        (
            "connectorTrigger",
            "a connector calls /runtime/webhooks/connector?functionName=f (system key connector_extension)",
        ),
        ("signalRTrigger", "SignalR Service calls /runtime/webhooks/signalr (system key signalr_extension)"),
        ("webPubSubTrigger", "Web PubSub calls /runtime/webhooks/webpubsub (system key webpubsub_extension)"),
        ("mcpToolTrigger", "an MCP client calls /runtime/webhooks/mcp (system key mcp_extension)"),
        ("mcpResourceTrigger", "an MCP client calls /runtime/webhooks/mcp (system key mcp_extension)"),
        ("mcpPromptTrigger", "an MCP client calls /runtime/webhooks/mcp (system key mcp_extension)"),
        (
            "EVENTGRIDTRIGGER",
            "Event Grid calls /runtime/webhooks/eventgrid?functionName=f (system key eventgrid_extension)",
        ),
    ],
)
def test_a_replica_answers_at_the_extensions_endpoint(trigger: str, reason: str) -> None:
    scaled = scaling(function(trigger), app())
    assert (scaled.need, scaled.reason) == (Need.HTTP, reason)
    assert (scaled.triggers, scaled.problems) == ((), ())
