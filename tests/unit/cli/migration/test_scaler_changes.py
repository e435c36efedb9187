import pytest
from pulumi_keda_functions.cli.migration.changes import Change
from pulumi_keda_functions.cli.migration.migration import Migration
from pulumi_keda_functions.projects import Function

from tests.unit.cli.migration.deployed import deployed, taken_over
from tests.unit.sample import QUEUE, STORAGE, TIMER, function

OLD_TRIGGER = """\
  - type: azure-queue
    metadata:
      direction: in
      queueName: orders
      connectionFromEnv: AzureWebJobsStorage
"""
BUS = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=aHVudGVyMg=="
BUS_FUNCTION = function("serviceBusTrigger", {"queueName": "bills", "connection": "Bus"}, name="bill")


def scalers(migration: Migration) -> list[Change]:
    return [change for change in migration.changes if change.what.startswith("Scaler ")]


def written(text: str, *functions: Function, **settings: str) -> Migration:
    return taken_over(deployed({**STORAGE, **settings}, (OLD_TRIGGER, text)), *functions)


def test_a_queue_gets_its_own_target_and_a_sign_in_that_pods_do_not_see() -> None:
    assert scalers(taken_over(deployed(), QUEUE)) == [
        Change(
            "Scaler azure-queue orders",
            "queueLength 5 (KEDA's own), connectionFromEnv AzureWebJobsStorage",
            "queueLength 24, TriggerAuthentication orders-app-azurewebjobsstorage",
        )
    ]


def test_a_type_that_keda_does_not_have_stops_the_old_app() -> None:
    migration = written("  - type: timertrigger\n    metadata: {schedule: 0 0 3 * * *}\n", TIMER)
    assert scalers(migration) == [
        Change(
            "Scaler timertrigger",
            "refused",
            "nothing",
            "KEDA has no such scaler, and so refuses the whole ScaledObject",
        )
    ]
    (problem,) = migration.old_scalers
    assert problem.message.endswith("has no scaler 'timertrigger'")


def test_each_old_scaler_meets_the_one_that_looks_at_the_same() -> None:
    second = OLD_TRIGGER.replace("orders", "bills")
    bills = function("queueTrigger", {"queueName": "bills"}, name="bill")
    migration = written(second + OLD_TRIGGER, QUEUE, bills)
    assert [change.what for change in scalers(migration)] == ["Scaler azure-queue bills", "Scaler azure-queue orders"]
    assert not any("queueName" in change.after for change in scalers(migration))


def test_a_scaler_that_has_no_function_any_more_and_one_that_is_new() -> None:
    migration = written("  - type: rabbitmq\n    metadata: {queueName: orders, hostFromEnv: Rabbit}\n", QUEUE)
    assert [(change.what, change.why) for change in scalers(migration)] == [
        ("Scaler rabbitmq orders", "no function of the project is triggered by it"),
        ("Scaler azure-queue orders", "the old app did not scale on it"),
    ]


def test_keda_could_not_sign_in_for_a_connection_by_identity() -> None:
    trigger = "  - type: azure-servicebus\n    metadata: {queueName: bills, connectionFromEnv: Bus}\n"
    (change,) = scalers(written(trigger, BUS_FUNCTION, Bus__fullyQualifiedNamespace="contoso.servicebus.windows.net"))
    assert change.why == "the old pods have no variable Bus, so KEDA could not sign in"
    assert "namespace first_label of <Bus__fullyQualifiedNamespace>" in change.after


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param("{queueName: bills, connection: hunter2}", id="where KEDA takes it from a Secret, too"),
        pytest.param("{queueName: bills, password: hunter2}", id="where KEDA does not know it"),
        pytest.param("{queueName: bills, messageCount: 5, sasl: hunter2}", id="beside numbers"),
    ],
)
def test_what_may_be_a_secret_is_not_told(metadata: str) -> None:
    migration = written(f"  - type: azure-servicebus\n    metadata: {metadata}\n", BUS_FUNCTION, Bus=BUS)
    told = f"{migration.changes}{migration.old_scalers}{migration.problems}"
    assert "azure-servicebus bills" in told
    assert "hunter2" not in told
    assert "aHVudGVyMg" not in told
