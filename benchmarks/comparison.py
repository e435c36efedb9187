"""What was measured, beside the same without the package, and how much more it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

from rich.console import Console
from rich.table import Table

COLUMNS = ("what", "against", "ours", "other", "ratio", "bound", "within")
PIPED_WIDTH = 120
"""Characters of a line that goes to no terminal."""


@dataclass(frozen=True)
class Comparison:
    """One line of a benchmark. Without a bound it is printed for the reader alone."""

    what: str
    against: str
    ours: float
    other: float
    unit: str
    most_ratio: float | None = None
    """What `ours` may be at most, as a multiple of `other`."""
    most: float | None = None
    """What `ours` may be at most, in `unit`."""

    @property
    def ratio(self) -> float:
        """How much more ours is. No number, which keeps no bound, where a difference of times was lost in noise."""
        return self.ours / self.other if self.ours > 0 and self.other > 0 else nan

    @property
    def is_within(self) -> bool:
        """Whether it keeps its bounds."""
        return (self.most_ratio is None or self.ratio <= self.most_ratio) and (
            self.most is None or self.ours <= self.most
        )

    @property
    def bound(self) -> str:
        """The bounds, as a person reads them."""
        ratio = [] if self.most_ratio is None else [f"≤ {self.most_ratio:.2f} times"]
        absolute = [] if self.most is None else [f"≤ {self.most:g} {self.unit}"]
        return ", ".join(ratio + absolute)


def print_table(title: str, comparisons: Sequence[Comparison]) -> None:
    """To standard output, in colour where that is a terminal."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    table = Table(title=title, title_justify="left", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in COLUMNS:
        table.add_column(column, justify="right" if column in {"ours", "other", "ratio"} else "left")
    for each in comparisons:
        within = "" if not each.bound else "yes" if each.is_within else "[bold red]no[/]"
        table.add_row(
            each.what,
            each.against,
            f"{each.ours:.3g} {each.unit}",
            f"{each.other:.3g} {each.unit}",
            f"{each.ratio:.2f}",
            each.bound,
            within,
        )
    console.print()
    console.print(table)
