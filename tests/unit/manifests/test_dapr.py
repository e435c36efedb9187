import pytest
from pulumi_keda_functions.projects import Binding, Function

from tests.unit.manifests.rendered import template
from tests.unit.sample import QUEUE, function

TOPIC = function("daprTopicTrigger", {"pubSubName": "bus", "topic": "orders"}, name="process")
PUBLISHING = function(
    "queueTrigger", {"queueName": "orders"}, name="process", bindings=(Binding("daprPublish", {"topic": "done"}),)
)


@pytest.mark.parametrize(
    ("function", "settings", "expected"),
    [
        pytest.param(
            TOPIC,
            {},
            {"dapr.io/enabled": "true", "dapr.io/app-id": "orders-resident", "dapr.io/app-port": "3001"},
            id="a trigger",
        ),
        pytest.param(
            TOPIC,
            {"DAPR_APP_PORT": "3002"},
            {"dapr.io/enabled": "true", "dapr.io/app-id": "orders-resident", "dapr.io/app-port": "3002"},
            id="a trigger, on a port of its own",
        ),
        pytest.param(
            PUBLISHING,
            {},
            {"dapr.io/enabled": "true", "dapr.io/app-id": "orders-events"},
            id="an output, whose sidecar calls nobody",
        ),
    ],
)
def test_the_pods_get_a_sidecar(function: Function, settings: dict[str, str], expected: dict[str, str]) -> None:
    assert template(function, settings=settings)["metadata"]["annotations"] == expected


def test_the_user_has_the_last_word_on_it() -> None:
    chosen = {"dapr.io/app-id": "orders", "dapr.io/log-level": "debug"}
    annotations = template(TOPIC, arguments={"pod_annotations": chosen})["metadata"]["annotations"]
    assert annotations == chosen | {"dapr.io/enabled": "true", "dapr.io/app-port": "3001"}


def test_other_pods_get_none() -> None:
    assert "annotations" not in template(QUEUE)["metadata"]
