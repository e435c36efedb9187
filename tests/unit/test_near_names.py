import pytest
from pulumi_keda_functions.near_names import closest

KNOWN = ("queueName", "maxReplicas", "min_replicas")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("queueNmae", "queueName"), ("QUEUENAME", "queueName"), ("min_replica", "min_replicas"), ("affinity", None)],
)
def test_what_was_meant(word: str, expected: str | None) -> None:
    assert closest(word, KNOWN) == expected


def test_how_alike_words_must_be_can_be_asked_for() -> None:
    assert closest("blobTriger", ["blobTrigger"], alike=0.9) == "blobTrigger"
    assert closest("bobTrigger2", ["blobTrigger"], alike=0.95) is None
