from dataclasses import replace

import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import ByIdentity, BySecrets, Need, Role
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.blob import blobs_per_replica, scaling
from pulumi_keda_functions.scaling.model import Principal
from pulumi_keda_functions.values import Setting

from tests.unit.sample import app, function, messages, only_trigger

PATH: dict[str, Property] = {"path": "uploads/{name}"}


def named(configured: App) -> App:
    return replace(configured, options=replace(configured.options, host_id="contoso1"))


@pytest.mark.parametrize(
    ("source", "need", "how"),
    [
        pytest.param({}, Need.RESIDENT, "a replica stays to scan for it", id="scans"),
        pytest.param(
            {"source": "LogsAndContainerScan"}, Need.RESIDENT, "a replica stays to scan for it", id="scans, said so"
        ),
        pytest.param(
            {"source": "EventGrid"},
            Need.HTTP,
            "Event Grid calls /runtime/webhooks/blobs?functionName=Host.Functions.f (system key blobs_extension)",
            id="Event Grid",
        ),
        pytest.param(
            {"source": "EVENT_GRID"},
            Need.HTTP,
            "Event Grid calls /runtime/webhooks/blobs?functionName=Host.Functions.f (system key blobs_extension)",
            id="Event Grid by another spelling",
        ),
    ],
)
def test_replicas_come_by_the_blobs_that_were_found(source: dict[str, Property], need: Need, how: str) -> None:
    scaled = scaling(function("blobTrigger", PATH | source), named(app()))
    assert scaled.need is need
    assert scaled.reason == (
        f"blob uploads/{{name}}: {how}; 8 found blobs per replica (maxDegreeOfParallelism 8 by default)"
    )
    trigger = only_trigger(scaled)
    assert trigger.type == "azure-queue"
    assert trigger.metadata == {"queueName": "azure-webjobs-blobtrigger-contoso1", "queueLength": "8"}
    assert trigger.authentication == BySecrets({"connection": Setting("AzureWebJobsStorage")})
    assert scaled.problems == ()


def test_the_queue_is_in_the_hosts_own_account() -> None:
    configured = named(app({"AzureWebJobsStorage__accountName": "contoso", "Uploads": None}))
    scaled = scaling(function("blobTrigger", {**PATH, "connection": "Uploads"}), configured)
    assert only_trigger(scaled).authentication == ByIdentity()
    assert only_trigger(scaled).metadata["accountName"] == Setting("AzureWebJobsStorage__accountName")
    assert scaled.problems == ()
    assert scaled.roles == (
        Role("Storage Queue Data Contributor", "AzureWebJobsStorage", Principal.APP),
        Role("Storage Queue Data Reader", "AzureWebJobsStorage", Principal.KEDA),
    )


def test_roles_at_the_blobs_are_the_apps_alone() -> None:
    scaled = scaling(function("blobTrigger", PATH), named(app({"AzureWebJobsStorage__accountName": "contoso"})))
    assert scaled.roles == (
        Role("Storage Blob Data Owner", "AzureWebJobsStorage", Principal.APP),
        Role("Storage Queue Data Contributor", "AzureWebJobsStorage", Principal.APP),
        Role("Storage Queue Data Reader", "AzureWebJobsStorage", Principal.KEDA),
    )


def test_a_host_id_of_the_users_own() -> None:
    configured = app({"AzureWebJobsStorage": None, "AzureFunctionsWebHost__hostid": "mine"})
    queue = only_trigger(scaling(function("blobTrigger", PATH), configured)).metadata["queueName"]
    assert configured.plain_text(queue) == "azure-webjobs-blobtrigger-mine"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param({"extensions": {"blobs": {"maxDegreeOfParallelism": 3}}}, 3, id="host.json"),
        pytest.param({"extensionBundle": {"version": "[2.*, 3.0.0)"}}, 24, id="before bundle 3 as any queue"),
    ],
)
def test_blobs_per_replica(content: dict[str, Json], expected: int) -> None:
    assert blobs_per_replica(app(None, content)).value == expected


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param({}, None, ["function_app.py:7: f: blobTrigger has no path: give path"], id="no path"),
        pytest.param(
            PATH,
            {},
            [
                "function_app.py:7: f: the host's storage is 'AzureWebJobsStorage', and no setting provides it: "
                "add AzureWebJobsStorage to settings, or AzureWebJobsStorage__… for an identity",
            ],
            id="no storage",
        ),
        pytest.param(
            {**PATH, "connection": "Uploads"},
            {"Uploads": None, "AzureWebJobsStorage__credential": "x"},
            [
                "function_app.py:7: f: connection AzureWebJobsStorage is identity-based and has no address: "
                "add AzureWebJobsStorage__accountName or AzureWebJobsStorage__queueServiceUri "
                "or AzureWebJobsStorage__serviceUri to settings"
            ],
            id="a host's storage without an address",
        ),
    ],
)
def test_what_is_wrong(
    properties: dict[str, Property], settings: dict[str, str | None] | None, expected: list[str]
) -> None:
    assert messages(scaling(function("blobTrigger", properties), app(settings)).problems) == expected
