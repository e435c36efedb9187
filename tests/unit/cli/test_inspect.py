import json
from pathlib import Path

import pytest

from tests.unit.cli.commands import ACCOUNT, BUS, SETTINGS, run

GIVEN = [word for setting in SETTINGS for word in ("--set", setting)]


def inspected(*arguments: str) -> dict[str, list[dict[str, object]]]:
    answer: dict[str, list[dict[str, object]]] = json.loads(run("inspect", *arguments, "--format", "json").stdout)
    return answer


@pytest.mark.usefixtures("orders")
def test_the_whole_answer_as_json() -> None:
    result = run("inspect", "orders", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "project": {"root": "orders", "worker": "python", "model": "python-v2"},
        "functions": [
            {
                "name": "show",
                "file": "function_app.py",
                "line": 9,
                "disabled": False,
                "conditional": None,
                "trigger": {"type": "httpTrigger", "settings": {"route": "orders/{id}", "authLevel": "ANONYMOUS"}},
            },
            {
                "name": "process",
                "file": "function_app.py",
                "line": 14,
                "disabled": False,
                "conditional": None,
                "trigger": {
                    "type": "queueTrigger",
                    "settings": {"queueName": "orders", "connection": "AzureWebJobsStorage"},
                },
            },
            {
                "name": "ship",
                "file": "function_app.py",
                "line": 19,
                "disabled": False,
                "conditional": None,
                "trigger": {
                    "type": "serviceBusTrigger",
                    "settings": {"queueName": "p-%Environment%", "connection": "Shop"},
                },
            },
            {
                "name": "nightly",
                "file": "function_app.py",
                "line": 26,
                "disabled": False,
                "conditional": 'os.getenv("REPORTS")',
                "trigger": {"type": "timerTrigger", "settings": {"schedule": "0 0 3 * * *"}},
            },
        ],
        "groups": [
            {
                "name": "http",
                "functions": ["show"],
                "minReplicas": 1,
                "maxReplicas": 1,
                "reasons": ["show: answers HTTP on /api/orders/{id}"],
                "triggers": [],
            },
            {
                "name": "events",
                "functions": ["process", "ship"],
                "minReplicas": 0,
                "maxReplicas": 10,
                "reasons": [
                    "process: storage queue orders, 24 messages per replica"
                    " (batchSize 16 by default + newBatchThreshold 8 by default)",
                    "ship: Service Bus p-<Environment>, 16 messages per replica (maxConcurrentCalls 16 by default)",
                ],
                "triggers": [
                    {
                        "type": "azure-queue",
                        "functions": ["process"],
                        "metadata": {"queueName": "orders", "queueLength": "24"},
                        "authentication": {"secretTargetRef": {"connection": {"setting": "AzureWebJobsStorage"}}},
                    },
                    {
                        "type": "azure-servicebus",
                        "functions": ["ship"],
                        "metadata": {
                            "queueName": {"parts": ["p-", {"setting": "Environment"}]},
                            "messageCount": "16",
                        },
                        "authentication": {"secretTargetRef": {"connection": {"setting": "Shop"}}},
                    },
                ],
            },
            {
                "name": "resident",
                "functions": ["nightly"],
                "minReplicas": 1,
                "maxReplicas": 1,
                "reasons": ["nightly: timer 0 0 3 * * *"],
                "triggers": [],
            },
        ],
        "problems": [],
        "roles": [],
        "federatedSubjects": [],
    }


@pytest.mark.usefixtures("orders")
def test_keys_come_in_the_order_of_the_documentation() -> None:
    answer = inspected("orders")
    assert list(answer) == ["project", "functions", "groups", "problems", "roles", "federatedSubjects"]
    assert list(answer["functions"][0]) == ["name", "file", "line", "disabled", "conditional", "trigger"]
    assert list(answer["groups"][0]) == ["name", "functions", "minReplicas", "maxReplicas", "reasons", "triggers"]


@pytest.mark.usefixtures("orders")
def test_what_hangs_on_given_settings_is_shown_resolved_and_connections_are_not() -> None:
    triggers = inspected("orders", *GIVEN)["groups"][1]["triggers"]
    assert isinstance(triggers, list)
    assert triggers[1]["metadata"] == {"queueName": "p-test", "messageCount": "16"}
    assert triggers[1]["authentication"] == {"secretTargetRef": {"connection": {"setting": "Shop"}}}


@pytest.mark.usefixtures("orders")
def test_what_hangs_on_a_setting_that_is_missing_stays_shown_so_and_is_a_warning() -> None:
    answer = inspected("orders", "--set", f"AzureWebJobsStorage={ACCOUNT}", "--set", f"Shop={BUS}")
    triggers = answer["groups"][1]["triggers"]
    assert isinstance(triggers, list)
    assert triggers[1]["metadata"]["queueName"] == {"parts": ["p-", {"setting": "Environment"}]}
    assert answer["problems"] == [
        {
            "severity": "warning",
            "where": "function_app.py:19",
            "message": "ship: queueName is 'p-%Environment%', and no setting is called Environment",
            "remedy": "add Environment to settings",
        }
    ]


def test_identities_appear_by_the_settings_that_describe_them(orders: Path) -> None:
    settings = ("Shop__fullyQualifiedNamespace=contoso.servicebus.windows.net", "Shop__clientId=7")
    answer = inspected(str(orders), *(word for setting in settings for word in ("--set", setting)))
    triggers = answer["groups"][1]["triggers"]
    assert isinstance(triggers, list)
    assert triggers[1]["metadata"]["namespace"] == "contoso"
    assert triggers[1]["authentication"] == {
        "podIdentity": "azure-workload",
        "identityId": {"setting": "Shop__clientId"},
    }


def test_a_connection_is_never_shown_even_where_it_is_used_as_a_name(orders: Path) -> None:
    code = (orders / "function_app.py").read_text().replace("%Environment%", "%Shop%")
    (orders / "function_app.py").write_text(code)
    for form in ("json", "table"):
        result = run("inspect", "orders", *GIVEN, "--format", form)
        assert "aHVudGVyMg" not in result.output
        assert "c2VjcmV0" not in result.output


@pytest.mark.usefixtures("orders")
def test_a_function_that_a_setting_disables_is_marked() -> None:
    setting = ("--set", "AzureWebJobs.show.Disabled=true")
    assert [function["disabled"] for function in inspected("orders", *GIVEN, *setting)["functions"]] == [
        True,
        False,
        False,
        False,
    ]
    assert "disabled" in run("inspect", "orders", *GIVEN, *setting).stdout


@pytest.mark.usefixtures("orders")
def test_settings_unfit_for_a_cluster_are_warnings() -> None:
    result = run("inspect", "orders", *GIVEN, "--set", "AzureWebJobsStorage=UseDevelopmentStorage=true")
    assert result.exit_code == 0
    assert "warning  --set: settings['AzureWebJobsStorage']" in result.stdout


def test_problems_of_the_project_stay_errors_with_and_without_settings(orders: Path) -> None:
    (orders / "host.json").write_text('{"version": "2.0",\n"extensions": {"queues": {"batchSize": 99}}}')
    for settings in ([], GIVEN):
        result = run("inspect", "orders", *settings, "--format", "json")
        assert result.exit_code == 1
        assert [problem["severity"] for problem in json.loads(result.stdout)["problems"]] == ["error"]


def test_a_missing_folder_is_answered_in_json_too() -> None:
    result = run("inspect", "nowhere", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "project": {"root": "nowhere", "worker": None, "model": None},
        "functions": [],
        "groups": [],
        "problems": [
            {
                "severity": "error",
                "where": "project nowhere",
                "message": "there is no such folder",
                "remedy": "name the folder that holds host.json",
            }
        ],
        "roles": [],
        "federatedSubjects": [],
    }


def test_a_folder_that_cannot_be_read_is_answered_in_json_too() -> None:
    result = run("inspect", "x" * 300, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"][0]["message"] == "it cannot be read: File name too long"


@pytest.mark.usefixtures("orders")
def test_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run("inspect", "orders").stdout.splitlines() == [
        "orders  python  python-v2",
        "",
        "http      1 replica",
        "          show: answers HTTP on /api/orders/{id}",
        "",
        "events    0 to 10 replicas",
        "          process: storage queue orders, 24 messages per replica (batchSize 16",
        "          by default + newBatchThreshold 8 by default)",
        "          ship: Service Bus p-<Environment>, 16 messages per replica",
        "          (maxConcurrentCalls 16 by default)",
        "          azure-queue  queueName orders, queueLength 24",
        "                       connection <AzureWebJobsStorage>",
        "          azure-servicebus  queueName p-<Environment>, messageCount 16",
        "                            connection <Shop>",
        "",
        "resident  1 replica",
        "          nightly: timer 0 0 3 * * *",
        "",
        "function  trigger            where",
        "show      httpTrigger        function_app.py:9",
        "process   queueTrigger       function_app.py:14",
        "ship      serviceBusTrigger  function_app.py:19",
        'nightly   timerTrigger       function_app.py:26  only if os.getenv("REPORTS")',
    ]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_table_fits_the_terminal(orders: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    output = run("inspect", str(orders), "--set", "X=UseDevelopmentStorage=true").stdout
    assert max(map(len, output.splitlines())) <= columns


@pytest.mark.usefixtures("orders")
def test_what_identities_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    by_identity = ("--set", "AzureWebJobsStorage__accountName=contoso", "--set", "Shop=x", "--set", "Environment=test")
    answer = json.loads(run("inspect", "orders", *by_identity, "--format", "json").stdout)
    assert [(each["principal"], each["role"], each["part"]) for each in answer["roles"]] == [
        ("the app", "Storage Queue Data Contributor", ""),
        ("KEDA", "Storage Queue Data Reader", "queueServices/default/queues/orders"),
        ("the app", "Storage Blob Data Owner", ""),
        ("the app", "Storage Table Data Contributor", ""),
    ]
    assert {each["connection"] for each in answer["roles"]} == {"AzureWebJobsStorage"}
    assert answer["federatedSubjects"] == [
        {"subject": "system:serviceaccount:default:<app_name>", "principal": "the app"},
        {"subject": "system:serviceaccount:keda:keda-operator", "principal": "KEDA"},
    ]
    lines = run("inspect", "orders", *by_identity).stdout.splitlines()
    start = lines.index("identity of  needs the role                  on what connects by")
    assert lines[start + 1 : start + 3] == [
        "the app      Storage Queue Data Contributor  AzureWebJobsStorage",
        "KEDA         Storage Queue Data Reader       AzureWebJobsStorage: queues/orders",
    ]
    start = lines.index("token of  as the subject")
    assert lines[start + 1 : start + 3] == [
        "the app   system:serviceaccount:default:<app_name>",
        "KEDA      system:serviceaccount:keda:keda-operator",
    ]
