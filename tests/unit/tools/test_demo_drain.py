import pytest

from tools.demo.drain import Drain


@pytest.mark.parametrize(
    ("ready", "seconds", "done"),
    [
        pytest.param(0, 5.0, 0, id="nobody works"),
        pytest.param(1, 1.0, 2, id="one replica works at the rate"),
        pytest.param(10, 0.5, 10, id="ten replicas work ten times as fast"),
        pytest.param(1, 0.25, 0, id="half a message is not done"),
    ],
)
def test_messages_are_done_in_proportion_to_ready_replicas(ready: int, seconds: float, done: int) -> None:
    assert Drain(rate=2.0).done(ready, seconds) == done


def test_what_is_begun_counts_at_the_next_look() -> None:
    drain = Drain(rate=2.0)
    assert [drain.done(1, 0.25) for _ in range(6)] == [0, 1, 0, 1, 0, 1]


def test_what_is_begun_is_lost_with_the_last_replica() -> None:
    drain = Drain(rate=2.0)
    assert [drain.done(1, 0.25), drain.done(0, 0.25), drain.done(1, 0.25)] == [0, 0, 0]
