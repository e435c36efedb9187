from dataclasses import replace

import pytest
from pulumi_keda_functions.projects import Binding, Function
from pulumi_keda_functions.scaling import AppSettings, Bounds, ScalingOptions, ScalingPlan, plan
from pulumi_keda_functions.scaling.words import plan_in_words

from tests.unit.sample import HTTP, QUEUE, STORAGE, TIMER, function, messages, project

CLIENT = (Binding("durableClient"),)
ORCHESTRATION = function("orchestrationTrigger", name="orchestrate")
ACTIVITY = function("activityTrigger", name="act")
STARTER = function("httpTrigger", name="start", bindings=CLIENT)
QUEUE_STARTER = function("queueTrigger", {"queueName": "orders"}, name="start", bindings=CLIENT)


def planned(*functions: Function, bounds: Bounds | None = None) -> ScalingPlan:
    return plan(project(*functions), AppSettings.of(dict(STORAGE)), ScalingOptions(bounds or Bounds()))


@pytest.mark.parametrize(
    ("functions", "expected"),
    [
        pytest.param([QUEUE], {"events": (["process"], 0, 10)}, id="work in a queue: from zero"),
        pytest.param([HTTP], {"http": (["show"], 1, 1)}, id="requests: one replica"),
        pytest.param([TIMER], {"resident": (["nightly"], 1, 1)}, id="a timer: one replica"),
        pytest.param(
            [TIMER, QUEUE, HTTP],
            {"http": (["show"], 1, 1), "events": (["process"], 0, 10), "resident": (["nightly"], 1, 1)},
            id="all of them: a nightly timer does not keep the queue's workers up",
        ),
        pytest.param(
            [ORCHESTRATION, ACTIVITY, STARTER, HTTP],
            {"http": (["show"], 1, 1), "resident": (["orchestrate", "act", "start"], 1, 10)},
            id="durable functions stay together, their HTTP starter included",
        ),
        pytest.param(
            [ORCHESTRATION, QUEUE_STARTER],
            {"resident": (["orchestrate", "start"], 1, 10)},
            id="a durable app that is started by a queue scales on it, from one",
        ),
    ],
)
def test_default_groups(functions: list[Function], expected: dict[str, tuple[list[str], int, int]]) -> None:
    groups = {
        group.name: ([each.name for each in group.functions], group.min_replicas, group.max_replicas)
        for group in planned(*functions).groups
    }
    assert groups == expected


@pytest.mark.parametrize("in_order", [1, -1])
def test_one_function_that_environments_register_in_two_ways_is_deployed_once(in_order: int) -> None:
    by_queue = replace(function("queueTrigger", {"queueName": "orders"}, name="take"), conditional="a")
    by_request = replace(function("httpTrigger", name="take"), conditional="not (a)")
    (group,) = planned(*[by_queue, by_request][::in_order]).groups
    assert (group.name, group.min_replicas, len(group.triggers)) == ("http", 1, 1)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        pytest.param(Bounds(2, 20), {"http": (2, 2), "events": (2, 20), "resident": (1, 1)}, id="more at least"),
        pytest.param(Bounds(0, 5), {"http": (1, 1), "events": (0, 5), "resident": (1, 1)}, id="none at least"),
    ],
)
def test_bounds(bounds: Bounds, expected: dict[str, tuple[int, int]]) -> None:
    groups = planned(TIMER, QUEUE, HTTP, bounds=bounds).groups
    assert {group.name: (group.min_replicas, group.max_replicas) for group in groups} == expected


def test_requests_reach_the_group_that_answers_them() -> None:
    groups = planned(ORCHESTRATION, STARTER, QUEUE).groups
    assert {group.name: group.answers_http for group in groups} == {"events": False, "resident": True}


def test_functions_of_one_queue_share_a_trigger() -> None:
    twin = function("queueTrigger", {"queueName": "ORDERS"}, name="twin")
    (group,) = planned(QUEUE, twin, function("queueTrigger", {"queueName": "others"}, name="other")).groups
    assert [(trigger.metadata["queueName"], trigger.functions) for trigger in group.triggers] == [
        ("orders", ("process", "twin")),
        ("others", ("other",)),
    ]


def test_an_unknown_trigger_gets_a_replica_and_a_warning_but_no_scaler() -> None:
    result = planned(function("carrierPigeonTrigger", name="changes"))
    (group,) = result.groups
    assert (group.name, group.triggers, group.min_replicas) == ("resident", (), 1)
    assert messages(result.problems) == [
        "function_app.py:7: changes: carrierPigeonTrigger is not scaled: one replica at least runs at all times: "
        "nothing to do, if one replica is enough"
    ]


def test_a_misspelt_trigger_is_told_as_such() -> None:
    (problem,) = planned(function("qeueTrigger", name="process")).problems
    assert problem.remedy == "did you mean queueTrigger?"


def test_a_disabled_function_is_in_no_group() -> None:
    result = plan(project(QUEUE, TIMER), AppSettings.of({**STORAGE, "AzureWebJobs.nightly.Disabled": "true"}))
    assert [group.name for group in result.groups] == ["events"]
    assert result.disabled == {"nightly"}


def test_an_app_whose_functions_are_all_disabled_is_an_error() -> None:
    result = planned(function("httpTrigger", name="off", disabled=True))
    assert messages(result.problems) == [
        "functions: every function is disabled: off: enable one, or remove the app",
    ]


def test_the_plan_in_words_names_settings_and_not_their_values() -> None:
    named = function("queueTrigger", {"queueName": "%Queue%"}, name="process")
    told = plan_in_words(plan(project(HTTP, named, TIMER), AppSettings.of({**STORAGE, "Queue": "hidden"})))
    assert told == "\n".join(
        [
            "http: 1 replica",
            "  show: answers HTTP on /api/orders/{id}",
            "events: 0 to 10 replicas",
            "  process: storage queue <Queue>, 24 messages per replica"
            " (batchSize 16 by default + newBatchThreshold 8 by default)",
            "resident: 1 replica",
            "  nightly: timer 0 0 3 * * *",
        ]
    )
