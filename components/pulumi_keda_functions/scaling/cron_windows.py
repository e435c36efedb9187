"""Windows around the instants of a schedule, for KEDA's `cron` scaler.

A window is open while the next instant of its `end` comes before the next of its `start`. So one pair of schedules
serves only instants that all move over the same hour and day boundaries, and whose windows do not overlap; the others
get a pair of their own (https://github.com/kedacore/keda/blob/v2.21.0/pkg/scalers/cron_scaler.go). KEDA's parser joins
day of the month and weekday by "or" where both are restricted, the host's by "and"
(https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format).

A local time that a clock change skips begins or ends no window; the host catches up on a timer that was missed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .ncrontab import DAY, HOUR, MINUTE, MONTH, WEEKDAY, Field, Schedule

MINUTES_A_DAY = 24 * 60
SAFE_DAYS = range(1, 29)
"""Days that every month has."""
DAYS_OF_MONTH = dict(zip(sorted(MONTH.every), (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
"""At most."""


@dataclass(frozen=True)
class Window:
    """Open from each instant of `start` to the next of `end`."""

    start: str
    """Minute, hour, day of the month, month, weekday."""
    end: str


@dataclass(frozen=True)
class Move:
    """Whole hours and days over which an instant moves between the due time and an end of its window."""

    hours: int
    days: int


def windows(schedule: Schedule, before: int, after: int) -> tuple[Window, ...]:
    """Windows from `before` minutes before each instant of `schedule` to `after` minutes after, and no wider.

    Raises ValueError, which tells why KEDA cannot have them.
    """
    if schedule.days != DAY.every and schedule.weekdays != WEEKDAY.every:
        raise ValueError("it is restricted by day of the month and by weekday, which KEDA would read as either of them")
    if all(min(schedule.days) > DAYS_OF_MONTH[month] for month in schedule.months):
        raise ValueError("none of its months has such a day")
    if (gap := shortest_gap(schedule)) <= before + after:
        raise ValueError(f"it is due again after {gap} minutes, before the {before + after} minutes of a window end")
    return tuple(
        Window(
            expression(schedule, minutes, hours, -before, start),
            expression(schedule, minutes, hours, after, end),
        )
        for (start, end), (minutes, hours) in alike(schedule, before, after)
    )


def shortest_gap(schedule: Schedule) -> int:
    """Minutes between two instants at least, taking it that every day is one of the schedule's."""
    times = sorted(60 * hour + minute for hour in schedule.hours for minute in schedule.minutes)
    following = [*times[1:], times[0] + MINUTES_A_DAY]
    return min(next_time - time for time, next_time in zip(times, following, strict=True))


Times = tuple[set[int], set[int]]
"""Minutes and hours: all combinations of them."""


def alike(schedule: Schedule, before: int, after: int) -> Iterator[tuple[tuple[Move, Move], Times]]:
    """The schedule's times of day by how they move at the start and at the end of their windows."""
    groups: defaultdict[tuple[Move, Move], Times] = defaultdict(lambda: (set(), set()))
    for minute in schedule.minutes:
        carries = (minute - before) // 60, (minute + after) // 60
        for hour in schedule.hours:
            start, end = (Move(carry, (hour + carry) // 24) for carry in carries)
            minutes, hours = groups[start, end]
            minutes.add(minute)
            hours.add(hour)
    yield from sorted(groups.items(), key=lambda group: (sorted(group[1][1]), sorted(group[1][0])))


def expression(schedule: Schedule, minutes: Iterable[int], hours: Iterable[int], offset: int, move: Move) -> str:
    """The schedule's instants at these minutes and hours, moved by `offset` minutes, for KEDA's parser."""
    days, weekdays = moved_days(schedule, move.days)
    return " ".join(
        (
            listed(MINUTE, {(minute + offset) % 60 for minute in minutes}),
            listed(HOUR, {(hour + move.hours) % 24 for hour in hours}),
            listed(DAY, days),
            listed(MONTH, schedule.months),
            listed(WEEKDAY, weekdays),
        )
    )


def moved_days(schedule: Schedule, by: int) -> tuple[frozenset[int], frozenset[int]]:
    """Days of the month and weekdays, moved by whole days. Raises ValueError where that may lead to another month."""
    if by == 0:
        return schedule.days, schedule.weekdays
    if schedule.days == DAY.every and schedule.months == MONTH.every:
        return schedule.days, frozenset((weekday + by) % 7 for weekday in schedule.weekdays)
    days = frozenset(day + by for day in schedule.days)
    if all(day in SAFE_DAYS for day in days | schedule.days):
        return days, schedule.weekdays
    edge = "begin on the day before" if by < 0 else "end on the day after"
    raise ValueError(f"a window would {edge}, and so in another month, which no cron schedule can say")


def listed(field: Field, values: Iterable[int]) -> str:
    """`*` for all, else numbers and ranges: `0,8-17`."""
    if field.every == frozenset(values):
        return "*"
    runs: list[list[int]] = []
    for value in sorted(values):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
