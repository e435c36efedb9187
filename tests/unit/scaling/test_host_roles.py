import pytest
from pulumi_keda_functions.projects import Binding, Property
from pulumi_keda_functions.scaling.host_roles import host_roles
from pulumi_keda_functions.scaling.model import Principal

from tests.unit.sample import app, function

BY_IDENTITY: dict[str, str | None] = {
    "Data__accountName": "contoso",
    "Data__fullyQualifiedNamespace": "contoso.servicebus.windows.net",
    "Data__accountEndpoint": "https://contoso.documents.azure.com",
    "Keyed": "AccountName=contoso;AccountKey=x",
}


def roles(binding: Binding, settings: dict[str, str | None]) -> list[str]:
    found = list(host_roles([function("httpTrigger", bindings=(binding,))], app(settings)))
    assert {role.principal for role in found} <= {Principal.APP}
    return [f"{role.name} on {role.connection}" for role in found]


@pytest.mark.parametrize(
    ("kind", "properties", "expected"),
    [
        pytest.param("blob", {"connection": "Data"}, ["Storage Blob Data Owner on Data"], id="a blob"),
        pytest.param("queue", {"connection": "Data"}, ["Storage Queue Data Contributor on Data"], id="a queue"),
        pytest.param("table", {"connection": "%Which%"}, ["Storage Table Data Contributor on Data"], id="a table"),
        pytest.param("serviceBus", {"connection": "Data"}, ["Azure Service Bus Data Sender on Data"], id="a topic"),
        pytest.param("eventHub", {"connection": "Data"}, ["Azure Event Hubs Data Sender on Data"], id="an event hub"),
        pytest.param(
            "cosmosDB",
            {"connectionStringSetting": "Data"},
            ["Cosmos DB Built-in Data Contributor on Data"],
            id="documents, by the property's old name",
        ),
        pytest.param("queue", {"connection": "Keyed"}, [], id="a connection string needs no role"),
        pytest.param("eventHub", {}, [], id="a connection that is not named"),
        pytest.param("http", {}, [], id="a binding without a connection"),
    ],
)
def test_what_bindings_beside_the_trigger_need(kind: str, properties: dict[str, Property], expected: list[str]) -> None:
    assert roles(Binding(kind, properties), {**BY_IDENTITY, "Which": "Data"}) == expected


@pytest.mark.parametrize(
    ("kind", "properties", "expected"),
    [
        pytest.param("queue", {"queueName": "q"}, "", id="a storage queue, which the binding makes"),
        pytest.param("blob", {"path": "out/{id}.json"}, "", id="a container, which the binding makes"),
        pytest.param("serviceBus", {"queueName": "%Which%-in"}, "queues/Data-in", id="a name that a setting gives"),
        pytest.param("serviceBus", {"queueName": "%Secret%"}, "", id="a name that is not known yet"),
        pytest.param("serviceBus", {"queueName": "{region}-in"}, "", id="a name that each message gives"),
        pytest.param("serviceBus", {"queueName": "q"}, "queues/q", id="a Service Bus queue"),
        pytest.param("serviceBus", {"topicName": "t"}, "topics/t", id="a topic"),
        pytest.param("eventHub", {"eventHubName": "h"}, "eventhubs/h", id="a hub"),
        pytest.param("eventHub", {"path": "h"}, "eventhubs/h", id="a hub, by the property's old name"),
        pytest.param("cosmosDB", {"containerName": "c"}, "", id="documents, whose accounts are asked for more"),
    ],
)
def test_a_binding_needs_no_more_than_what_it_names(kind: str, properties: dict[str, Property], expected: str) -> None:
    binding = Binding(kind, {"connection": "Data", **properties})
    configured = app({**BY_IDENTITY, "Which": "Data", "Secret": None})
    (role,) = host_roles([function("httpTrigger", bindings=(binding,))], configured)
    assert role.part == expected


def test_what_the_host_needs_of_its_own_storage() -> None:
    assert roles(Binding("queue"), {"AzureWebJobsStorage__accountName": "contoso"}) == [
        "Storage Blob Data Owner on AzureWebJobsStorage",
        "Storage Table Data Contributor on AzureWebJobsStorage",
        "Storage Queue Data Contributor on AzureWebJobsStorage",
    ]
