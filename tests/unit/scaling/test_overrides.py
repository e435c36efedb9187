import pytest
from pulumi_keda_functions.scaling import (
    AppSettings,
    Bounds,
    ByReference,
    FunctionOverride,
    GroupOverride,
    KedaTrigger,
    ScalingOptions,
    ScalingPlan,
    plan,
)

from tests.unit.sample import HTTP, QUEUE, STORAGE, TIMER, messages, project


def planned(options: ScalingOptions) -> ScalingPlan:
    settings = AppSettings.of({**STORAGE, "Prometheus": "http://prometheus:9090"})
    return plan(project(QUEUE, HTTP, TIMER), settings, options)


def test_metadata_is_laid_over_what_is_derived() -> None:
    override = FunctionOverride(name="process", metadata={"queueLength": 5, "activationQueueLength": "%Prometheus%"})
    events = next(group for group in planned(ScalingOptions(functions=[override])).groups if group.name == "events")
    (trigger,) = events.triggers
    assert {key: str(value) for key, value in trigger.metadata.items()} == {
        "queueName": "orders",
        "queueLength": "5",
        "activationQueueLength": "Setting(name='Prometheus', default=None)",
    }


@pytest.mark.parametrize(
    ("override", "problem"),
    [
        pytest.param(
            FunctionOverride(name="show", metadata={"a": "b"}),
            "function_app.py:7: show: httpTrigger has no scaler that metadata could go to: "
            "remove metadata, or add a trigger to its group",
            id="metadata without a scaler",
        ),
        pytest.param(
            FunctionOverride(name="show", scale_to_zero=True),
            "function_app.py:7: show: scale_to_zero is set, and nothing starts a replica for httpTrigger: "
            "remove scale_to_zero",
            id="to zero without a scaler",
        ),
    ],
)
def test_an_override_that_could_do_nothing(override: FunctionOverride, problem: str) -> None:
    assert messages(planned(ScalingOptions(functions=[override])).problems) == [problem]


def test_an_added_trigger_scales_a_group_that_had_a_fixed_number() -> None:
    load = {
        "type": "prometheus",
        "metadata": {"serverAddress": "%Prometheus%", "ignoreNullValues": False},
        "authentication": "prometheus-reader",
        "name": "load",
    }
    override = GroupOverride(triggers=[load])  # type: ignore[list-item] # as from a file
    http = planned(ScalingOptions(Bounds(most=7), groups={"http": override})).groups[0]
    (trigger,) = http.triggers
    assert (http.min_replicas, http.max_replicas) == (1, 7)
    assert (trigger.type, trigger.authentication, trigger.name) == (
        "prometheus",
        ByReference("prometheus-reader"),
        "load",
    )
    assert trigger.metadata["ignoreNullValues"] == "false"


def test_a_group_s_bounds_before_the_app_s() -> None:
    options = ScalingOptions(Bounds(0, 20), groups={"events": GroupOverride(min_replicas=2, max_replicas=4)})
    http, events, resident = planned(options).groups
    assert (events.min_replicas, events.max_replicas) == (2, 4)
    assert (http.min_replicas, resident.max_replicas) == (1, 1)


def test_a_formula_can_name_every_trigger_of_its_group() -> None:
    modifiers = GroupOverride(scaling_modifiers={"formula": "process / 2", "target": "10"})
    _, events, _ = planned(ScalingOptions(groups={"events": modifiers})).groups
    assert [trigger.name for trigger in events.triggers] == ["process"]
    assert isinstance(events.triggers[0], KedaTrigger)


@pytest.mark.parametrize(
    ("groups", "problems"),
    [
        pytest.param(
            {"evnts": GroupOverride()},
            ["groups['evnts']: the app has no such group: choose among http, events, resident, or name its functions"],
            id="no such group",
        ),
        pytest.param(
            {"resident": GroupOverride(cooldown_period=5, paused=True)},
            [
                "groups['resident']: its replicas are fixed, so that cooldown_period, paused would do nothing: "
                "add a trigger to it, or remove that"
            ],
            id="no scaler to tell",
        ),
        pytest.param(
            {"events": GroupOverride(min_replicas=12, polling_interval=0)},
            [
                "groups['events'].polling_interval: 0 is below 1, the least that KEDA accepts: "
                "give 1 or more, or leave it out",
                "groups['events'].max_replicas: max_replicas 10 is below min_replicas 12: "
                "raise max_replicas or lower min_replicas",
            ],
            id="bounds that contradict",
        ),
    ],
)
def test_what_is_wrong_with_a_group(groups: dict[str, GroupOverride], problems: list[str]) -> None:
    assert messages(planned(ScalingOptions(groups=groups)).problems) == problems
