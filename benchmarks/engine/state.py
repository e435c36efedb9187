"""What the engine has to keep of each app."""

import json
from collections.abc import Collection, Iterable, Mapping

from ..comparison import Comparison

Resource = Mapping[str, object]
"""An entry in a stack's state."""
MOST_TEXT = 1.15
"""The engine writes all of the state after each step, so that its length counts."""


def compare_states(ours: Iterable[Resource], other: Iterable[Resource], against: str, apps: int) -> list[Comparison]:
    """How many entries, and how long they are."""
    of_apps, others = (_of_apps(resources) for resources in (ours, other))
    return [
        Comparison("engine resources, each app", against, len(of_apps) / apps, len(others) / apps, "", most_ratio=1),
        Comparison(
            "state, each app", against, _length(of_apps) / apps, _length(others) / apps, "kB", most_ratio=MOST_TEXT
        ),
    ]


def _of_apps(resources: Iterable[Resource]) -> list[Resource]:
    return [each for each in resources if not str(each["type"]).startswith("pulumi:")]


def _length(resources: Collection[Resource]) -> float:
    return len(json.dumps(resources)) / 1000
