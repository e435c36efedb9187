import base64
import json
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs

from tests.mocks.conftest import SECRET, Created
from tests.unit.sample import IMAGE

PASSWORD = "hunter2-of-the-registry"


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    """An app that answers HTTP from two replicas."""
    folder = tmp_path / "app" / "show"
    folder.mkdir(parents=True)
    (folder.parent / "host.json").write_text('{"version": "2.0"}')
    (folder / "function.json").write_text(json.dumps({"bindings": [{"type": "httpTrigger", "direction": "in"}]}))
    monkeypatch.chdir(tmp_path)
    return {"project": "app", "image": IMAGE, "min_replicas": 2}


@pytest.mark.parametrize("password", [PASSWORD, pulumi.Output.secret(PASSWORD)], ids=["plain", "secret"])
def test_a_password_is_a_secret_however_it_is_given(
    created: Created, args: FunctionAppArgs, password: pulumi.Input[str]
) -> None:
    server = pulumi.Output.from_input("contoso.azurecr.io")
    given: FunctionAppArgs = {
        **args,
        "registry_credentials": [{"server": server, "username": "pull", "password": password}],
    }
    created.run(lambda: {"url": FunctionApp("orders", given).url})
    data: Any = created.only("orders-registry").inputs["data"]
    assert data.keys() == {SECRET}
    (auths,) = json.loads(base64.b64decode(data[SECRET][".dockerconfigjson"])).values()
    assert auths["contoso.azurecr.io"]["password"] == PASSWORD
    deployment = created.only("orders-http-deployment")
    assert "orders-registry" in deployment.after
    # The name of the Secret hangs on the password, and tells nothing of it.
    assert f"'{SECRET}'" not in str(deployment.inputs)


def test_a_budget_goes_before_its_deployment(created: Created, args: FunctionAppArgs) -> None:
    created.run(lambda: {"url": FunctionApp("orders", args).url})
    budget = created.only("orders-http-disruption-budget")
    assert budget.type == "kubernetes:policy/v1:PodDisruptionBudget"
    assert "orders-http-deployment" in budget.after
