"""How a burst is shown while it is worked off: two curves that grow in place, or a line now and then for a log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.live import Live
from rich.table import Table

from .samples import Sample

BLOCKS = " ▁▂▃▄▅▆▇█"
LINE_INTERVAL = 2.0
"""Seconds between two lines of a log."""
BESIDE_THE_CURVE = 28
"""Columns for label, number and space."""


@dataclass(frozen=True)
class Top:
    """The most that there can be: a full block of each curve."""

    messages: int
    replicas: int


def show(samples: Iterable[Sample], console: Console, top: Top) -> list[Sample]:
    """Shows samples as they come and returns them all."""
    return (show_live if console.is_terminal else show_lines)(samples, console, top)


def show_live(samples: Iterable[Sample], console: Console, top: Top) -> list[Sample]:
    """Curves on a terminal."""
    seen: list[Sample] = []
    with Live(console=console, auto_refresh=False) as live:
        for sample in samples:
            seen.append(sample)
            live.update(curves(seen, console.width - BESIDE_THE_CURVE, top), refresh=True)
    return seen


def show_lines(samples: Iterable[Sample], console: Console, top: Top) -> list[Sample]:
    """Lines in a log: one every `LINE_INTERVAL` seconds, and the last sample."""
    seen: list[Sample] = []
    due = 0.0
    for sample in samples:
        seen.append(sample)
        if sample.seconds >= due:
            console.print(line(sample, top))
            due = sample.seconds + LINE_INTERVAL
    console.print(line(seen[-1], top))
    return seen


def line(sample: Sample, top: Top) -> str:
    """One sample as text."""
    replicas = f"{sample.ready} of at most {top.replicas} replicas ready"
    return f"{sample.seconds:6.1f} s   {sample.messages:4d} orders waiting   {replicas}"


def curves(samples: Sequence[Sample], width: int, top: Top) -> RenderableType:
    """Both curves so far, with the present numbers beside them."""
    messages, ready = [sample.messages for sample in samples], [sample.ready for sample in samples]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(justify="right", style="bold", width=8)
    grid.add_column(no_wrap=True)
    grid.add_row("orders waiting", str(messages[-1]), f"[cyan]{sparkline(messages, top.messages, width)}[/]")
    grid.add_row(
        "replicas ready", f"{ready[-1]} of {top.replicas}", f"[green]{sparkline(ready, top.replicas, width)}[/]"
    )
    grid.add_row("", f"{samples[-1].seconds:.0f} s", "")
    return grid


def sparkline(counts: Sequence[int], top: int, width: int) -> str:
    """One block for each count, or for the largest of several where there are more than `width`.

    What is not zero is visible, however small it is beside `top`.
    """
    step = -(-len(counts) // max(width, 1))
    peaks = [max(counts[start : start + step]) for start in range(0, len(counts), step)]
    return "".join(BLOCKS[-(-min(peak, top) * (len(BLOCKS) - 1) // top)] for peak in peaks)
