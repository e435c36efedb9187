"""The picture of a burst: queue and replicas over time, as SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree as ET

from .samples import Figures, Sample

WIDTH, HEIGHT = 860, 540
LEFT, RIGHT = 70, 24
TEXT, FAINT, GRID = "#24292f", "#57606a", "#e3e6ea"
FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
MOST_TICKS = 10


@dataclass(frozen=True)
class Panel:
    """One curve with its axis, in a band of the picture."""

    title: str
    color: str
    top: int
    bottom: int
    count: Callable[[Sample], int]
    in_steps: bool
    """Whether a count holds until the next look, instead of gliding there."""


PANELS = (
    Panel("Orders in the queue", "#0969da", 112, 276, lambda sample: sample.messages, in_steps=False),
    Panel("Replicas ready", "#1a7f37", 344, 484, lambda sample: sample.ready, in_steps=True),
)


def svg(samples: Sequence[Sample], figures: Figures) -> str:
    """The picture of a whole run."""
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    picture = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": FONT, **size})
    ET.SubElement(picture, "rect", {"width": "100%", "height": "100%", "fill": "white"})
    text(picture, LEFT, 38, f"0 → {figures.peak} → 0 replicas", size=20, weight="600")
    text(picture, LEFT, 64, str(figures), fill=FAINT)
    end = samples[-1].seconds
    for panel in PANELS:
        draw_panel(picture, panel, samples, end)
    text(picture, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, "Seconds since the first order", anchor="middle", fill=FAINT)
    ET.indent(picture)
    return ET.tostring(picture, encoding="unicode") + "\n"


def draw_panel(picture: ET.Element, panel: Panel, samples: Sequence[Sample], end: float) -> None:
    """Grid, axes and curve of one panel."""
    most = max(map(panel.count, samples))

    def x(seconds: float) -> float:
        return LEFT + seconds / end * (WIDTH - LEFT - RIGHT)

    def y(count: float) -> float:
        return panel.bottom - count / most * (panel.bottom - panel.top)

    text(picture, LEFT, panel.top - 14, panel.title, fill=panel.color, weight="600")
    for tick in ticks(most, most_ticks=5):
        line(picture, (LEFT, y(tick)), (WIDTH - RIGHT, y(tick)))
        text(picture, LEFT - 10, y(tick) + 4, str(tick), anchor="end", fill=FAINT)
    for tick in ticks(end):
        line(picture, (x(tick), panel.bottom), (x(tick), panel.bottom + 5))
        text(picture, x(tick), panel.bottom + 19, str(tick), anchor="middle", fill=FAINT)
    points = [(x(sample.seconds), y(panel.count(sample))) for sample in samples]
    if panel.in_steps:
        corners = [(after[0], before[1]) for before, after in pairwise(points)]
        points = [points[0], *(point for pair in zip(corners, points[1:], strict=True) for point in pair)]
    outline = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
    area = f"{x(0):.1f},{panel.bottom} {outline} {x(end):.1f},{panel.bottom}"
    ET.SubElement(picture, "polygon", {"points": area, "fill": panel.color, "fill-opacity": "0.12"})
    stroke = {"fill": "none", "stroke": panel.color, "stroke-width": "2", "stroke-linejoin": "round"}
    ET.SubElement(picture, "polyline", {"points": outline, **stroke})


def ticks(most: float, most_ticks: int = MOST_TICKS) -> list[int]:
    """Round numbers from 0 to `most`: 1, 2 or 5 times a power of ten apart, at most so many beside the zero."""
    steps = (factor * 10**power for power in range(10) for factor in (1, 2, 5))
    step = next(step for step in steps if most / step <= most_ticks)
    return list(range(0, int(most) + 1, step))


def line(picture: ET.Element, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A thin line of the grid."""
    places = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    ET.SubElement(picture, "line", {name: f"{place:.1f}" for name, place in places.items()} | {"stroke": GRID})


def text(
    picture: ET.Element,
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    fill: str = TEXT,
    size: int = 13,
    weight: str = "400",
) -> None:
    """Words whose baseline starts, ends or is centred at a point."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    look = {"fill": fill, "font-size": str(size), "font-weight": weight}
    ET.SubElement(picture, "text", place | look).text = words
