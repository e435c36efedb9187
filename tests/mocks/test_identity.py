"""An app's identity, as the engine is told of it."""

import json
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs

from tests.mocks.conftest import Created
from tests.unit.sample import IMAGE

CLIENT = "11111111-2222-3333-4444-555555555555"
ON_STORAGE = {"connection": "AzureWebJobsStorage"}


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    """A project with one queue, in the program's working directory."""
    folder = tmp_path / "app" / "process"
    folder.mkdir(parents=True)
    trigger = {"name": "x", "direction": "in", "type": "queueTrigger", "queueName": "orders"}
    (folder / "function.json").write_text(json.dumps({"scriptFile": "main.py", "bindings": [trigger]}))
    (tmp_path / "app" / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)
    return {
        "project": "app",
        "image": IMAGE,
        "namespace": pulumi.Output.from_input("shop"),
        "settings": {"AzureWebJobsStorage__accountName": "contoso"},
    }


def test_an_identity_that_is_known_at_up(created: Created, args: FunctionAppArgs) -> None:
    def program() -> dict[str, pulumi.Output[object]]:
        app = FunctionApp("orders", {**args, "identity": {"client_id": pulumi.Output.from_input(CLIENT)}})
        return {"roles": app.required_roles, "subjects": app.federated_subjects}

    told = created.run(program)
    account = created.only("orders-service-account").inputs["metadata"]
    assert isinstance(account, dict)
    assert account["annotations"] == {"azure.workload.identity/client-id": CLIENT}
    authentication = created.only("orders-authentication-identity").inputs
    assert authentication["spec"] == {"podIdentity": {"provider": "azure-workload", "identityId": CLIENT}}
    assert told["subjects"] == [
        {"principal": "the app", "subject": "system:serviceaccount:shop:orders"},
        {"principal": "KEDA", "subject": "system:serviceaccount:keda:keda-operator"},
    ]
    queue = "queueServices/default/queues/orders"
    assert told["roles"] == [
        {**ON_STORAGE, "principal": "the app", "role": "Storage Queue Data Contributor", "part": ""},
        {**ON_STORAGE, "principal": "KEDA", "role": "Storage Queue Data Reader", "part": queue},
        {**ON_STORAGE, "principal": "the app", "role": "Storage Blob Data Owner", "part": ""},
        {**ON_STORAGE, "principal": "the app", "role": "Storage Table Data Contributor", "part": ""},
    ]


def test_connection_strings_need_no_roles_and_no_subjects(created: Created, args: FunctionAppArgs) -> None:
    given: FunctionAppArgs = {**args, "settings": {"AzureWebJobsStorage": "AccountName=contoso;AccountKey=x"}}

    def program() -> dict[str, pulumi.Output[object]]:
        app = FunctionApp("orders", given)
        return {"roles": app.required_roles, "subjects": app.federated_subjects}

    assert created.run(program) == {"roles": [], "subjects": []}
