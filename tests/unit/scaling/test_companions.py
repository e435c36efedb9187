import pytest
from pulumi_keda_functions.scaling import AppSettings, Need, plan
from pulumi_keda_functions.scaling.triggers import scaling

from tests.unit.sample import QUEUE, STORAGE, app, function, project


@pytest.mark.parametrize(
    ("trigger", "reason"),
    [
        ("warmupTrigger", "runs when a replica starts, goes with the other functions"),
        ("assistantSkillTrigger", "a skill that an assistant calls, goes with the other functions"),
        ("WarmUpTrigger", "runs when a replica starts, goes with the other functions"),
    ],
)
def test_a_companion_needs_nothing_of_its_own(trigger: str, reason: str) -> None:
    scaled = scaling(function(trigger), app())
    assert (scaled.need, scaled.reason, scaled.triggers, scaled.problems) == (Need.COMPANION, reason, (), ())


def test_a_companion_keeps_no_replica_beside_a_queue() -> None:
    (group,) = plan(project(QUEUE, function("warmupTrigger")), AppSettings.of(dict(STORAGE))).groups
    assert (group.name, group.min_replicas) == ("events", 0)
    assert [each.name for each in group.functions] == ["process", "f"]
