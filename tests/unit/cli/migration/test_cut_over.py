from pathlib import Path

import pytest
from pulumi_keda_functions.cli.migration.cut_over import CommandLine, cut_over, way_back
from pulumi_keda_functions.cli.migration.deployed_app import DeployedApp
from pulumi_keda_functions.projects import Function

from tests.unit.cli.migration.deployed import deployed, taken_over
from tests.unit.sample import HTTP, QUEUE, STORAGE, TIMER, function

KUBECTL = "kubectl --namespace shop"
ACCOUNT = "orders-function-keys-identity-svc-act"
OWN_ACCOUNT = (f"serviceAccountName: {ACCOUNT}", "serviceAccountName: shop")
CHANNEL = {"channel": "orders", "connection": "Redis"}
NO_SCALING = ("kind: ScaledObject", "kind: Gone")
NAMED_SECRET = ("secretRef:\n            name: orders", "secretRef:\n            name: shared")


def commands(app: DeployedApp, *functions: Function, cluster: CommandLine | None = None) -> list[str]:
    steps = cut_over(app, taken_over(app, *functions).declared, cluster or CommandLine(), Path("program"))
    return [command for step in steps for command in step.commands]


def test_scaling_stops_before_the_new_app_and_the_old_one_goes_after_it() -> None:
    assert commands(deployed(), QUEUE, HTTP) == [
        "cd program",
        "pulumi stack init shop",
        "pulumi preview",
        f"{KUBECTL} annotate scaledobject/orders --overwrite autoscaling.keda.sh/paused=true",
        "pulumi up",
        f"{KUBECTL} wait --for=condition=Ready scaledobject/orders-app-events --timeout=2m",
        f"{KUBECTL} delete --ignore-not-found scaledobject/orders",
        f"{KUBECTL} delete --ignore-not-found deployment/orders-http deployment/orders service/orders-http "
        f"secret/orders rolebinding/{ACCOUNT}-functions-keys-manager-rolebinding serviceaccount/{ACCOUNT}",
        f"{KUBECTL} delete --ignore-not-found role/functions-keys-manager-role",
    ]


@pytest.mark.parametrize(
    "alone",
    [
        pytest.param(TIMER, id="a timer"),
        pytest.param(function("blobTrigger", {"path": "incoming/{name}"}, name="nightly"), id="a polled blob"),
        pytest.param(function("redisPubSubTrigger", CHANNEL, name="nightly"), id="a subscription"),
    ],
)
def test_what_would_run_twice_is_stopped_in_between(alone: Function) -> None:
    told = commands(deployed({**STORAGE, "Redis": "localhost:6379"}), QUEUE, alone)
    stop = f"{KUBECTL} scale deployment/orders --replicas=0"
    assert told.index(stop) == told.index("pulumi up") - 1


def test_work_that_waits_is_shared() -> None:
    assert not any("--replicas=0" in command for command in commands(deployed(), QUEUE, HTTP))


@pytest.mark.parametrize(
    ("replaced", "kept"),
    [
        pytest.param(NAMED_SECRET, ["secret/"], id="a Secret that the user named"),
        pytest.param(OWN_ACCOUNT, ["serviceaccount/", "rolebinding/", "role/"], id="an account that the user named"),
        pytest.param(NO_SCALING, ["scaledobject/orders "], id="a ScaledObject that is not there"),
    ],
)
def test_only_what_the_old_tool_made_is_deleted(replaced: tuple[str, str], kept: list[str]) -> None:
    objects = (
        ()
        if replaced is not NAMED_SECRET
        else (
            (
                "metadata:\n  name: orders\n  namespace: shop\ndata",
                "metadata:\n  name: shared\n  namespace: shop\ndata",
            ),
        )
    )
    told = [each for each in commands(deployed(STORAGE, replaced, *objects), QUEUE) if " delete " in each]
    assert told
    assert not any(word in f"{command} " for word in kept for command in told)


def test_a_context_reaches_kubectl_and_the_stack() -> None:
    told = commands(deployed(), QUEUE, cluster=CommandLine("my cluster"))
    assert "pulumi config set kubernetes:context 'my cluster'" in told
    assert all(each.startswith("kubectl --context 'my cluster' ") for each in told if each.startswith("kubectl"))


def test_the_way_back_lets_keda_go_on() -> None:
    unpause = f"{KUBECTL} annotate scaledobject/orders autoscaling.keda.sh/paused-"
    assert way_back(deployed(), CommandLine()).commands == ("pulumi destroy", unpause)
    assert way_back(deployed(STORAGE, NO_SCALING), CommandLine()).commands == ("pulumi destroy",)
