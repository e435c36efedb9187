"""Schedules of timers, as the host reads them: NCRONTAB with or without seconds.

Unlike in crontab, an instant has to match the day of the month and the weekday
(https://github.com/atifaziz/NCrontab/wiki/Crontab-Expression).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One of the fields of a schedule."""

    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()
    """Words for the numbers from `least` on, in lower case."""

    @property
    def every(self) -> frozenset[int]:
        """All values that it can have."""
        return frozenset(range(self.least, self.most + 1))

    def parse(self, text: str) -> frozenset[int]:
        """The values that `text` selects. Raises ValueError where it is no list of numbers, ranges and steps."""
        return frozenset().union(*map(self._part, text.split(",")))

    def _part(self, text: str) -> frozenset[int]:
        chosen, slash, step = text.partition("/")
        if slash and not re.fullmatch("[0-9]{1,9}", step):
            raise ValueError(f"its {self.name} is {text!r}, and {step!r} is no step")
        first, dash, last = chosen.partition("-")
        if chosen == "*":
            ends = (self.least, self.most)
        elif dash:
            ends = (self._number(first), self._number(last))
        else:
            ends = (self._number(first), self.most if slash else self._number(first))
        # The ends of a range may come in either order, and a step of 0 is one of 1.
        return frozenset(range(min(ends), max(ends) + 1, max(int(step or 1), 1)))

    def _number(self, text: str) -> int:
        if re.fullmatch("[0-9]{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        beginning = text.casefold()
        found = next((index for index, word in enumerate(self.words) if text and word.startswith(beginning)), None)
        if found is None:
            raise ValueError(f"its {self.name} is {text!r}, and {self.least} to {self.most} is allowed")
        return self.least + found


MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
SECOND = Field("second", 0, 59)
MINUTE = Field("minute", 0, 59)
HOUR = Field("hour", 0, 23)
DAY = Field("day of the month", 1, 31)
MONTH = Field("month", 1, 12, MONTHS)
WEEKDAY = Field("weekday", 0, 6, WEEKDAYS)
FIELDS = (SECOND, MINUTE, HOUR, DAY, MONTH, WEEKDAY)


@dataclass(frozen=True)
class Schedule:
    """The instants of a timer: those of which each part is among the values here."""

    seconds: frozenset[int]
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    """0 is Sunday."""


def parse_schedule(text: str) -> Schedule:
    """The schedule that `text` is. Raises ValueError, which tells what is wrong with it."""
    fields = text.split()
    if len(fields) == len(FIELDS) - 1:
        fields = ["0", *fields]
    if len(fields) != len(FIELDS):
        raise ValueError("it has neither six fields nor five")
    return Schedule(*(field.parse(written) for field, written in zip(FIELDS, fields, strict=True)))
