"""How far a step is: a bar for a person who watches, and now and then a line for a log."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

LINE_INTERVAL = 15.0
"""Seconds between two lines in a log."""


class Counter(Protocol):
    """What a step tells about itself."""

    def expect(self, total: int) -> None:
        """How many things the step has to do, once that is known."""

    def advance(self) -> None:
        """One more thing is done."""


@contextmanager
def counting(console: Console, title: str) -> Iterator[Counter]:
    """Shows a step while it runs, and one line with its time when it ended well."""
    began = time.monotonic()
    if console.is_terminal:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
            yield Bar(progress, progress.add_task(title, total=None))
    else:
        console.print(f"{title} …")
        yield Lines(title, console.print)
    console.print(f"{title}: {duration(time.monotonic() - began)}")


@dataclass(frozen=True)
class Bar:
    """A bar that moves in place."""

    progress: Progress
    task: TaskID

    def expect(self, total: int) -> None:
        """See Counter."""
        self.progress.update(self.task, total=total)

    def advance(self) -> None:
        """See Counter."""
        self.progress.advance(self.task)


@dataclass
class Lines:
    """At most one line per `LINE_INTERVAL`."""

    title: str
    write: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    done: int = 0
    total: int | None = None
    began: float = field(init=False)
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.last = self.clock()

    def expect(self, total: int) -> None:
        """See Counter."""
        self.total = total

    def advance(self) -> None:
        """See Counter."""
        self.done += 1
        now = self.clock()
        if now - self.last >= LINE_INTERVAL:
            self.last = now
            of_total = "" if self.total is None else f" of {self.total}"
            self.write(f"{self.title}: {self.done}{of_total} after {duration(now - self.began)}")


def duration(seconds: float) -> str:
    """`4 s`, `3 min 20 s`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
