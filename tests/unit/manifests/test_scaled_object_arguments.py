import pytest
from pulumi_keda_functions.app_arguments import AppArguments

from tests.unit.manifests.rendered import told
from tests.unit.sample import QUEUE, function

CRON = {"timezone": "Etc/UTC", "start": "0 8 * * *", "end": "0 18 * * *", "desiredReplicas": "2"}
BLOB = function("blobTrigger", {"path": "in/{name}"}, name="read")


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        pytest.param(
            {"functions": [{"name": "read"}, {"name": "Process", "metadata": {"queueLenght": 5}}]},
            "functions[1].metadata.queueLenght",
            id="metadata of a function",
        ),
        pytest.param(
            {"functions": [{"name": "process", "metadata": {"queueName": ""}}]},
            "functions[0].metadata",
            id="metadata of a function that takes something away",
        ),
        pytest.param(
            {"groups": {"events": {"triggers": [{"type": "cpuu", "metadata": {}}]}}},
            "groups['events'].triggers[0].type",
            id="the type of an added trigger",
        ),
        pytest.param(
            {"groups": {"events": {"triggers": [{"type": "cron", "metric_type": "Much", "metadata": CRON}]}}},
            "groups['events'].triggers[0].metric_type",
            id="its metric type",
        ),
        pytest.param(
            {"groups": {"events": {"triggers": [{"type": "cron", "metadata": {**CRON, "timezon": "x"}}]}}},
            "groups['events'].triggers[0].metadata.timezon",
            id="its metadata",
        ),
        pytest.param(
            {"groups": {"events": {"fallback": {"failure_threshold": -1, "replicas": 2}}}},
            "groups['events'].fallback.failure_threshold",
            id="a fallback",
        ),
        pytest.param(
            {"groups": {"events": {"scaling_modifiers": {"formula": "proces", "target": "5"}}}},
            "groups['events'].scaling_modifiers.formula",
            id="a formula",
        ),
    ],
)
def test_what_keda_would_refuse_is_told_under_its_argument(arguments: AppArguments, place: str) -> None:
    assert [problem.partition(": ")[0] for problem in told(QUEUE, BLOB, arguments=arguments)] == [place]
