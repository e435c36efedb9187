import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.keda.scaled_object import problems_in_scaled_object
from pulumi_keda_functions.values import Setting

from tests.unit.keda.objects import CPU, CRON, QUEUE, problems

REQUESTING = {"name": "functions", "resources": {"requests": {"cpu": "100m", "memory": "256Mi"}}}
LIMITED = {"name": "functions", "resources": {"limits": {"cpu": "1"}}}
BARE = {"name": "functions"}
NAMED = [{**QUEUE, "name": "orders"}, {**CPU, "name": "load"}]
LONG = "a" * 55


def modified(**modifiers: object) -> dict[str, object]:
    return {"triggers": NAMED, "advanced": {"scalingModifiers": {"formula": "orders", "target": "2"} | modifiers}}


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param({}, id="nothing out of the ordinary"),
        pytest.param({"minReplicaCount": 1, "idleReplicaCount": 0}, id="idle below the least"),
        pytest.param({"minReplicaCount": 0, "idleReplicaCount": 0}, id="idle at a least of 0 that is written"),
        pytest.param({"minReplicaCount": Setting("Least"), "maxReplicaCount": 0.5}, id="numbers that are not known"),
        pytest.param({"triggers": [QUEUE, CPU]}, id="cpu beside a queue"),
        pytest.param(
            {"triggers": [{**QUEUE, "useCachedMetrics": True}, {**CPU, "useCachedMetrics": False}]}, id="cache"
        ),
        pytest.param({"triggers": [CPU], "minReplicaCount": 1}, id="cpu alone, never at zero"),
        pytest.param({"fallback": {"failureThreshold": 3, "replicas": 0}}, id="a fallback"),
        pytest.param(modified(), id="a formula"),
        pytest.param(modified(formula="max([orders, 2.5]) + (orders > 1 ? 1 : 0)"), id="functions and conditions"),
        pytest.param(modified(formula="let twice = orders * 2; twice ?? 1"), id="a variable of the formula's own"),
        pytest.param(modified(target=Setting("Target"), formula=Setting("Formula")), id="a formula that is not known"),
    ],
)
def test_what_keda_takes_has_no_problem(spec: dict[str, object]) -> None:
    assert problems(spec) == []


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        pytest.param({"triggers": []}, "orders.triggers: there are no triggers", id="no triggers"),
        pytest.param(
            {"triggers": [{**QUEUE, "name": "a"}, {**CRON, "name": "a"}]},
            "orders.triggers[1].name: triggers[0] is called 'a', too: give each trigger a name of its own",
            id="two of one name",
        ),
        pytest.param(
            {"triggers": [QUEUE, {**CRON, "useCachedMetrics": True}]},
            "orders.triggers[1].useCachedMetrics: cron has no cached metrics: remove it",
            id="cached metrics of cron",
        ),
        pytest.param(
            {"triggers": [{**QUEUE, "metadata": {"queueName": "q", "connectionFromEnv": "S", "queueLength": 5}}]},
            "orders.triggers[0].metadata.queueLength: metadata is text, and queueLength is 5: write it as the text '5'",
            id="a number in metadata",
        ),
        pytest.param(
            {"triggers": [{**QUEUE, "metricTyp": "Value"}]},
            "orders.triggers[0].metricTyp: a trigger has no field 'metricTyp': did you mean metricType?",
            id="a misspelt field",
        ),
        pytest.param(
            {"triggers": [{"metadata": {}}]}, "orders.triggers[0].type: KEDA 2.21.0 has no scaler ''", id="type"
        ),
        pytest.param(
            {"minReplicaCount": 6},
            "orders.minReplicaCount: minReplicaCount 6 is above maxReplicaCount 5",
            id="min above max",
        ),
        pytest.param(
            {"maxReplicaCount": 0}, "orders.maxReplicaCount: maxReplicaCount is 0: write 1 or more", id="max 0"
        ),
        pytest.param(
            {"pollingInterval": 0}, "orders.pollingInterval: pollingInterval is 0: write 1 or more", id="poll"
        ),
        pytest.param(
            {"idleReplicaCount": 0}, "idleReplicaCount 0 is not below minReplicaCount 0", id="idle beside no least"
        ),
        pytest.param(
            {"idleReplicaCount": 2, "minReplicaCount": 2},
            "idleReplicaCount 2 is not below minReplicaCount 2",
            id="idle",
        ),
        pytest.param(
            {"idleReplicaCount": 1, "minReplicaCount": 2}, "only lets go of a Deployment at 0: write 0", id="idle at 1"
        ),
        pytest.param(
            {"minReplicaCount": 1, "cooldownPeriod": 60}, "cooldownPeriod has no effect", id="a period without effect"
        ),
        pytest.param({"triggers": [CPU]}, "with cpu alone nothing scales from zero", id="cpu alone at zero"),
        pytest.param(
            {"fallback": {"failureThreshold": -1, "replicas": 1}},
            "failureThreshold is -1: write 0 or more",
            id="fallback",
        ),
        pytest.param({"fallback": {"replicas": 1}}, "fallback has no failureThreshold", id="half a fallback"),
        pytest.param(
            {"triggers": [CPU], "minReplicaCount": 1, "fallback": {"failureThreshold": 1, "replicas": 1}},
            "fallback works on no trigger, as all are cpu or memory",
            id="a fallback of cpu",
        ),
        pytest.param(
            {"fallback": {"failureThreshold": 1, "replicas": 1, "behavior": "last"}},
            "orders.fallback.behavior: behavior is 'last'",
            id="an unknown behaviour",
        ),
        pytest.param(
            {"fallback": {"failureThreshold": 1, "replicas": 1, "behavior": "scalingModifiers"}},
            "give advanced.scalingModifiers.formula",
            id="the behaviour of a formula that there is not",
        ),
        pytest.param(
            modified(formula="ordres * 2"), "names 'ordres', which is no trigger: did you mean orders?", id="name"
        ),
        pytest.param(modified(formula="orders + load"), "'load' is a cpu trigger", id="cpu in a formula"),
        pytest.param(modified(formula="(orders"), "the brackets of '(orders' do not match", id="an open bracket"),
        pytest.param(modified(formula=""), "there is no formula", id="no formula"),
        pytest.param(modified(target=""), "there is no target", id="no target"),
        pytest.param(modified(target="0"), "target is '0': write a number above 0", id="a target of 0"),
        pytest.param(modified(target="two"), "target is 'two'", id="a target in words"),
        pytest.param(modified(metricType="Utilization"), "metricType is 'Utilization'", id="percent of a formula"),
        pytest.param(
            {**modified(formula="my-queue"), "triggers": [{**QUEUE, "name": "my-queue"}]},
            "a formula reads the name 'my-queue' as a subtraction",
            id="a dash in a name",
        ),
    ],
)
def test_what_keda_refuses_or_ignores_is_told(spec: dict[str, object], expected: str) -> None:
    assert [problem for problem in problems(spec) if expected in problem], problems(spec)


@pytest.mark.parametrize(
    ("containers", "expected"),
    [
        pytest.param([REQUESTING], [], id="a request"),
        pytest.param([LIMITED], [], id="a limit counts as a request"),
        pytest.param(None, [], id="nothing known"),
        pytest.param(
            [REQUESTING, BARE],
            ["orders.triggers[1]: container 'functions' requests no cpu: set the cpu that it requests"],
            id="one container without",
        ),
    ],
)
def test_cpu_is_measured_against_requests(containers: list[dict[str, object]] | None, expected: list[str]) -> None:
    assert problems({"triggers": [QUEUE, CPU]}, containers=containers) == expected


def test_a_container_that_there_is_not() -> None:
    trigger = CPU | {"metadata": {"value": "60", "containerName": "sidecar"}}
    [problem] = problems({"triggers": [QUEUE, trigger]}, containers=[REQUESTING])
    assert problem == (
        "orders.triggers[1].metadata.containerName: there is no container 'sidecar': those there are: functions"
    )


@pytest.mark.parametrize(
    ("name", "advanced", "expected"),
    [
        pytest.param("a" * 54, {}, None, id="as long as can be"),
        pytest.param(LONG, {}, "has 64 characters, 63 are allowed: shorten it by 1", id="too long for the autoscaler"),
        pytest.param(LONG, {"horizontalPodAutoscalerConfig": {"name": "short"}}, None, id="an autoscaler with a name"),
        pytest.param("a" * 64, {}, "the ScaledObject's name", id="too long for a label"),
    ],
)
def test_lengths_of_names(name: str, advanced: dict[str, object], expected: str | None) -> None:
    found = problems({"advanced": advanced}, name=name)
    assert len(found) == (expected is not None)
    assert all(expected in problem for problem in found if expected)


def by(name: str) -> dict[str, object]:
    return {"triggers": [{"type": "azure-queue", "metadata": {"queueName": "q"}, "authenticationRef": {"name": name}}]}


@pytest.mark.parametrize(
    ("authentication", "right"),
    [
        pytest.param({"secretTargetRef": [{"parameter": "connection", "name": "s", "key": "k"}]}, True, id="a Secret"),
        pytest.param({"env": [{"parameter": "connection", "name": "E"}]}, True, id="the environment"),
        pytest.param({"azureKeyVault": {"secrets": [{"parameter": "connection", "name": "c"}]}}, True, id="a vault"),
        pytest.param({"filePath": "/secrets"}, True, id="files that only KEDA sees"),
        pytest.param({"podIdentity": {"provider": "azure-workload"}}, False, id="an identity without an account name"),
        pytest.param({"podIdentity": {"provider": "none"}}, False, id="no identity"),
        pytest.param({"secretTargetRef": [{"parameter": "conn"}]}, False, id="another parameter"),
        pytest.param({"secretTargetRef": "connection"}, False, id="another shape"),
    ],
)
def test_what_a_trigger_authentication_gives(authentication: dict[str, object], right: bool) -> None:
    assert (problems(by("mine"), authentications={"mine": authentication}) == []) is right


def test_a_trigger_authentication_of_somebody_else_gives_what_is_needed() -> None:
    assert problems(by("theirs"), authentications={"mine": {}}) == []


def test_triggers_may_share_a_trigger_authentication_of_which_each_reads_a_part() -> None:
    ref = {"authenticationRef": {"name": "shared"}}
    queue = {"type": "azure-queue", "metadata": {"queueName": "q"}} | ref
    rabbit = {"type": "rabbitmq", "metadata": {"queueName": "q"}} | ref
    parameters = [{"parameter": name} for name in ("connection", "host", "hots")]
    found = problems({"triggers": [queue, rabbit]}, authentications={"shared": {"secretTargetRef": parameters}})
    assert found == [
        "orders.triggers[0].authenticationRef: azure-queue or rabbitmq takes no parameter 'hots' from a "
        "TriggerAuthentication: did you mean host?"
    ]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.builds(Setting, st.text())
WORDS = st.sampled_from(
    [
        *(
            "spec",
            "metadata",
            "triggers",
            "type",
            "name",
            "fallback",
            "advanced",
            "scalingModifiers",
            "formula",
            "target",
        ),
        *("authenticationRef", "minReplicaCount", "idleReplicaCount", "azure-queue", "cpu", "cron", "kafka", "start"),
        *("queueName", "queueLength", "value", "metricType", "horizontalPodAutoscalerConfig", "replicas", "sasl"),
    ]
)
BODIES = st.recursive(
    LEAVES | WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(), inner, max_size=6)
)
TRIGGERS = st.fixed_dictionaries({"type": WORDS, "metadata": st.dictionaries(WORDS | st.text(), LEAVES | WORDS)})


@given(
    st.dictionaries(WORDS, BODIES, max_size=6)
    | st.fixed_dictionaries({"spec": st.fixed_dictionaries({"triggers": st.lists(TRIGGERS | BODIES)})}),
    st.dictionaries(WORDS, st.dictionaries(WORDS, BODIES, max_size=4), max_size=2),
)
def test_no_shape_of_an_object_is_too_much(
    body: dict[str, object], authentications: dict[str, dict[str, object]]
) -> None:
    for problem in problems_in_scaled_object(body, authentications, "orders", containers=[body]):
        assert problem.where.startswith("orders")
        assert problem.remedy
