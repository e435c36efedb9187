"""Functions that a user puts together or apart."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Binding, Function
from pulumi_keda_functions.scaling import AppSettings, Bounds, GroupOverride, ScalingOptions, ScalingPlan, plan

from tests.unit.sample import HTTP, QUEUE, STORAGE, TIMER, function, messages, project

CLIENT = (Binding("durableClient"),)
ORCHESTRATION = function("orchestrationTrigger", name="orchestrate")
ACTIVITY = function("activityTrigger", name="act")
STARTER = function("httpTrigger", name="start", bindings=CLIENT)
ARCHIVE = function("queueTrigger", {"queueName": "archive"}, name="archive")
SKILL = function("assistantSkillTrigger", name="skill")
PUB_SUB = function("redisPubSubTrigger", {"connection": "Redis", "channel": "news"}, name="listen")
SETTINGS = {**STORAGE, "Redis": "contoso.redis.cache.windows.net:6380,password=c2VjcmV0,ssl=True"}


def of(*functions: str) -> GroupOverride:
    """A group of those functions."""
    return GroupOverride(functions=functions)


def planned(
    *functions: Function, groups: Mapping[str, GroupOverride] | None = None, one_each: bool = False
) -> ScalingPlan:
    options = ScalingOptions(groups=groups or {}, one_group_per_function=one_each)
    return plan(project(*functions), AppSettings.of(dict(SETTINGS)), options)


def members(plan: ScalingPlan) -> dict[str, list[str]]:
    return {group.name: [each.name for each in group.functions] for group in plan.groups}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param(
            {"archiving": of("archive")},
            {"http": ["show"], "events": ["process"], "resident": ["nightly"], "archiving": ["archive"]},
            id="apart from those that stay in the default groups",
        ),
        pytest.param(
            {"all": of("process", "show", "nightly", "archive")},
            {"all": ["process", "archive", "show", "nightly"]},
            id="all in one, in the order of the project",
        ),
        pytest.param(
            {"events": of("archive", "nightly"), "orders": of("PROCESS")},
            {"http": ["show"], "events": ["archive", "nightly"], "orders": ["process"]},
            id="under a default group's name; the host ignores case",
        ),
    ],
)
def test_functions_go_where_they_are_named(groups: dict[str, GroupOverride], expected: dict[str, list[str]]) -> None:
    result = planned(QUEUE, ARCHIVE, HTTP, TIMER, groups=groups)
    assert members(result) == expected
    assert messages(result.problems) == []


@pytest.mark.parametrize(
    ("functions", "expected"),
    [
        pytest.param([QUEUE, ARCHIVE], (0, 10, 2, False), id="work in queues alone: from zero"),
        pytest.param([QUEUE, TIMER], (1, 10, 1, False), id="beside a timer: from one"),
        pytest.param([QUEUE, HTTP], (1, 10, 1, True), id="beside requests: from one, with a Service"),
        pytest.param([HTTP, TIMER], (1, 1, 0, True), id="nothing that scales: one replica"),
        pytest.param([PUB_SUB, HTTP], (1, 1, 0, True), id="beside what only one replica may run: one replica"),
        pytest.param([SKILL, QUEUE], (0, 10, 1, False), id="a companion needs nothing"),
    ],
)
def test_a_group_gives_what_the_most_demanding_of_its_functions_needs(
    functions: list[Function], expected: tuple[int, int, int, bool]
) -> None:
    (group,) = planned(*functions, groups={"own": of(*(each.name for each in functions))}).groups
    assert (group.min_replicas, group.max_replicas, len(group.triggers), group.answers_http) == expected


def test_a_group_of_one_s_own_has_bounds_of_its_own() -> None:
    groups = {"archiving": GroupOverride(functions=["archive"], min_replicas=1, max_replicas=3)}
    options = ScalingOptions(Bounds(0, 20), groups=groups)
    events, archiving = plan(project(QUEUE, ARCHIVE), AppSettings.of(dict(STORAGE)), options).groups
    assert (events.max_replicas, archiving.min_replicas, archiving.max_replicas) == (20, 1, 3)
    assert [trigger.metadata["queueName"] for trigger in archiving.triggers] == ["archive"]


def test_a_function_that_environments_register_in_two_ways_is_named_once() -> None:
    by_queue = replace(function("queueTrigger", {"queueName": "orders"}, name="take"), conditional="a")
    by_request = replace(function("httpTrigger", name="take"), conditional="not (a)")
    result = planned(by_queue, by_request, TIMER, groups={"taking": of("take")})
    assert members(result) == {"resident": ["nightly"], "taking": ["take", "take"]}
    assert messages(result.problems) == []


@pytest.mark.parametrize(
    ("functions", "expected"),
    [
        pytest.param(
            [QUEUE, function("httpTrigger", name="Show_Order2"), TIMER],
            {"process": ["process"], "show-order2": ["Show_Order2"], "nightly": ["nightly"]},
            id="called after its function",
        ),
        pytest.param(
            [ORCHESTRATION, QUEUE, ACTIVITY, STARTER],
            {"durable": ["orchestrate", "act", "start"], "process": ["process"]},
            id="durable ones together",
        ),
        pytest.param([SKILL], {"resident": ["skill"]}, id="a companion with nobody to go with"),
    ],
)
def test_one_group_for_each_function(functions: list[Function], expected: dict[str, list[str]]) -> None:
    result = planned(*functions, one_each=True)
    assert members(result) == expected
    assert [problem for problem in result.problems if problem.severity is Severity.ERROR] == []


def test_a_companion_goes_with_the_first_group_that_is_still_a_default_one() -> None:
    result = planned(QUEUE, TIMER, SKILL, groups={"events": of("process")})
    assert members(result) == {"events": ["process"], "resident": ["nightly", "skill"]}
    assert messages(result.problems) == []


def test_one_group_for_each_function_but_those_that_are_named_together() -> None:
    result = planned(
        QUEUE, ARCHIVE, HTTP, one_each=True, groups={"queues": of("process", "archive"), "show": {"min_replicas": 3}}
    )
    assert members(result) == {"queues": ["process", "archive"], "show": ["show"]}
    assert result.groups[1].min_replicas == 3
    assert messages(result.problems) == []


@pytest.mark.parametrize(
    ("functions", "groups", "problem"),
    [
        pytest.param(
            [QUEUE, HTTP],
            {"a": of("process"), "b": of("Process", "show")},
            "groups['a'].functions: process is in the group 'b', too: keep it in one of the two",
            id="in two groups",
        ),
        pytest.param(
            [QUEUE, ARCHIVE],
            {"events": of("archive")},
            "groups: process is in no group: its own would be 'events', which does not name it: "
            "name it in groups['events'].functions, or in another group's",
            id="in no group, since its own has been given to others",
        ),
        pytest.param(
            [QUEUE, SKILL],
            {"queues": of("process")},
            "groups: skill is in no group: it is called by what runs beside it, and all other functions are apart: "
            "name it in the functions of the group that it goes with",
            id="in no group, since it goes with others",
        ),
        pytest.param(
            [QUEUE],
            {"queues": of("proces")},
            "groups['queues'].functions: the project has no function 'proces': did you mean process?",
            id="misspelt",
        ),
        pytest.param(
            [QUEUE, HTTP],
            {"queues": of("nothing_like_it")},
            "groups['queues'].functions: the project has no function 'nothing_like_it': choose among process, show",
            id="unknown",
        ),
        pytest.param(
            [QUEUE],
            {"queues": of()},
            "groups['queues'].functions: it names no function: name one, or leave it out",
            id="empty",
        ),
        pytest.param(
            [QUEUE],
            {"My Queues": of("process")},
            "groups['My Queues']: 'My Queues' cannot be part of an object's name: "
            "use lower-case letters, digits and dashes, no dash first or last",
            id="a name that no object can have",
        ),
    ],
)
def test_a_grouping_that_cannot_be(functions: list[Function], groups: dict[str, GroupOverride], problem: str) -> None:
    assert messages(planned(*functions, groups=groups).problems) == [problem]


@pytest.mark.parametrize(
    ("groups", "problems"),
    [
        pytest.param(
            {"flows": of("orchestrate", "act")},
            [("groups['flows'].functions", "beside orchestrate, act it lacks start")],
            id="the function that starts them was forgotten",
        ),
        pytest.param(
            {"flows": of("orchestrate", "act"), "web": of("start", "show")},
            [
                ("groups['flows'].functions", "beside orchestrate, act it lacks start"),
                ("groups['web'].functions", "beside start it lacks orchestrate, act"),
            ],
            id="apart",
        ),
        pytest.param({"flows": of("start", "act", "orchestrate")}, [], id="together"),
        pytest.param({"web": of("show")}, [], id="together in their default group"),
    ],
)
def test_durable_functions_stay_together(groups: dict[str, GroupOverride], problems: list[tuple[str, str]]) -> None:
    found = planned(ORCHESTRATION, ACTIVITY, STARTER, HTTP, groups=groups).problems
    told = [(each.where, each.message.partition("included: ")[2]) for each in found if "groups" in each.where]
    assert told == problems


def test_durable_functions_in_a_group_of_one_s_own_scale_as_in_the_default_one() -> None:
    (default,) = planned(ORCHESTRATION, ACTIVITY, STARTER).groups
    (own,) = planned(ORCHESTRATION, ACTIVITY, STARTER, groups={"flows": of("orchestrate", "act", "start")}).groups
    assert replace(own, name=default.name, override=default.override) == default


def test_names_that_objects_cannot_tell_apart() -> None:
    dashed, underlined = function("httpTrigger", name="show-order"), function("httpTrigger", name="show_order")
    assert messages(planned(dashed, underlined, one_each=True).problems) == [
        "one_group_per_function: show-order, show_order would share the group 'show-order': "
        "name one of them in the functions of another group"
    ]


@pytest.mark.parametrize(
    ("functions", "group", "problem"),
    [
        pytest.param(
            [PUB_SUB, QUEUE],
            of("listen", "process"),
            "groups['own']: process never scales, since listen beside it must run in one replica alone: "
            "put it into another group",
            id="a queue beside what only one replica may run",
        ),
        pytest.param(
            [replace(QUEUE, disabled=True), HTTP],
            of("process"),
            "groups['own']: none of its functions runs, so that the group is not made: enable one, or remove the group",
            id="nothing of it runs",
        ),
    ],
)
def test_a_grouping_that_deserves_a_word(functions: list[Function], group: GroupOverride, problem: str) -> None:
    (warning,) = planned(*functions, groups={"own": group}).problems
    assert (str(warning), warning.severity) == (problem, Severity.WARNING)
