import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.projects import Function

from tests.unit.manifests.rendered import objects
from tests.unit.sample import HTTP, QUEUE, TIMER

CPU: AppArguments = {
    "groups": {"http": {"triggers": [{"type": "cpu", "metric_type": "Utilization", "metadata": {"value": 70}}]}}
}


@pytest.mark.parametrize(
    ("function", "arguments", "has_budget"),
    [
        pytest.param(HTTP, {"min_replicas": 2}, True, id="HTTP with two replicas"),
        pytest.param(HTTP, CPU, True, id="HTTP that scales"),
        pytest.param(HTTP, {}, False, id="HTTP with one replica"),
        pytest.param(QUEUE, {"min_replicas": 2}, False, id="a queue"),
        pytest.param(TIMER, {"min_replicas": 2}, False, id="a timer"),
    ],
)
def test_only_a_group_that_is_called_and_has_others_to_answer_has_a_budget(
    function: Function, arguments: AppArguments, has_budget: bool
) -> None:
    made = objects(function, arguments=arguments)
    assert ("PodDisruptionBudget" in {each["kind"] for each in made.values()}) == has_budget


def test_a_drain_takes_one_replica_at_a_time_and_is_never_held_up_for_good() -> None:
    made = objects(HTTP, arguments={"min_replicas": 3})
    budget = made["http-disruption-budget"]
    assert (budget["apiVersion"], budget["kind"]) == ("policy/v1", "PodDisruptionBudget")
    assert budget["metadata"]["name"] == made["http-deployment"]["metadata"]["name"]
    assert budget["spec"] == {
        "maxUnavailable": 1,
        "selector": made["http-deployment"]["spec"]["selector"],
        "unhealthyPodEvictionPolicy": "AlwaysAllow",
    }
