"""How narrow the roles of triggers are: on what they name, where that is known."""

import pytest
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import AppSettings, Principal, Role, plan
from pulumi_keda_functions.scaling.triggers import scaling

from tests.unit.sample import app, function, project

SETTINGS: dict[str, str | None] = {
    "AzureWebJobsStorage__accountName": "contoso",
    "Bus__fullyQualifiedNamespace": "contoso.servicebus.windows.net",
    "Name": "known",
    "Secret": None,
}
QUEUE = "queueServices/default/queues"


def parts(trigger: str, properties: dict[str, Property], principal: Principal) -> list[str]:
    scaled = scaling(function(trigger, properties), app(SETTINGS))
    return [role.part for role in scaled.roles if role.principal is principal]


@pytest.mark.parametrize(
    ("trigger", "properties", "of_app", "of_keda"),
    [
        pytest.param(
            "queueTrigger",
            {"queueName": "Orders"},
            [""],
            [f"{QUEUE}/orders"],
            id="a queue; the app makes another one beside it, for what keeps failing",
        ),
        pytest.param("queueTrigger", {"queueName": "%Secret%"}, [""], [""], id="a queue whose name is not known yet"),
        pytest.param(
            "serviceBusTrigger",
            {"queueName": "%Name%", "connection": "Bus"},
            ["queues/known"],
            ["queues/known"],
            id="a Service Bus queue that a setting names",
        ),
        pytest.param(
            "serviceBusTrigger",
            {"topicName": "t", "subscriptionName": "s", "connection": "Bus"},
            ["topics/t/subscriptions/s"],
            ["topics/t/subscriptions/s"],
            id="a subscription",
        ),
        pytest.param(
            "serviceBusTrigger",
            {"topicName": "t", "subscriptionName": "%Secret%", "connection": "Bus"},
            [""],
            [""],
            id="a subscription whose name is not known yet",
        ),
        pytest.param(
            "eventHubTrigger",
            {"eventHubName": "h", "connection": "Bus"},
            ["eventhubs/h", ""],
            ["eventhubs/h", ""],
            id="a hub; the app makes the container of checkpoints that KEDA reads",
        ),
        pytest.param("timerTrigger", {"schedule": "0 0 3 * * *"}, [""], [], id="a timer: all of the host's storage"),
    ],
)
def test_parts(trigger: str, properties: dict[str, Property], of_app: list[str], of_keda: list[str]) -> None:
    assert parts(trigger, properties, Principal.APP) == of_app
    assert parts(trigger, properties, Principal.KEDA) == of_keda


def test_a_role_on_the_whole_covers_its_parts() -> None:
    known = function("queueTrigger", {"queueName": "orders"}, name="known")
    unknown = function("queueTrigger", {"queueName": "%Secret%"}, name="unknown")
    needed = plan(project(known, unknown), AppSettings.of(SETTINGS)).roles
    of_queues = [role for role in needed if "Queue" in role.name]
    assert of_queues == [
        Role("Storage Queue Data Contributor", "AzureWebJobsStorage", Principal.APP),
        Role("Storage Queue Data Reader", "AzureWebJobsStorage", Principal.KEDA),
    ]
