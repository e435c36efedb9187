import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Binding, Json
from pulumi_keda_functions.scaling import AppSettings, ByIdentity, BySecrets, Need, Role, plan
from pulumi_keda_functions.scaling.durable import is_durable
from pulumi_keda_functions.scaling.durable_storage import hub_of_site, lower_case
from pulumi_keda_functions.scaling.model import Principal
from pulumi_keda_functions.scaling.triggers import scaling
from pulumi_keda_functions.values import Derived, Setting, Value, joined

from tests.unit.sample import HTTP, STORAGE, app, function, may_stop, messages, only_trigger, project

ORCHESTRATOR = function("orchestrationTrigger")


def host(**durable_task: Json) -> dict[str, Json]:
    return {"extensions": {"durableTask": {"hubName": "Orders", **durable_task}}}


def queues(content: dict[str, Json], settings: dict[str, str | None] | None = None) -> dict[Value, Value]:
    """The length that each queue is scaled by."""
    triggers = scaling(ORCHESTRATOR, app(settings, content)).triggers
    assert {trigger.type for trigger in triggers} == {"azure-queue"}
    return {trigger.metadata["queueName"]: trigger.metadata["queueLength"] for trigger in triggers}


@pytest.mark.parametrize("trigger", ["orchestrationTrigger", "activityTrigger", "entityTrigger", "ActivityTrigger"])
def test_a_hub_in_storage_is_scaled_by_its_queues(trigger: str) -> None:
    scaled = scaling(function(trigger), app(None, host()))
    assert scaled.need is Need.RESIDENT
    assert [each.metadata for each in scaled.triggers] == [
        {"queueName": f"orders-{queue}", "queueLength": "10"}
        for queue in ("workitems", "control-00", "control-01", "control-02", "control-03")
    ]
    by_host_storage = BySecrets({"connection": Setting("AzureWebJobsStorage")})
    assert [each.authentication for each in scaled.triggers] == [by_host_storage] * 5
    assert scaled.problems == ()


def test_the_reason_tells_the_numbers_and_why_a_replica_stays() -> None:
    numbers = (
        "durable task hub orders, 10 activities and 10 orchestrations per replica (maxConcurrentActivityFunctions 10 "
        "by default, maxConcurrentOrchestratorFunctions 10 by default), 4 partitions (partitionCount 4 by default)"
    )
    assert scaling(ORCHESTRATOR, app(None, host())).reason == (
        f"{numbers}; keeps one replica, since the first start makes the queues that KEDA reads"
    )
    stopping = scaling(ORCHESTRATOR, may_stop(app(None, host())))
    assert (stopping.need, stopping.reason) == (Need.EVENTS, numbers)


def test_numbers_of_host_json() -> None:
    content = host(
        maxConcurrentActivityFunctions=3,
        maxConcurrentOrchestratorFunctions=5,
        storageProvider={"type": "AzureStorage", "partitionCount": 2},
    )
    assert queues(content) == {"orders-workitems": "3", "orders-control-00": "5", "orders-control-01": "5"}


@pytest.mark.parametrize(
    ("content", "settings", "hub"),
    [
        pytest.param(host(hubName="%Hub%"), {"Hub": None}, Derived(lower_case, Setting("Hub")), id="by a setting"),
        pytest.param(
            {}, {"WEBSITE_SITE_NAME": None}, Derived(hub_of_site, Setting("WEBSITE_SITE_NAME")), id="by the site's name"
        ),
        pytest.param(
            host(),
            {"AzureFunctionsJobHost__extensions__durableTask__hubName": "Other"},
            "other",
            id="overridden by a setting",
        ),
        pytest.param({}, {}, "testhubname", id="by default"),
    ],
)
def test_the_hubs_name(content: dict[str, Json], settings: dict[str, str | None], hub: Value) -> None:
    assert next(iter(queues(content, {**STORAGE, **settings}))) == joined(hub, "-workitems")


@pytest.mark.parametrize(
    ("site", "hub"),
    [
        ("Contoso-Orders", "contosoorders"),
        ("2go", "t2go"),
        ("ab", "abhub"),
        ("-_-", "defaulttaskhub"),
        ("a" * 60, "a" * 45),
    ],
)
def test_a_hub_named_after_its_site(site: str, hub: str) -> None:
    assert hub_of_site(site) == hub


@pytest.mark.parametrize("name", ["connectionName", "connectionStringName"])
def test_a_hub_in_an_account_of_its_own(name: str) -> None:
    content = host(storageProvider={name: "Hub"})
    by_string = scaling(ORCHESTRATOR, app({"Hub": None}, content))
    assert by_string.triggers[0].authentication == BySecrets({"connection": Setting("Hub")})
    by_identity = scaling(ORCHESTRATOR, app({"Hub__accountName": "contoso"}, content))
    assert by_identity.triggers[0].authentication == ByIdentity()
    assert by_identity.triggers[4].metadata["accountName"] == Setting("Hub__accountName")
    assert by_identity.roles == (
        Role("Storage Queue Data Contributor", "Hub", Principal.APP),
        Role("Storage Queue Data Reader", "Hub", Principal.KEDA),
        Role("Storage Blob Data Contributor", "Hub", Principal.APP),
        Role("Storage Table Data Contributor", "Hub", Principal.APP),
    )


def test_functions_of_one_hub_share_its_triggers() -> None:
    functions = (ORCHESTRATOR, function("activityTrigger", name="pay"), function("entityTrigger", name="cart"))
    (group,) = plan(project(*functions, content=host()), AppSettings.of(dict(STORAGE))).groups
    assert [trigger.functions for trigger in group.triggers] == [("f", "pay", "cart")] * 5
    assert (group.min_replicas, group.max_replicas) == (1, 10)


def test_a_hub_in_sql_server_says_itself_how_many_replicas_it_wants() -> None:
    content = host(
        maxConcurrentActivityFunctions=3,
        storageProvider={"type": "mssql", "schemaName": "flow", "connectionStringName": "S"},
    )
    scaled = scaling(ORCHESTRATOR, app({"S": None}, content))
    trigger = only_trigger(scaled)
    assert (scaled.need, trigger.type) == (Need.RESIDENT, "mssql")
    assert trigger.metadata == {"query": "SELECT [flow].GetScaleRecommendation(1, 3)", "targetValue": "1"}
    assert trigger.authentication == BySecrets({"connectionString": Setting("S")})
    assert scaled.reason == (
        "durable task hub in SQL Server, schema flow, 3 activities and 1 orchestrations per replica "
        "(maxConcurrentActivityFunctions 3 in host.json, maxConcurrentOrchestratorFunctions 1 by default); "
        "keeps one replica, since the first start makes the schema that KEDA reads"
    )
    assert scaling(ORCHESTRATOR, may_stop(app({"S": None}, content))).need is Need.EVENTS


def test_defaults_of_a_hub_in_sql_server() -> None:
    scaled = scaling(ORCHESTRATOR, app({"SQLDB_Connection": None}, host(storageProvider={"type": "MSSQL"})))
    assert only_trigger(scaled).metadata["query"] == "SELECT [dt].GetScaleRecommendation(1, 1)"
    assert only_trigger(scaled).authentication == BySecrets({"connectionString": Setting("SQLDB_Connection")})


@pytest.mark.parametrize("provider", ["netherite", "azureManaged", "emulator"])
def test_other_providers_keep_a_replica(provider: str) -> None:
    configured = app({"DURABLE_TASK_SCHEDULER_CONNECTION_STRING": None}, host(storageProvider={"type": provider}))
    scaled = scaling(ORCHESTRATOR, configured)
    assert (scaled.need, scaled.triggers) == (Need.RESIDENT, ())
    assert scaled.reason == f"durable task hub at {provider}: no scaler, a replica stays"
    assert messages(scaled.problems) == [
        f"host.json: f: KEDA has no scaler for the durable storage provider {provider!r}: "
        "add a trigger of type cpu to its group, or use the provider azureStorage or mssql"
    ]
    assert scaled.problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("settings", "content", "severity", "expected"),
    [
        pytest.param(
            STORAGE,
            host(hubName="my-hub"),
            Severity.ERROR,
            "host.json: extensions.durableTask.hubName is 'my-hub', and no task hub can be called 'my-hub': "
            "use 3 to 45 letters and digits, a letter first",
            id="no name of a hub",
        ),
        pytest.param(
            STORAGE,
            host(hubName="%Hub%"),
            Severity.ERROR,
            "function_app.py:7: f: hubName is '%Hub%', and no setting is called Hub: add Hub to settings",
            id="a hub that no setting names",
        ),
        pytest.param(
            STORAGE,
            {},
            Severity.WARNING,
            "host.json: the durable task hub has no name, and so is TestHubName, as in any app that gives it none: "
            "give extensions.durableTask.hubName, so that another app at the same storage account does not share it",
            id="a hub by default",
        ),
        pytest.param(
            {},
            host(),
            Severity.ERROR,
            "function_app.py:7: f: the task hub's storage is 'AzureWebJobsStorage', and no setting provides it: "
            "add AzureWebJobsStorage to settings, or AzureWebJobsStorage__… for an identity",
            id="no storage",
        ),
        pytest.param(
            {},
            host(storageProvider={"type": "mssql"}),
            Severity.ERROR,
            "function_app.py:7: f: connectionStringName in host.json is 'SQLDB_Connection', and no setting is called "
            "so: add SQLDB_Connection to settings",
            id="no database",
        ),
    ],
)
def test_what_is_wrong(
    settings: dict[str, str | None], content: dict[str, Json], severity: Severity, expected: str
) -> None:
    scaled = scaling(ORCHESTRATOR, app(settings, content))
    assert messages(scaled.problems) == [expected]
    assert scaled.problems[0].severity is severity


def test_a_scheduler_needs_its_connection() -> None:
    scaled = scaling(ORCHESTRATOR, app({}, host(storageProvider={"type": "azureManaged"})))
    assert messages(scaled.problems[:1]) == [
        "function_app.py:7: f: connectionStringName in host.json is 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING', "
        "and no setting is called so: add DURABLE_TASK_SCHEDULER_CONNECTION_STRING to settings"
    ]


def test_a_starter_over_http_answers_http() -> None:
    starter = function("httpTrigger", name="start", bindings=(Binding("durableClient"),))
    assert is_durable(starter)
    assert not is_durable(HTTP)
    assert scaling(starter, app()).need is Need.HTTP
