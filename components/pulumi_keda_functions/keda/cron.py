"""The `cron` scaler: a window between two schedules.

KEDA reads them with https://pkg.go.dev/github.com/robfig/cron/v3: minute, hour, day of month, month, day of week;
no seconds, no `@daily`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Problem
from .model import Configuration


@dataclass(frozen=True)
class CronField:
    """One of the five fields."""

    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()
    """Words for the numbers from `least` on."""

    def number(self, text: str) -> int | None:
        """The number that `text` stands for, None where it stands for none."""
        if text.lower() in self.words:
            return self.least + self.words.index(text.lower())
        if re.fullmatch(r"\d+", text, re.ASCII) and len(text) < 10 and self.least <= int(text) <= self.most:
            return int(text)
        return None

    def takes(self, text: str) -> bool:
        """Whether each part of the list `text` is `*`, a number or a range, with a step or without."""
        return all(map(self._takes_part, text.split(",")))

    def _takes_part(self, part: str) -> bool:
        range_text, slash, step = part.partition("/")
        if slash and not re.fullmatch(r"0*[1-9]\d{0,8}", step, re.ASCII):
            return False
        if range_text in ("*", "?"):
            return True
        ends = [self.number(end) for end in range_text.split("-")]
        match ends:
            case [int()]:
                return True
            case [int(first), int(last)]:
                return first <= last
            case _:
                return False


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
FIELDS = (
    CronField("minute", 0, 59),
    CronField("hour", 0, 23),
    CronField("day of month", 1, 31),
    CronField("month", 1, 12, MONTHS),
    CronField("day of week", 0, 6, DAYS),
)


@dataclass(frozen=True)
class CronWindow:
    """Two schedules that KEDA can read, and that differ."""

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """What is wrong with them."""
        texts = {name: configuration.text(name) for name in ("start", "end")}
        for name, text in texts.items():
            if text is not None and (message := problem_in_schedule(text)):
                remedy = "write minute, hour, day of month, month and day of week, such as 0 6 * * 1-5"
                yield Problem(f"{where}.metadata.{name}", f"{name} of cron is {text!r}: {message}", remedy)
        if texts["start"] is not None and texts["start"] == texts["end"]:
            message = f"start and end of cron are both {texts['start']!r}"
            yield Problem(f"{where}.metadata", message, "let the window end later")


def problem_in_schedule(text: str) -> str | None:
    """What KEDA does not take of a schedule; None: nothing."""
    parts = text.split()
    # A zone may be written in front, though the scaler has a parameter for it.
    if parts and parts[0].startswith(("TZ=", "CRON_TZ=")):
        parts = parts[1:]
    if len(parts) != len(FIELDS):
        return f"it has {len(parts)} fields instead of {len(FIELDS)}"
    for field, part in zip(FIELDS, parts, strict=True):
        if not field.takes(part):
            return f"{part!r} is no {field.name} from {field.least} to {field.most}"
    return None
