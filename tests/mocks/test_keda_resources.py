"""What the engine is told of objects that KEDA answers for."""

from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.keda_resources import seconds_to_wait, timeouts
from pulumi_keda_functions.scaling import AppSettings, plan

from tests.mocks.conftest import Created
from tests.unit.sample import IMAGE, QUEUE, STORAGE, project

IN_BACKGROUND = {"pulumi.com/deletionPropagationPolicy": "background"}
READY = {"pulumi.com/waitFor": "condition=Ready"}
BY_IDENTITY = {"AzureWebJobsStorage__queueServiceUri": "https://contoso.queue.core.windows.net"}


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    (tmp_path / "process").mkdir()
    (tmp_path / "process" / "function.json").write_text(
        '{"scriptFile": "main.py", "bindings": [{"type": "queueTrigger", "name": "x", "queueName": "orders"}]}'
    )
    (tmp_path / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)
    return {"project": ".", "image": IMAGE, "settings": dict(STORAGE)}


def annotations(created: Created, args: FunctionAppArgs, role: str) -> object:
    created.run(lambda: {"plan": FunctionApp("orders", args).plan})
    metadata = created.only(f"orders-{role}").inputs["metadata"]
    assert isinstance(metadata, dict)
    return metadata.get("annotations")


@pytest.mark.parametrize(
    ("arguments", "role", "expected"),
    [
        pytest.param({}, "events-scaled-object", IN_BACKGROUND | READY, id="a ScaledObject, until it is accepted"),
        pytest.param({"wait_for_scaling": 0}, "events-scaled-object", IN_BACKGROUND, id="not at all, by choice"),
        pytest.param(
            {"groups": {"events": {"paused": True}}},
            "events-scaled-object",
            IN_BACKGROUND | READY | {"autoscaling.keda.sh/paused": "true"},
            id="beside its own annotations",
        ),
        pytest.param({}, "authentication-azurewebjobsstorage", IN_BACKGROUND, id="a TriggerAuthentication is at once"),
        pytest.param({}, "events-deployment", None, id="KEDA does not hold anything else"),
    ],
)
def test_what_is_waited_for(
    created: Created, args: FunctionAppArgs, arguments: AppArguments, role: str, expected: object
) -> None:
    assert annotations(created, {**args, **arguments}, role) == expected


@pytest.mark.parametrize(
    ("given", "settings", "seconds"),
    [
        pytest.param({}, STORAGE, 120, id="by default"),
        pytest.param({}, BY_IDENTITY, 600, id="until roles are seen, where an identity needs them"),
        pytest.param({"wait_for_scaling": 30}, BY_IDENTITY, 30, id="as long as wanted"),
        pytest.param({"wait_for_scaling": 0}, BY_IDENTITY, 0, id="not at all"),
    ],
)
def test_how_long(given: dict[str, object], settings: dict[str, str], seconds: int) -> None:
    assert seconds_to_wait(given, plan(project(QUEUE), AppSettings.of(dict(settings)))) == seconds


@pytest.mark.parametrize(("seconds", "create"), [(30, "30s"), (0, None)])
def test_what_does_not_wait_has_the_engine_s_own_timeouts(seconds: int, create: str | None) -> None:
    made = timeouts(seconds)
    assert (made.create, made.update, made.delete) == (create, create, "300s")


def test_a_time_that_cannot_be_waited(created: Created, args: FunctionAppArgs) -> None:
    wrong: FunctionAppArgs = {**args, "wait_for_scaling": -1}
    with pytest.raises(pulumi.RunError, match="wait_for_scaling: -1 is no time: give seconds, 0 for not waiting"):
        created.run(lambda: {"plan": FunctionApp("orders", wrong).plan})
