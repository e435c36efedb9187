import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import Need
from pulumi_keda_functions.scaling.triggers import scaling

from tests.unit.sample import app, function, messages


@pytest.mark.parametrize(
    ("trigger", "properties", "what"),
    [
        pytest.param("daprTopicTrigger", {"pubSubName": "bus", "topic": "%Topic%"}, "bus/<Topic>", id="a topic"),
        pytest.param("daprBindingTrigger", {"bindingName": "orders"}, "orders", id="a binding"),
        pytest.param("daprServiceInvocationTrigger", {"methodName": "create"}, "create", id="a method"),
        pytest.param("daprServiceInvocationTrigger", {}, "f", id="a method called as the function is"),
        pytest.param("DAPRTOPICTRIGGER", {"topic": "t"}, "t", id="a topic in any case"),
    ],
)
def test_a_replica_stays_for_the_sidecar(trigger: str, properties: dict[str, Property], what: str) -> None:
    scaled = scaling(function(trigger, properties), app())
    assert (scaled.need, scaled.triggers) == (Need.RESIDENT, ())
    assert scaled.reason == f"Dapr {what}: its sidecar needs a replica"


@pytest.mark.parametrize(
    ("settings", "port"),
    [pytest.param({}, "3001", id="by default"), pytest.param({"DAPR_APP_PORT": "8080"}, "8080", id="set")],
)
def test_the_annotations_are_told(settings: dict[str, str | None], port: str) -> None:
    (told,) = scaling(function("daprBindingTrigger", {"bindingName": "b"}), app(settings)).problems
    assert told.severity is Severity.WARNING
    assert messages([told]) == [
        "function_app.py:7: f: daprBindingTrigger is called by Dapr's sidecar, and KEDA does not measure what waits "
        'there: give the pods the annotations dapr.io/enabled: "true", dapr.io/app-id and '
        f'dapr.io/app-port: "{port}"; to scale, add a trigger for the broker behind Dapr'
    ]
