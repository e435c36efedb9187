import io

import pytest
from rich.console import Console

from tests.unit.tools.test_demo_samples import RUN
from tools.demo.samples import Sample
from tools.demo.screen import Top, show, sparkline

TOP = Top(messages=80, replicas=10)


@pytest.mark.parametrize(
    ("counts", "top", "width", "blocks"),
    [
        pytest.param([0, 4, 8], 8, 10, " ▄█", id="a block for each"),
        pytest.param([1, 99, 100], 100, 10, "▁██", id="the smallest is visible"),
        pytest.param([0, 8, 4, 0, 2], 8, 3, "█▄▂", id="the largest of several where there are too many"),
        pytest.param([9], 8, 10, "█", id="more than the top fills a block"),
        pytest.param([8], 8, 0, "█", id="a terminal without room"),
    ],
)
def test_sparkline(counts: list[int], top: int, width: int, blocks: str) -> None:
    assert sparkline(counts, top, width) == blocks


def test_a_log_gets_a_line_every_two_seconds_and_the_last_sample() -> None:
    log = io.StringIO()
    samples = [Sample(number / 4, 80 - number, 2, 1) for number in range(15)]
    assert show(iter(samples), Console(file=log), TOP) == samples
    assert log.getvalue().splitlines() == [
        "   0.0 s     80 orders waiting   1 of at most 10 replicas ready",
        "   2.0 s     72 orders waiting   1 of at most 10 replicas ready",
        "   3.5 s     66 orders waiting   1 of at most 10 replicas ready",
    ]


def test_a_terminal_shows_both_curves_with_the_present_numbers() -> None:
    screen = io.StringIO()
    terminal = Console(file=screen, force_terminal=True, color_system=None, width=80)
    show(iter(RUN), terminal, TOP)
    final = screen.getvalue().split("\x1b[2K")[-1].split("\x1b[?25h")[0].splitlines()
    assert [line.rstrip() for line in final] == [
        "orders waiting         0   ▄▆▆▃ ▁",
        "replicas ready   0 of 10     ▁▃▄▂▁",
        "                     4 s",
    ]
