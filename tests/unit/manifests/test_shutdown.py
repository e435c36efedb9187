import pytest
from pulumi_keda_functions.app_arguments import AppArguments

from tests.unit.manifests.rendered import environment, template, told
from tests.unit.sample import QUEUE


def test_one_number_gives_the_pod_its_time_and_tells_the_host_of_it() -> None:
    chosen: AppArguments = {"graceful_shutdown_seconds": 600}
    assert template(QUEUE, arguments=chosen)["spec"]["terminationGracePeriodSeconds"] == 600
    env = environment(QUEUE, arguments=chosen)
    assert env["FUNCTIONS_ENABLE_DRAIN_ON_APP_STOPPING"] == "true"
    assert env["ASPNETCORE_SHUTDOWNTIMEOUTSECONDS"] == "595"


def test_a_group_has_its_own() -> None:
    chosen: AppArguments = {
        "graceful_shutdown_seconds": 600,
        "groups": {"events": {"graceful_shutdown_seconds": 4}},
    }
    assert template(QUEUE, arguments=chosen)["spec"]["terminationGracePeriodSeconds"] == 4
    assert environment(QUEUE, arguments=chosen)["ASPNETCORE_SHUTDOWNTIMEOUTSECONDS"] == "1"


def test_what_the_settings_say_counts() -> None:
    settings = {"AspNetCore_ShutdownTimeoutSeconds": "60"}
    env = environment(QUEUE, arguments={"graceful_shutdown_seconds": 90}, settings=settings)
    assert "ASPNETCORE_SHUTDOWNTIMEOUTSECONDS" not in env


def test_nothing_is_told_by_default() -> None:
    assert "terminationGracePeriodSeconds" not in template(QUEUE)["spec"]
    assert not [name for name in environment(QUEUE) if "SHUTDOWN" in name or "DRAIN" in name]


@pytest.mark.parametrize("seconds", [0, -1])
def test_no_time_at_all_is_refused(seconds: int) -> None:
    assert told(QUEUE, arguments={"graceful_shutdown_seconds": seconds}) == [
        f"graceful_shutdown_seconds: {seconds} leaves a pod no time at all: give 1 second at least"
    ]
