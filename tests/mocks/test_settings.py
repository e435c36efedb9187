"""Settings of a group's own and of KEDA's, as the engine is told of them."""

import base64
import json
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs

from tests.mocks.conftest import Created
from tests.unit.sample import IMAGE

BINDINGS = {
    "show": {"type": "httpTrigger"},
    "ship": {"type": "serviceBusTrigger", "queueName": "orders", "connection": "Bus"},
}
LISTEN, MANAGE, MODE = "hunter2-listens", "hunter2-manages", "hunter2-mode"


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    """A project with two groups, in the program's working directory."""
    for name, trigger in BINDINGS.items():
        (tmp_path / "app" / name).mkdir(parents=True)
        function = {"scriptFile": "main.py", "bindings": [{"name": "x", "direction": "in", **trigger}]}
        (tmp_path / "app" / name / "function.json").write_text(json.dumps(function))
    (tmp_path / "app" / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)
    return {"project": "app", "image": IMAGE, "settings": {"Bus": LISTEN}}


def ready(app: FunctionApp) -> dict[str, pulumi.Output[object]]:
    return {"plan": app.plan}


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize("mode", [MODE, pulumi.Output.from_input(MODE)], ids=["plain", "an Output"])
def test_a_group_s_own_settings_are_secret(created: Created, args: FunctionAppArgs, mode: pulumi.Input[str]) -> None:
    created.run(lambda: ready(FunctionApp("orders", {**args, "groups": {"events": {"settings": {"Mode": mode}}}})))
    own = created.only("orders-events-settings")
    assert own.inputs["data"] == {"secret": {"Mode": base64_of(MODE)}}
    assert "orders-events-settings" in created.only("orders-events-deployment").after
    assert "orders-events-settings" not in created.only("orders-http-deployment").after
    told = json.dumps([each.inputs for each in created.all if each != own])
    assert MODE not in told
    assert base64_of(MODE) not in told


def test_what_keda_signs_in_with_is_secret_and_in_no_pod(created: Created, args: FunctionAppArgs) -> None:
    manage = pulumi.Output.secret(MANAGE)
    created.run(lambda: ready(FunctionApp("orders", {**args, "keda_settings": {"Bus": manage}})))
    own = created.only("orders-scaling")
    assert own.inputs["data"] == {"secret": {"bus-for-keda-connection": base64_of(MANAGE)}}
    name = own.inputs["metadata"]["name"]  # type: ignore[index, call-overload] # an object
    users = [each.name for each in created.all if each != own and str(name) in json.dumps(each.inputs)]
    assert users == ["orders-authentication-bus-for-keda"]
    assert MANAGE not in json.dumps([each.inputs for each in created.all])


def test_an_emulator_in_a_secret_for_keda_is_found_and_not_told(created: Created, args: FunctionAppArgs) -> None:
    emulator = pulumi.Output.secret("UseDevelopmentStorage=true;hunter2")
    with pytest.raises(pulumi.RunError, match=r"keda_settings\['Bus'\]: UseDevelopmentStorage") as error:
        created.run(lambda: ready(FunctionApp("orders", {**args, "keda_settings": {"Bus": emulator}})))
    assert "hunter2" not in str(error.value)


def test_settings_in_objects_that_exist_are_named_and_nothing_is_made_of_them(
    created: Created, args: FunctionAppArgs
) -> None:
    given: FunctionAppArgs = {
        "project": args["project"],
        "image": IMAGE,
        "settings_from_secrets": {"vault": ["Bus"]},
        "settings_from_config_maps": {"shared": []},
    }
    created.run(lambda: ready(FunctionApp("orders", given)))
    assert "kubernetes:core/v1:Secret" not in created.types.values()
    deployment = json.dumps(created.only("orders-events-deployment").inputs)
    assert json.dumps([{"configMapRef": {"name": "shared"}}, {"secretRef": {"name": "vault"}}]) in deployment
    assert created.only("orders-authentication-bus").inputs["spec"] == {
        "secretTargetRef": [{"parameter": "connection", "name": "vault", "key": "Bus"}]
    }
