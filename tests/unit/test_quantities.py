from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.quantities import amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2", "2", id="whole"),
        pytest.param("0.5", "0.5", id="with a point"),
        pytest.param(".5", "0.5", id="beginning with a point"),
        pytest.param("250m", "0.25", id="thousandths"),
        pytest.param("1k", "1000", id="thousands"),
        pytest.param("1.5Gi", str(3 << 29), id="binary"),
        pytest.param("1G", "1000000000", id="decimal"),
        pytest.param("12e2", "1200", id="with an exponent"),
        pytest.param("1e-1", "0.1", id="with a negative exponent"),
    ],
)
def test_an_amount_is_read_as_kubernetes_does(text: str, expected: str) -> None:
    assert amount(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "-1", "1 Gi", "1gi", "Mi", "1e999", "\u0661", "1.2.3", "1m\n"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount(text) is None


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["", "m", "k", "Ki", "M", "Mi", "Gi"]))
def test_more_is_more(number: Decimal, unit: str) -> None:
    fewer, more = amount(f"{number}{unit}"), amount(f"{number + 1}{unit}")
    assert fewer is not None
    assert more is not None
    assert fewer < more
