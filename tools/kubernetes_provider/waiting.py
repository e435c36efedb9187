"""Waiting for an object to become ready, or to be gone, by asking for it ever less often."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from .cluster import Cluster
from .errors import ApiError, ClusterUnreachableError, NotReadyError
from .objects import entries, name, pluck
from .property_values import Object
from .readiness.verdict import Rule, waiting

FIRST_PAUSE: Final = 0.05
LONGEST_PAUSE: Final = 0.3
"""Seconds between two questions."""


def until_ready(
    live: Object,
    rule: Rule,
    *,
    cluster: Cluster,
    seconds: float,
    cancelled: threading.Event,
    report: Callable[[str], None],
) -> Object:
    """The object once `rule` accepts it. Raises NotReadyError when the time is up or the engine cancels."""
    reported = ""
    deadline = time.monotonic() + seconds
    for pause in _pauses():
        try:
            live = cluster.get(live)
            verdict = rule(live)
        except (ApiError, ClusterUnreachableError) as error:
            verdict = waiting(str(error))
        if verdict.ready:
            return live
        if verdict.is_final:
            raise NotReadyError(live, f"Resource {name(live)!r} was created but failed to initialize", verdict.reasons)
        if verdict.reasons and verdict.reasons[0] != reported:
            reported = verdict.reasons[0]
            report(reported)
        is_cancelled = cancelled.wait(min(pause, max(0.0, deadline - time.monotonic())))
        if is_cancelled or time.monotonic() >= deadline:
            if verdict.is_tolerable:
                return live
            message = (
                f"Resource operation was cancelled for {name(live)!r}"
                if is_cancelled
                else f"{name(live)!r} timed out waiting to be Ready after {seconds:g} seconds"
            )
            raise NotReadyError(live, message, verdict.reasons)
    raise AssertionError("pauses never end")


def until_gone(live: Object, *, cluster: Cluster, seconds: float, cancelled: threading.Event) -> None:
    """Return once the object does not exist, finalizers included. Raises NotReadyError as `until_ready` does."""
    uid = pluck(live, "metadata", "uid")
    deadline = time.monotonic() + seconds
    for pause in _pauses():
        try:
            live = cluster.get(live)
        except ApiError as error:
            if error.is_not_found:
                return
            raise
        if uid and pluck(live, "metadata", "uid") != uid:  # somebody has made a new one of that name
            return
        if cancelled.wait(min(pause, max(0.0, deadline - time.monotonic()))):
            raise NotReadyError(live, f"Resource operation was cancelled for {name(live)!r}")
        if time.monotonic() >= deadline:
            finalizers = ", ".join(map(str, entries(live, "metadata", "finalizers")))
            raise NotReadyError(
                live,
                f"{name(live)!r} still exists after {seconds:g} seconds",
                (f"finalizers might be preventing deletion ({finalizers})",) if finalizers else (),
            )


def _pauses() -> Iterator[float]:
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause = min(pause * 1.5, LONGEST_PAUSE)
