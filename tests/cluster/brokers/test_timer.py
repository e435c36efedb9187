from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from tests.cluster.brokers.app import App, deploy
from tools.cluster import Cluster

HOST = {"functionTimeout": "00:00:00"}
"""So that a window is as narrow as can be: from 2 minutes before to 1 minute after the timer is due."""
BEFORE, AFTER = timedelta(minutes=2), timedelta(minutes=1)
KOLKATA = timezone(timedelta(hours=5, minutes=30))
"""Time zones of half hours move minutes, too."""


def test_a_timer_function_scales_from_zero_when_its_window_opens_and_back_when_it_closes(
    cluster: Cluster, namespace: str, tmp_path: Path
) -> None:
    soon = next_minute()

    def app_of_timer(name: str, due: datetime) -> App:
        folder = tmp_path / name
        folder.mkdir()
        trigger = {"type": "timerTrigger", "schedule": f"0 {due.minute} {due.hour} * * *"}
        settings = {"TZ": "Asia/Kolkata"}
        return deploy(cluster, namespace, folder, trigger, settings, name=name, host_json=HOST, scale_to_zero=True)

    opening, closing = app_of_timer("opening", soon + BEFORE), app_of_timer("closing", soon - AFTER)
    opening.waits_for(replicas=0)
    closing.waits_for(replicas=1)
    assert datetime.now(UTC) < soon
    closing.waits_for(replicas=0)
    opening.waits_for(replicas=1)


def next_minute() -> datetime:
    """The next whole minute that leaves time to deploy two apps before it."""
    return (datetime.now(KOLKATA) + timedelta(seconds=75)).replace(second=0, microsecond=0)
