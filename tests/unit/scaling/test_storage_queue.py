import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import ByIdentity, BySecrets, KedaTrigger, Need
from pulumi_keda_functions.scaling.storage_queue import account_of_uri, messages_per_replica, scaling
from pulumi_keda_functions.values import Derived, Joined, Setting, Value

from tests.unit.sample import STORAGE, app, function, messages, only_trigger


def test_a_queue_scales_from_zero_by_its_length() -> None:
    scaled = scaling(function("queueTrigger", {"queueName": "orders"}), app())
    assert scaled.need is Need.EVENTS
    assert (
        scaled.reason
        == "storage queue orders, 24 messages per replica (batchSize 16 by default + newBatchThreshold 8 by default)"
    )
    assert only_trigger(scaled) == KedaTrigger(
        "azure-queue",
        {"queueName": "orders", "queueLength": "24"},
        BySecrets({"connection": Setting("AzureWebJobsStorage")}),
    )
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Orders", "orders", id="the host lower-cases names"),
        pytest.param("%Queue%", Setting("QUEUE"), id="a setting, in its own spelling"),
        pytest.param("p-%Queue%-s", Joined(("p-", Setting("QUEUE"), "-s")), id="a setting inside a name"),
        pytest.param(Setting("Q", "orders"), Setting("Q", "orders"), id="from the environment"),
    ],
)
def test_queue_name(written: Property, expected: Value) -> None:
    scaled = scaling(function("queueTrigger", {"queueName": written}), app({**STORAGE, "QUEUE": "q-1"}))
    assert only_trigger(scaled).metadata["queueName"] == expected
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("queues", "expected"),
    [
        pytest.param({}, 24, id="sixteen, and half of it while they last"),
        pytest.param({"batchSize": 8}, 12, id="half of a smaller batch"),
        pytest.param({"batchSize": 1}, 1, id="one at a time"),
        pytest.param({"batchSize": 8, "newBatchThreshold": 0}, 8, id="no next batch before the first is done"),
    ],
)
def test_messages_per_replica(queues: dict[str, Json], expected: int) -> None:
    assert messages_per_replica(app({}, {"extensions": {"queues": queues}})).value == expected


@pytest.mark.parametrize(
    ("settings", "account"),
    [
        pytest.param({"AzureWebJobsStorage__accountName": "c"}, Setting("AzureWebJobsStorage__accountName"), id="name"),
        pytest.param(
            {"AzureWebJobsStorage__queueServiceUri": "u"},
            Derived(account_of_uri, Setting("AzureWebJobsStorage__queueServiceUri")),
            id="by address",
        ),
    ],
)
def test_an_identity_needs_the_account(settings: dict[str, str | None], account: Value) -> None:
    scaled = scaling(
        function("queueTrigger", {"queueName": "orders"}), app({**settings, "AzureWebJobsStorage__clientId": None})
    )
    assert only_trigger(scaled).metadata["accountName"] == account
    assert only_trigger(scaled).authentication == ByIdentity(client_id=Setting("AzureWebJobsStorage__clientId"))


def test_account_of_uri() -> None:
    assert account_of_uri("https://contoso.queue.core.windows.net/") == "contoso"


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {},
            {},
            [
                "function_app.py:7: f: queueTrigger has no queueName: give queueName",
                "function_app.py:7: f: connection is 'AzureWebJobsStorage', and no setting provides it: "
                "add AzureWebJobsStorage to settings, or AzureWebJobsStorage__… for an identity",
            ],
            id="both at once",
        ),
        pytest.param(
            {"queueName": "%Queue%"},
            {**STORAGE},
            ["function_app.py:7: f: queueName is '%Queue%', and no setting is called Queue: add Queue to settings"],
            id="an unresolved setting",
        ),
        pytest.param(
            {"queueName": "%Queue%"},
            {**STORAGE, "Queu": "orders"},
            [
                "function_app.py:7: f: queueName is '%Queue%', and no setting is called Queue: "
                "did you mean Queu? Or add Queue to settings"
            ],
            id="a misspelt setting",
        ),
        pytest.param(
            {"queueName": "%Queue%"},
            {**STORAGE, "Queue": "Orders_1"},
            [
                "function_app.py:7: f: no storage queue can be called what <Queue> gives: "
                "use 3 to 63 lower-case letters, digits and single dashes"
            ],
            id="a name that Azure refuses",
        ),
        pytest.param(
            {"queueName": "Orders_Q"},
            STORAGE,
            [
                "function_app.py:7: f: no storage queue can be called 'Orders_Q': "
                "use 3 to 63 lower-case letters, digits and single dashes"
            ],
            id="a name as it is written",
        ),
        pytest.param(
            {"queueName": "orders", "connection": "Shop"},
            {"Shop": "garbage"},
            [
                "settings['Shop']: is no connection string of a storage account: it has no AccountName and AccountKey: "
                "give it as the Azure portal shows it: DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…"
            ],
            id="a connection that is none",
        ),
        pytest.param(
            {"queueName": "orders"},
            {"AzureWebJobsStorage__credential": "managedidentity"},
            [
                "function_app.py:7: f: connection AzureWebJobsStorage is identity-based and has no address: add "
                "AzureWebJobsStorage__accountName or AzureWebJobsStorage__queueServiceUri or "
                "AzureWebJobsStorage__serviceUri to settings"
            ],
            id="an identity without an account",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], settings: dict[str, str | None], expected: list[str]) -> None:
    assert messages(scaling(function("queueTrigger", properties), app(settings)).problems) == expected
