from collections.abc import Mapping

import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import KedaTrigger, Need, Role
from pulumi_keda_functions.scaling.model import Principal
from pulumi_keda_functions.scaling.timer import scaling
from pulumi_keda_functions.values import Setting, Value

from tests.unit.sample import STORAGE, app, function, may_stop, messages

DAILY: Mapping[str, Property] = {"schedule": "0 0 3 * * *"}


def window(start: str, end: str, zone: Value = "Etc/UTC") -> KedaTrigger:
    return KedaTrigger("cron", {"timezone": zone, "start": start, "end": end, "desiredReplicas": "1"})


def test_a_replica_stays_for_a_timer() -> None:
    scaled = scaling(function("timerTrigger", DAILY), app())
    assert (scaled.need, scaled.reason, scaled.triggers) == (Need.RESIDENT, "timer 0 0 3 * * *", ())
    assert scaled.problems == ()


def test_a_user_may_have_a_replica_around_each_time_alone() -> None:
    scaled = scaling(function("timerTrigger", {"schedule": "0 0 0,3 * * *"}), may_stop(app()))
    assert scaled.need is Need.EVENTS
    assert scaled.reason == (
        "timer 0 0 0,3 * * *, a replica from 2 minutes before to 6 minutes after (runs of 5 minutes by default)"
    )
    assert scaled.triggers == (window("58 23 * * *", "6 0 * * *"), window("58 2 * * *", "6 3 * * *"))
    assert scaled.problems == ()


@pytest.mark.parametrize(
    ("content", "settings", "end", "origin"),
    [
        pytest.param(
            {"functionTimeout": "00:10:00"}, {}, "11 3", "functionTimeout 00:10:00 in host.json", id="minutes"
        ),
        pytest.param(
            {"functionTimeout": "01:30"}, {}, "31 4", "functionTimeout 01:30 in host.json", id="hours, minutes"
        ),
        pytest.param({"functionTimeout": "00:00:20"}, {}, "2 3", "functionTimeout 00:00:20 in host.json", id="seconds"),
        pytest.param(
            {"functionTimeout": "00:10:00"},
            {"AzureFunctionsJobHost__functionTimeout": "00:03:00"},
            "4 3",
            "functionTimeout 00:03:00 in settings['AzureFunctionsJobHost__functionTimeout']",
            id="a setting overrides",
        ),
    ],
)
def test_a_window_lasts_as_long_as_a_run_may(
    content: dict[str, Json], settings: dict[str, str | None], end: str, origin: str
) -> None:
    scaled = scaling(function("timerTrigger", DAILY), may_stop(app(STORAGE | settings, content)))
    assert scaled.triggers == (window("58 2 * * *", f"{end} * * *"),)
    assert scaled.reason.endswith(f"({origin})")


@pytest.mark.parametrize(
    ("given", "zone"),
    [
        pytest.param("Europe/Zurich", "Europe/Zurich", id="known"),
        pytest.param(None, Setting("TZ"), id="not known yet"),
        pytest.param("", "Etc/UTC", id="empty"),
    ],
)
def test_a_window_is_in_the_zone_of_the_hosts_clock(given: str | None, zone: Value) -> None:
    scaled = scaling(function("timerTrigger", DAILY), may_stop(app({**STORAGE, "TZ": given})))
    assert scaled.triggers == (window("58 2 * * *", "6 3 * * *", zone),)


def test_a_schedule_from_a_setting() -> None:
    scaled = scaling(
        function("timerTrigger", {"schedule": "%When%"}), may_stop(app({**STORAGE, "When": "0 0 3 * * *"}))
    )
    assert scaled.triggers == (window("58 2 * * *", "6 3 * * *"),)


@pytest.mark.parametrize(
    ("properties", "settings", "content", "expected"),
    [
        pytest.param(
            {"schedule": "%When%"},
            {"When": None},
            {},
            "timer <When>: the schedule is not known before `up`, and decides what is made: give it as plain text",
            id="a schedule that is not known yet",
        ),
        pytest.param(
            {**DAILY, "runOnStartup": "True"},
            {},
            {},
            "timer 0 0 3 * * *: with runOnStartup it would run each time that a window opens",
            id="a run at each start",
        ),
        pytest.param(
            {"schedule": "01:00:00"},
            {},
            {},
            "timer 01:00:00: it is an interval that counts from the start of the host, and has no times of day",
            id="an interval",
        ),
        pytest.param(
            {"schedule": "0 */5 * * * *"},
            {},
            {},
            "timer 0 */5 * * * *: it is due again after 5 minutes, before the 8 minutes of a window end",
            id="too often",
        ),
        pytest.param(
            DAILY,
            {},
            {"functionTimeout": "-1"},
            "timer 0 0 3 * * *: functionTimeout is '-1' in host.json: give a time such as 00:10:00",
            id="runs without end",
        ),
        pytest.param(
            DAILY,
            {"TZ": "CET-1CEST,M3.5.0"},
            {},
            "timer 0 0 3 * * *: TZ is 'CET-1CEST,M3.5.0': give a zone by its name, such as Europe/Zurich",
            id="a zone that KEDA cannot read",
        ),
    ],
)
def test_why_a_replica_has_to_stay(
    properties: Mapping[str, Property], settings: dict[str, str | None], content: dict[str, Json], expected: str
) -> None:
    scaled = scaling(function("timerTrigger", properties), may_stop(app(STORAGE | settings, content)))
    assert (scaled.need, scaled.triggers) == (Need.RESIDENT, ())
    assert messages(scaled.problems) == [
        f"function_app.py:7: f: scale_to_zero cannot be had for {expected}: "
        "leave scale_to_zero out, so that a replica stays, or change the schedule"
    ]


@pytest.mark.parametrize(
    ("schedule", "settings", "told"),
    [
        pytest.param("daily", {}, "daily is no NCRONTAB expression: it has neither six fields nor five", id="a word"),
        pytest.param(
            "0 0 8 * * 7",
            {},
            "0 0 8 * * 7 is no NCRONTAB expression: its weekday is '7', and 0 to 6 is allowed",
            id="a number too large",
        ),
        pytest.param(
            "%When%",
            {"When": "0 60 * * * *"},
            "<When> is no NCRONTAB expression: its minute is '60', and 0 to 59 is allowed",
            id="from a setting",
        ),
        pytest.param("%When%", {"When": None}, None, id="not known yet"),
        pytest.param("01:00:00", {}, None, id="an interval"),
        pytest.param("1.02:00", {}, None, id="an interval of days"),
        pytest.param("*/5 * * * *", {}, None, id="five fields"),
    ],
)
@pytest.mark.parametrize("stops", [False, True], ids=["a replica stays", "scale_to_zero"])
def test_a_schedule_is_one_that_the_host_takes(
    schedule: str, settings: dict[str, str | None], told: str | None, stops: bool
) -> None:
    configured = app({**STORAGE, **settings})
    scaled = scaling(function("timerTrigger", {"schedule": schedule}), may_stop(configured) if stops else configured)
    remedy = (
        "write second, minute, hour, day, month and weekday, such as `0 30 3 * * *`, or an interval such as 01:00:00"
    )
    found = [each for each in messages(scaled.problems) if "NCRONTAB" in each]
    assert found == ([f"function_app.py:7: f: its schedule {told}: {remedy}"] if told else [])
    assert told is None or len(scaled.problems) == 1


def test_the_host_keeps_a_timers_lock_in_its_storage() -> None:
    by_identity = scaling(function("timerTrigger", DAILY), app({"AzureWebJobsStorage__accountName": "contoso"}))
    assert by_identity.roles == (Role("Storage Blob Data Owner", "AzureWebJobsStorage", Principal.APP),)
    assert messages(scaling(function("timerTrigger", DAILY), app({})).problems) == [
        "function_app.py:7: f: the host's storage is 'AzureWebJobsStorage', and no setting provides it: "
        "add AzureWebJobsStorage to settings, or AzureWebJobsStorage__… for an identity"
    ]
