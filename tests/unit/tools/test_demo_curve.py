from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.unit.tools.test_demo_samples import RUN
from tools.demo.curve import HEIGHT, PANELS, WIDTH, svg, ticks
from tools.demo.samples import Figures

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("most", "most_ticks", "expected"),
    [
        pytest.param(4, 5, [0, 1, 2, 3, 4], id="every whole number"),
        pytest.param(10, 5, [0, 2, 4, 6, 8, 10], id="every second"),
        pytest.param(296, 5, [0, 100, 200], id="hundreds"),
        pytest.param(31.1, 10, [0, 5, 10, 15, 20, 25, 30], id="seconds"),
    ],
)
def test_ticks_are_round_and_few(most: float, most_ticks: int, expected: list[int]) -> None:
    assert ticks(most, most_ticks) == expected


@pytest.fixture
def picture() -> ET.Element:
    return ET.fromstring(svg(RUN, Figures.of(RUN)))  # noqa: S314 - our own text


def test_the_picture_says_what_it_shows(picture: ET.Element) -> None:
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert "0 → 4 → 0 replicas" in words
    assert {panel.title for panel in PANELS} <= set(words)
    assert "Seconds since the first order" in words


def test_each_curve_starts_and_ends_on_its_axis_and_peaks_at_its_top(picture: ET.Element) -> None:
    for panel, curve in zip(PANELS, picture.iter(f"{SVG}polyline"), strict=True):
        heights = [float(point.split(",")[1]) for point in curve.attrib["points"].split()]
        assert heights[0] == heights[-1] == max(heights) == panel.bottom
        assert min(heights) == panel.top


def test_replicas_change_at_once(picture: ET.Element) -> None:
    steps = list(picture.iter(f"{SVG}polyline"))[1].attrib["points"].split()
    points = [tuple(map(float, point.split(","))) for point in steps]
    assert all(before[0] == after[0] or before[1] == after[1] for before, after in pairwise(points))


def test_everything_lies_inside(picture: ET.Element) -> None:
    for curve in picture.iter(f"{SVG}polyline"):
        points = [tuple(map(float, point.split(","))) for point in curve.attrib["points"].split()]
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
