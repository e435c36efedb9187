"""`python -m benchmarks`: prints the tables. Exit status 1 where a bound is missed."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from tools.cluster import ClusterError
from tools.executables import ExecutableError

from .commands import benchmark as commands
from .comparison import Comparison, print_table
from .engine import benchmark as engine
from .errors import BenchmarkError
from .readers import benchmark as readers

errors = Console(stderr=True, highlight=False, soft_wrap=True)


class Benchmark(StrEnum):
    """What can be measured by itself."""

    COMMANDS = "commands"
    ENGINE = "engine"
    READERS = "readers"


def main(
    which: Annotated[Benchmark | None, typer.Argument(help="All when left out.", show_default=False)] = None,
    *,
    apps: Annotated[int, typer.Option(min=2, help="Apps of a stack, and apps in one process.")] = 50,
    runs: Annotated[int, typer.Option(min=1, help="Lives of each stack, of which the medians count.")] = 3,
) -> None:
    """Measure the package against the same done without it."""
    tables: Mapping[Benchmark, tuple[str, Callable[[], list[Comparison]]]] = {
        Benchmark.COMMANDS: ("The command line", lambda: commands.compare(apps)),
        Benchmark.READERS: ("Readers of projects", readers.compare),
        Benchmark.ENGINE: ("FunctionApp in the engine", lambda: engine.compare(apps, runs, errors.print)),
    }
    missed: list[Comparison] = []
    for title, compare in [tables[which]] if which else tables.values():
        try:
            comparisons = compare()
        except (BenchmarkError, ClusterError, ExecutableError) as error:
            errors.print(str(error), style="red", markup=False)
            raise typer.Exit(1) from None
        print_table(title, comparisons)
        missed += [each for each in comparisons if not each.is_within]
    for each in missed:
        errors.print(f"over its bound {each.bound}: {each.what}: {each.ours:.3g} {each.unit}, {each.ratio:.2f} times")
    raise typer.Exit(1 if missed else 0)


if __name__ == "__main__":
    typer.run(main)
