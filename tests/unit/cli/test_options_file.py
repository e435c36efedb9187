import json
from pathlib import Path

import pytest
import yaml
from pulumi_keda_functions.cli.options_file import FileArguments
from pulumi_keda_functions.function_app_args import FunctionAppArgs

from tests.unit.cli.commands import SETTINGS, rendered, run
from tests.unit.sample import IMAGE

OPTIONS = """
app_name: shop
image: IMAGE
max_replicas: 20
functions:
  - name: late
    trigger: queueTrigger
    settings: {queueName: late}
    metadata: {queueLength: 5}
groups:
  events:
    max_replicas: 4
    fallback: {failure_threshold: 3, replicas: 2, behavior: currentReplicasIfHigher}
    scaling_modifiers: {formula: process + late, target: "10"}
    behavior: {scaleDown: {stabilizationWindowSeconds: 60}}
    paused: true
  http:
    triggers:
      - {type: cpu, metric_type: Utilization, metadata: {value: 70}}
"""


@pytest.fixture
def options(orders: Path) -> Path:
    path = orders.parent / "options.yaml"
    path.write_text(OPTIONS.replace("IMAGE", IMAGE))
    return path


def test_the_file_takes_what_the_component_takes_under_the_same_names() -> None:
    # What changes from one `up` to the next has options of its own.
    assert FileArguments.__annotations__.keys() == FunctionAppArgs.__annotations__.keys() - {"project", "settings"}


@pytest.mark.usefixtures("options")
def test_every_choice_reaches_the_objects() -> None:
    given = [word for setting in SETTINGS for word in ("--set", setting)]
    result = run("render", "orders", "--options", "options.yaml", *given)
    assert result.stderr == ""
    scaled = {
        each["metadata"]["name"]: each for each in yaml.safe_load_all(result.stdout) if each["kind"] == "ScaledObject"
    }
    events = scaled["shop-events"]
    assert events["metadata"]["annotations"] == {"autoscaling.keda.sh/paused": "true"}
    assert (events["spec"]["maxReplicaCount"], scaled["shop-http"]["spec"]["maxReplicaCount"]) == (4, 20)
    assert events["spec"]["fallback"] == {
        "failureThreshold": 3,
        "replicas": 2,
        "behavior": "currentReplicasIfHigher",
    }
    assert events["spec"]["advanced"] == {
        "scalingModifiers": {"formula": "process + late", "target": "10"},
        "horizontalPodAutoscalerConfig": {"behavior": {"scaleDown": {"stabilizationWindowSeconds": 60}}},
    }
    assert [(each["name"], each["metadata"].get("queueLength")) for each in events["spec"]["triggers"]] == [
        ("process", "24"),
        ("ship", None),
        ("late", "5"),
    ]
    assert scaled["shop-http"]["spec"]["triggers"] == [
        {"type": "cpu", "metricType": "Utilization", "metadata": {"value": "70"}}
    ]


@pytest.mark.usefixtures("options")
def test_options_override_the_file() -> None:
    objects = list(yaml.safe_load_all(rendered("--options", "options.yaml", "--max-replicas", "6").stdout))
    assert {each["metadata"]["labels"]["app.kubernetes.io/name"] for each in objects} == {"orders"}
    assert [each["spec"]["maxReplicaCount"] for each in objects if each["kind"] == "ScaledObject"] == [6, 4]


@pytest.mark.usefixtures("options")
def test_inspect_takes_the_same_file() -> None:
    answer = json.loads(run("inspect", "orders", "--options", "options.yaml", "--format", "json").stdout)
    assert "late" in [function["name"] for function in answer["functions"]]
    assert {group["name"]: group["maxReplicas"] for group in answer["groups"]} == {
        "http": 20,
        "events": 4,
        "resident": 1,
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("a: [", "options.yaml:1: ", id="no YAML"),
        pytest.param("- a", "options.yaml:1: it does not hold a mapping", id="a list"),
        pytest.param(
            "grups: {}", "options.yaml: grups: there is no such argument\n  → did you mean groups?", id="a name"
        ),
        pytest.param(
            "groups: {events: {max_replicas: many}}",
            "options.yaml: groups['events'].max_replicas: is 'many'\n  → give a whole number",
            id="a kind",
        ),
        pytest.param(
            "groups: {event: {}}",
            "options.yaml: groups['event']: the app has no such group\n  → choose among http, events, resident",
            id="a group that is not there",
        ),
        pytest.param(
            "functions: [{name: process, metadata: {queueLenght: 5}}]",
            "options.yaml: functions[0].metadata.queueLenght: azure-queue has no parameter 'queueLenght', "
            "KEDA would ignore it\n  → did you mean queueLength?",
            id="metadata that KEDA does not know",
        ),
        pytest.param(
            "functions: [{metadata: {queueLength: 5}}]",
            "options.yaml: functions[0].name: is missing\n  → give name",
            id="a function without a name",
        ),
        pytest.param(
            "groups: {events: {fallback: {replicas: 4}, triggers: [{metadata: {value: 70}}]}}",
            "options.yaml: groups['events'].fallback.failure_threshold: is missing\n  → give failure_threshold",
            id="half a fallback",
        ),
        pytest.param(
            "settings: {A: b}",
            "options.yaml: settings: is not taken from this file\n"
            "  → give them with --settings FILE or --set NAME=VALUE",
            id="what has an option of its own",
        ),
        pytest.param("host_id: A b", "options.yaml: host_id: 'A b' is no host id", id="a value"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_with_its_name(orders: Path, text: str, told: str) -> None:
    (orders.parent / "options.yaml").write_text(text)
    result = rendered("--options", "options.yaml")
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.usefixtures("orders")
def test_a_name_and_an_image_are_given_somewhere() -> None:
    result = run("render", "orders", "--name", "orders")
    assert result.exit_code == 2
    assert "--image" in result.stderr
