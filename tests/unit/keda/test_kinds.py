import pytest
from pulumi_keda_functions.keda.kinds import Kind


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        pytest.param(Kind.INTEGER, "0 5 -1 100", "five 5.0 1e3 05 +5 5s \u0665", id="whole numbers as in JSON"),
        pytest.param(Kind.WHOLE, "0 7", "-1 2.5 x", id="whole numbers from 0 on"),
        pytest.param(Kind.NUMBER, "0 5 -1.25 50.0 2e-3", "five .5 5. 1,5 NaN 0x10", id="numbers as in JSON"),
        pytest.param(Kind.BOOLEAN, "true False 1 f T", "yes tRUE on 2", id="truths as in Go"),
        pytest.param(
            Kind.DURATION, "30s 1h30m 1.5s 500 0 250ms", "-5s 30x s 1d", id="durations as in Go, or milliseconds"
        ),
        pytest.param(Kind.PAIRS, "a=b =", "a a=b=c", id="pairs"),
        pytest.param(Kind.TEXT, "anything = 1", "", id="any text"),
    ],
)
def test_a_kind_takes_what_keda_can_read(kind: Kind, right: str, wrong: str) -> None:
    assert [text for text in right.split() if not kind.fits(text)] == []
    assert [text for text in wrong.split() if kind.fits(text)] == []
