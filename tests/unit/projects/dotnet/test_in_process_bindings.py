"""What the in-process SDK writes in other words than the isolated one."""

from collections.abc import Mapping

import pytest
from pulumi_keda_functions.projects.model import Property

from .conftest import IN_PROCESS, ReadCode, function, in_class


@pytest.mark.parametrize(
    ("attribute", "parameter", "properties"),
    [
        pytest.param(
            'HttpTrigger(AuthorizationLevel.Anonymous, "get")',
            "HttpRequest request",
            {"authLevel": "anonymous", "methods": ["get"]},
            id="enums begin with a small letter",
        ),
        pytest.param(
            'BlobTrigger("in/{n}", Source = BlobTriggerSource.EventGrid)',
            "Stream blob",
            {"path": "in/{n}", "source": "eventGrid"},
            id="… as properties, too",
        ),
        pytest.param(
            'EventHubTrigger("h", Connection = "C")',
            "EventData[] events",
            {"eventHubName": "h", "connection": "C", "cardinality": "many"},
            id="an array is a batch",
        ),
        pytest.param('EventHubTrigger("h")', "EventData single", {"eventHubName": "h"}, id="one event"),
        pytest.param('ServiceBusTrigger("q")', "byte[] body", {"queueName": "q"}, id="bytes are one message"),
        pytest.param(
            'ServiceBusTrigger("t", "s", AccessRights.Manage)',
            "string message",
            {"topicName": "t", "subscriptionName": "s", "accessRights": "manage"},
            id="rights of old",
        ),
        pytest.param(
            'ServiceBusTrigger("q", AccessRights.Listen)',
            "string message",
            {"queueName": "q", "accessRights": "listen"},
            id="… on a queue",
        ),
        pytest.param("SignalRTrigger", "InvocationContext context", {}, id="a hub's method tells itself"),
    ],
)
def test_an_in_process_trigger(
    read_code: ReadCode, attribute: str, parameter: str, properties: Mapping[str, Property]
) -> None:
    reading = read_code(in_class(function(attribute, parameter, attribute="FunctionName")), project=IN_PROCESS)
    assert reading.problems == ()
    assert reading.functions[0].trigger.properties == properties
