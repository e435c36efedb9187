import pytest
from pulumi_keda_functions.app_arguments import GroupOverride
from pulumi_keda_functions.scaling import AppSettings, ScalingOptions, plan

from tests.unit.sample import QUEUE, STORAGE, function, project

BUS_QUEUE = function("serviceBusTrigger", {"queueName": "orders", "connection": "Bus"}, name="ship")
BUS = {"Bus": "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0"}


def targets(options: ScalingOptions) -> list[str]:
    planned = plan(project(QUEUE, BUS_QUEUE), AppSettings.of({**STORAGE, **BUS}), options)
    found = {**planned.groups[0].triggers[0].metadata, **planned.groups[0].triggers[1].metadata}
    return [str(found["queueLength"]), str(found["messageCount"])]


@pytest.mark.parametrize(
    ("limit", "own", "expected"),
    [
        pytest.param(None, None, ["24", "16"], id="one core where there is no limit"),
        pytest.param("500m", None, ["24", "16"], id="a part of one"),
        pytest.param("2", None, ["32", "32"], id="two"),
        pytest.param("1100m", None, ["32", "32"], id="rounded up"),
        pytest.param("1", "4", ["48", "64"], id="a group's own limit"),
        pytest.param("4", "1", ["24", "16"], id="a group's own limit, below the app's"),
    ],
)
def test_targets_follow_what_a_replica_works_on_at_a_time(
    limit: str | None, own: str | None, expected: list[str]
) -> None:
    groups: dict[str, GroupOverride] = {} if own is None else {"events": {"cpu_limit": own}}
    assert targets(ScalingOptions(cpu_limit=limit, groups=groups)) == expected


def test_a_limit_that_is_none_is_told_elsewhere() -> None:
    assert ScalingOptions(cpu_limit="many").cores_of("events") == 1
