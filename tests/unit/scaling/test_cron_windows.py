"""Windows are walked minute by minute through a leap year and a common one, with KEDA's rules told once more."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.scaling.cron_windows import Window, windows
from pulumi_keda_functions.scaling.ncrontab import Schedule, parse_schedule

BEFORE, AFTER = 2, 6
FIRST, LAST = datetime(2027, 12, 1), datetime(2029, 3, 5)
"""Over two turns of the year and the 29th of February."""


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        pytest.param("0 0 3 * * *", [Window("58 2 * * *", "6 3 * * *")], id="daily: the start is an hour earlier"),
        pytest.param("30 30 9 * * 1-5", [Window("28 9 * * 1-5", "36 9 * * 1-5")], id="workdays, without the seconds"),
        pytest.param(
            "0 0 0 * * Mon", [Window("58 23 * * 0", "6 0 * * 1")], id="Monday at midnight begins on Sunday evening"
        ),
        pytest.param(
            "0 58 23 * * 6", [Window("56 23 * * 6", "4 0 * * 0")], id="Saturday evening ends on Sunday morning"
        ),
        pytest.param(
            "0 0 */12 * * *",
            [Window("58 23 * * *", "6 0 * * *"), Window("58 11 * * *", "6 12 * * *")],
            id="midnight and noon: one of them moves over a day",
        ),
        pytest.param(
            "0 0,30 8-10 * * *",
            [Window("58 7-9 * * *", "6 8-10 * * *"), Window("28 8-10 * * *", "36 8-10 * * *")],
            id="full hours and half hours: one of them moves over an hour",
        ),
        pytest.param("0 0 0 15 * *", [Window("58 23 14 * *", "6 0 15 * *")], id="a day in the middle of the month"),
        pytest.param("0 0 6 1 1,7 *", [Window("58 5 1 1,7 *", "6 6 1 1,7 *")], id="two days of the year"),
        pytest.param("0 30 6 31 * *", [Window("28 6 31 * *", "36 6 31 * *")], id="a day that few months have"),
    ],
)
def test_windows(schedule: str, expected: list[Window]) -> None:
    assert list(windows(parse_schedule(schedule), BEFORE, AFTER)) == expected
    assert_open_around_each_instant(parse_schedule(schedule), expected)


@pytest.mark.parametrize(
    ("schedule", "message"),
    [
        pytest.param(
            "0 0 8 1 * Mon",
            "it is restricted by day of the month and by weekday, which KEDA would read as either of them",
            id="both kinds of day",
        ),
        pytest.param(
            "0 */5 * * * *",
            "it is due again after 5 minutes, before the 8 minutes of a window end",
            id="more often than windows are long",
        ),
        pytest.param(
            "0 0,8 * * * *",
            "it is due again after 8 minutes, before the 8 minutes of a window end",
            id="windows that touch",
        ),
        pytest.param(
            "0 2,57 0,23 * * *",
            "it is due again after 5 minutes, before the 8 minutes of a window end",
            id="too close around midnight",
        ),
        pytest.param(
            "0 0 0 1 * *",
            "a window would begin on the day before, and so in another month, which no cron schedule can say",
            id="the first of the month at midnight",
        ),
        pytest.param(
            "0 0 0 29 * *",
            "a window would begin on the day before, and so in another month, which no cron schedule can say",
            id="a day that not every month has, though the one before is in each",
        ),
        pytest.param(
            "0 58 23 28 * *",
            "a window would end on the day after, and so in another month, which no cron schedule can say",
            id="the last day of some February",
        ),
        pytest.param(
            "0 0 0 * 6 *",
            "a window would begin on the day before, and so in another month, which no cron schedule can say",
            id="midnight in one month",
        ),
        pytest.param("0 0 8 30 2 *", "none of its months has such a day", id="never"),
    ],
)
def test_what_cannot_be_had(schedule: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        windows(parse_schedule(schedule), BEFORE, AFTER)


minutes = st.sets(st.sampled_from(range(60)), min_size=1, max_size=3)
hours = st.sets(st.sampled_from(range(24)), min_size=1, max_size=3)
some_days = st.sets(st.integers(1, 31), min_size=1, max_size=3) | st.just(set(range(1, 32)))
some_months = st.sets(st.integers(1, 12), min_size=1, max_size=3) | st.just(set(range(1, 13)))
some_weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=3) | st.just(set(range(7)))


@settings(max_examples=60, deadline=None)
@given(minutes, hours, some_days, some_months, some_weekdays, st.integers(1, 200))
def test_windows_of_any_schedule_are_open_around_its_instants_and_closed_otherwise(
    minutes: set[int], hours: set[int], days: set[int], months: set[int], weekdays: set[int], after: int
) -> None:
    schedule = Schedule(frozenset({0}), *(frozenset(values) for values in (minutes, hours, days, months, weekdays)))
    try:
        opened = windows(schedule, BEFORE, after)
    except ValueError:
        return
    assert_open_around_each_instant(schedule, list(opened), after)


def assert_open_around_each_instant(schedule: Schedule, opened: list[Window], after: int = AFTER) -> None:
    first, last = FIRST + timedelta(days=2), LAST - timedelta(days=2)
    spans = sorted(span for window in opened for span in spans_of(window) if first <= span[0] and span[1] <= last)
    around = timedelta(minutes=BEFORE), timedelta(minutes=after)
    wanted = [(due - around[0], due + around[1]) for due in instants_of(schedule)]
    assert spans == [span for span in wanted if first <= span[0] and span[1] <= last]


def spans_of(window: Window) -> list[tuple[datetime, datetime]]:
    """When KEDA holds the window open: from each start to the end that comes next."""
    starts, ends = (set(crontab_instants(text)) for text in (window.start, window.end))
    assert not starts & ends
    spans = [(here, there) for here, there in pairwise(sorted(starts | ends)) if here in starts]
    assert all(there in ends for _, there in spans), "the window is cut off where the next one starts"
    return spans


def instants_of(schedule: Schedule) -> Iterator[datetime]:
    """As the host reads it: day of the month and weekday."""
    for day in days():
        if {day.month} <= schedule.months and {day.day} <= schedule.days and day.isoweekday() % 7 in schedule.weekdays:
            yield from times_on(day, schedule)


def crontab_instants(text: str) -> Iterator[datetime]:
    """As KEDA's parser reads it: day of the month or weekday where both are restricted."""
    schedule = parse_schedule(text)
    either = "*" not in text.split()[2] and "*" not in text.split()[4]
    for day in days():
        matches = day.day in schedule.days, day.isoweekday() % 7 in schedule.weekdays
        if day.month in schedule.months and (any(matches) if either else all(matches)):
            yield from times_on(day, schedule)


def days() -> Iterator[datetime]:
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days))


def times_on(day: datetime, schedule: Schedule) -> Iterator[datetime]:
    for hour in sorted(schedule.hours):
        for minute in sorted(schedule.minutes):
            yield day.replace(hour=hour, minute=minute)
