import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import ByIdentity, BySecrets, KedaTrigger, Need, Role
from pulumi_keda_functions.scaling.clouds import cloud_of
from pulumi_keda_functions.scaling.event_hubs import (
    connection_to_hub,
    events_per_replica,
    lower_case,
    namespace_of,
    scaling,
)
from pulumi_keda_functions.scaling.model import Principal
from pulumi_keda_functions.scaling.storage_queue import account_of_uri
from pulumi_keda_functions.values import Derived, Joined, Setting, Value, resolve

from tests.unit.sample import app, function, messages, only_trigger

NAMESPACE = "Endpoint=sb://Contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0PQ=="
SECRETS: dict[str, str | None] = {"Hub": None, "AzureWebJobsStorage": None}
IDENTITIES: dict[str, str | None] = {
    "Hub__fullyQualifiedNamespace": "Contoso.servicebus.windows.net",
    "Hub__clientId": None,
    "AzureWebJobsStorage__accountName": None,
}
ORDERS: dict[str, Property] = {"eventHubName": "Orders", "connection": "Hub"}
CHECKPOINTS: dict[str, Value] = {"blobContainer": "azure-webjobs-eventhub", "checkpointStrategy": "blobMetadata"}


def test_a_hub_scales_from_zero_by_its_events() -> None:
    scaled = scaling(function("eventHubTrigger", ORDERS), app(SECRETS))
    assert scaled.need is Need.EVENTS
    assert (
        scaled.reason
        == "Event Hub Orders, consumer group $Default, 100 events per replica (maxEventBatchSize 100 by default)"
    )
    assert only_trigger(scaled) == KedaTrigger(
        "azure-eventhub",
        {"consumerGroup": "$Default", "unprocessedEventThreshold": "100"} | CHECKPOINTS,
        BySecrets(
            {
                "connection": Derived(connection_to_hub, Joined((Setting("Hub"), ";EntityPath=Orders"))),
                "storageConnection": Setting("AzureWebJobsStorage"),
            },
            about="orders",
        ),
    )
    assert scaled.problems == ()
    assert scaled.roles == ()


def test_the_host_checkpoints_in_its_own_account_whatever_the_hub_is() -> None:
    scaled = scaling(
        function("eventHubTrigger", ORDERS), app({**SECRETS, "ConnectionStrings__AzureWebJobsStorage": None})
    )
    authentication = only_trigger(scaled).authentication
    assert isinstance(authentication, BySecrets)
    assert authentication.secrets["storageConnection"] == Setting("ConnectionStrings__AzureWebJobsStorage")


@pytest.mark.parametrize(
    ("properties", "settings", "group", "hub"),
    [
        pytest.param({"consumerGroup": "Billing"}, {}, "Billing", "orders", id="a group of one's own"),
        pytest.param({"consumerGroup": "%Group%"}, {"GROUP": "g"}, Setting("GROUP"), "orders", id="from a setting"),
        pytest.param({"eventHubName": "%Name%"}, {"Name": "Other"}, "$Default", "other", id="a hub from a setting"),
        pytest.param({"eventHubName": None, "path": "old"}, {}, "$Default", "old", id="the name's old name"),
    ],
)
def test_names(properties: dict[str, Property], settings: dict[str, str], group: Value, hub: str) -> None:
    scaled = scaling(function("eventHubTrigger", ORDERS | properties), app({**SECRETS, **settings}))
    authentication = only_trigger(scaled).authentication
    assert isinstance(authentication, BySecrets)
    assert only_trigger(scaled).metadata["consumerGroup"] == group
    known = {"Hub": NAMESPACE, **settings}
    assert resolve(authentication.secrets["connection"], known).endswith(f";EntityPath={hub}")
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{NAMESPACE};EntityPath=Orders",
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0PQ==;"
            "EntityPath=orders",
            id="host and hub in lower case, the key as it is",
        ),
        pytest.param(
            f"{NAMESPACE};EntityPath=own;EntityPath=Orders",
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0PQ==;"
            "EntityPath=own",
            id="the connection string's own hub wins",
        ),
        pytest.param(
            " endpoint = sb://c ; ; entitypath= ; EntityPath=hub ",
            "endpoint=sb://c;EntityPath=hub",
            id="empty parts and blanks do not count",
        ),
    ],
)
def test_connection_to_hub(text: str, expected: str) -> None:
    assert connection_to_hub(text) == expected


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param(
            "HostName=c.azure-devices.net;SharedAccessKey=secret;EntityPath=h", "no Endpoint$", id="an IoT Hub"
        ),
        pytest.param(f"{NAMESPACE};EntityPath=", "no EntityPath$", id="a namespace, and no hub"),
        pytest.param("", "no Endpoint and no EntityPath$", id="nothing"),
    ],
)
def test_what_is_no_connection_to_a_hub_is_told_without_the_secret(text: str, missing: str) -> None:
    with pytest.raises(ValueError, match=missing) as raised:
        connection_to_hub(text)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("bundle", "host", "expected"),
    [
        pytest.param("[4.*, 5.0.0)", {}, "maxEventBatchSize 100 by default", id="bundle 4 brings extension 6"),
        pytest.param("[3.*, 4.0.0)", {}, "maxEventBatchSize 10 by default", id="bundle 3 brings extension 5"),
        pytest.param("[2.*, 3.0.0)", {}, "maxBatchSize 10 by default", id="bundle 2 brings extension 4"),
        pytest.param("[4.*, 5.0.0)", {"maxEventBatchSize": 50}, "maxEventBatchSize 50 in host.json", id="its batch"),
        pytest.param(
            "[4.*, 5.0.0)",
            {"maxEventBatchSize": 50, "targetUnprocessedEventThreshold": 75},
            "targetUnprocessedEventThreshold 75 in host.json",
            id="what it shall be scaled by wins",
        ),
        pytest.param(
            "[2.*, 3.0.0)",
            {"maxEventBatchSize": 50, "eventProcessorOptions": {"maxBatchSize": 64}},
            "maxBatchSize 64 in host.json",
            id="extension 4 knows another name",
        ),
    ],
)
def test_events_per_replica(bundle: str, host: dict[str, Json], expected: str) -> None:
    content: dict[str, Json] = {"extensionBundle": {"version": bundle}, "extensions": {"eventHubs": host}}
    assert events_per_replica(app(SECRETS, content)).origin == expected


def test_extension_4_keeps_checkpoints_elsewhere() -> None:
    old: dict[str, Json] = {"extensionBundle": {"version": "[2.*, 3.0.0)"}}
    metadata = only_trigger(scaling(function("eventHubTrigger", ORDERS), app(SECRETS, old))).metadata
    assert metadata["checkpointStrategy"] == "azureFunction"
    assert "blobContainer" not in metadata


def test_an_identity_needs_namespace_hub_and_account() -> None:
    scaled = scaling(function("eventHubTrigger", ORDERS), app(IDENTITIES))
    metadata: dict[str, Value] = {
        "consumerGroup": "$Default",
        "unprocessedEventThreshold": "100",
        "eventHubName": "orders",
        "eventHubNamespace": Derived(namespace_of, Setting("Hub__fullyQualifiedNamespace")),
        "storageAccountName": Setting("AzureWebJobsStorage__accountName"),
        **CHECKPOINTS,
    }
    assert only_trigger(scaled) == KedaTrigger("azure-eventhub", metadata, ByIdentity(Setting("Hub__clientId")))
    assert scaled.problems == ()
    assert scaled.roles == (
        Role("Azure Event Hubs Data Receiver", "Hub", Principal.APP, "eventhubs/Orders"),
        Role("Azure Event Hubs Data Receiver", "Hub", Principal.KEDA, "eventhubs/Orders"),
        Role("Storage Blob Data Owner", "AzureWebJobsStorage", Principal.APP),
        Role("Storage Blob Data Reader", "AzureWebJobsStorage", Principal.KEDA),
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(
            {"AzureWebJobsStorage__blobServiceUri": None},
            {"storageAccountName": Derived(account_of_uri, Setting("AzureWebJobsStorage__blobServiceUri"))},
            id="the account by address",
        ),
        pytest.param(
            {"AzureWebJobsStorage__accountName": None, "Name": None},
            {"eventHubName": Derived(lower_case, Setting("Name"))},
            id="a hub that is known at up",
        ),
        pytest.param(
            {"AzureWebJobsStorage__accountName": None, "Hub__fullyQualifiedNamespace": "c.servicebus.chinacloudapi.cn"},
            {"cloud": "AzureChinaCloud"},
            id="another cloud",
        ),
        pytest.param(
            {"AzureWebJobsStorage__accountName": None, "Hub__fullyQualifiedNamespace": None},
            {"cloud": Derived(cloud_of, Setting("Hub__fullyQualifiedNamespace"))},
            id="a cloud that is known at up",
        ),
    ],
)
def test_what_an_identity_is_told(settings: dict[str, str | None], expected: dict[str, Value]) -> None:
    given: dict[str, str | None] = {"Hub__fullyQualifiedNamespace": "c.servicebus.windows.net", **settings}
    properties: dict[str, Property] = {**ORDERS, "eventHubName": "%Name%" if "Name" in settings else "orders"}
    metadata = only_trigger(scaling(function("eventHubTrigger", properties), app(given))).metadata
    assert expected.items() <= metadata.items()


@pytest.mark.parametrize(
    ("settings", "identity", "secret"),
    [
        pytest.param(
            {"Hub__fullyQualifiedNamespace": "c", "AzureWebJobsStorage": None},
            "Hub",
            "AzureWebJobsStorage",
            id="the hub",
        ),
        pytest.param(
            {"Hub": None, "AzureWebJobsStorage__accountName": "c"}, "AzureWebJobsStorage", "Hub", id="the storage"
        ),
    ],
)
def test_one_connection_alone_by_identity_is_beyond_keda(
    settings: dict[str, str | None], identity: str, secret: str
) -> None:
    scaled = scaling(function("eventHubTrigger", ORDERS), app(settings))
    assert scaled.need is Need.RESIDENT
    assert scaled.triggers == ()
    assert messages(scaled.problems) == [
        "function_app.py:7: f: KEDA cannot scale on Event Hub Orders: "
        f"connection {identity} is identity-based, {secret} is a connection string, "
        "and KEDA's scaler takes both in one way: "
        f"replace {secret} by {secret}__… for an identity, or {identity}__… by {identity}"
    ]
    assert {(role.connection, role.principal) for role in scaled.roles} == {(identity, Principal.APP)}


@pytest.mark.parametrize(
    ("properties", "settings", "expected"),
    [
        pytest.param(
            {"eventHubName": "orders"},
            SECRETS,
            ["function_app.py:7: f: eventHubTrigger has no connection: give connection"],
            id="no connection named",
        ),
        pytest.param(
            {"eventHubName": "%Name%", "connection": "Hub", "consumerGroup": "%Group%"},
            {},
            [
                "function_app.py:7: f: eventHubName is '%Name%', and no setting is called Name: add Name to settings",
                "function_app.py:7: f: consumerGroup is '%Group%', and no setting is called Group: "
                "add Group to settings",
                "function_app.py:7: f: connection is 'Hub', and no setting provides it: "
                "add Hub to settings, or Hub__… for an identity",
                "function_app.py:7: f: the host's storage is 'AzureWebJobsStorage', and no setting provides it: "
                "add AzureWebJobsStorage to settings, or AzureWebJobsStorage__… for an identity",
            ],
            id="everything at once",
        ),
        pytest.param(
            {"connection": "Hub"},
            {"Hub": NAMESPACE, "AzureWebJobsStorage": "x"},
            [
                "function_app.py:7: f: Hub is no connection string of an Event Hub: it has no EntityPath: give the "
                "connection string of the hub or its namespace, for an IoT Hub its Event Hub-compatible endpoint"
            ],
            id="a namespace without a hub",
        ),
        pytest.param(
            {"connection": "Hub"},
            {"Hub": f"{NAMESPACE};EntityPath=h", "AzureWebJobsStorage": "x"},
            [],
            id="a hub that the connection string alone names",
        ),
        pytest.param({"connection": "Hub"}, SECRETS, [], id="a connection string that is known at up"),
        pytest.param(
            {"connection": "Hub"},
            {"Hub__credential": "x", "AzureWebJobsStorage__credential": "x"},
            [
                "function_app.py:7: f: eventHubTrigger has no eventHubName: give eventHubName",
                "function_app.py:7: f: connection Hub is identity-based and has no address: "
                "add Hub__fullyQualifiedNamespace to settings",
                "function_app.py:7: f: connection AzureWebJobsStorage is identity-based and has no address: add "
                "AzureWebJobsStorage__accountName or AzureWebJobsStorage__blobServiceUri or "
                "AzureWebJobsStorage__serviceUri to settings",
            ],
            id="identities without addresses",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], settings: dict[str, str | None], expected: list[str]) -> None:
    assert messages(scaling(function("eventHubTrigger", properties), app(settings)).problems) == expected


def test_two_functions_on_one_hub_are_measured_by_one_trigger() -> None:
    first, second = (scaling(function("eventHubTrigger", ORDERS, name=name), app(SECRETS)) for name in ("a", "b"))
    assert only_trigger(first) == only_trigger(second)
