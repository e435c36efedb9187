import pytest
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import Need
from pulumi_keda_functions.scaling.triggers import scaling

from tests.unit.sample import app, function


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
    assert (scaled.need, scaled.triggers, scaled.problems) == (Need.RESIDENT, (), ())
    assert scaled.reason == f"Dapr {what}: its sidecar needs a replica"
