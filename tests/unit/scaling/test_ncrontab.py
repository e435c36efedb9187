import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.scaling.ncrontab import DAY, HOUR, MINUTE, MONTH, WEEKDAY, Field, parse_schedule


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        pytest.param(MINUTE, "5", {5}, id="a number"),
        pytest.param(HOUR, "*", set(range(24)), id="every"),
        pytest.param(HOUR, "9-12", {9, 10, 11, 12}, id="a range"),
        pytest.param(HOUR, "12-9", {9, 10, 11, 12}, id="a range from behind"),
        pytest.param(MINUTE, "*/20", {0, 20, 40}, id="a step"),
        pytest.param(DAY, "*/10", {1, 11, 21, 31}, id="a step counts from the least value"),
        pytest.param(MINUTE, "50/5", {50, 55}, id="a step from a number on"),
        pytest.param(HOUR, "1-9/4", {1, 5, 9}, id="a step in a range"),
        pytest.param(HOUR, "1-3/0", {1, 2, 3}, id="a step of 0 is 1"),
        pytest.param(MINUTE, "0,30-32", {0, 30, 31, 32}, id="a list"),
        pytest.param(WEEKDAY, "Mon-Friday", {1, 2, 3, 4, 5}, id="weekdays by name, shortened or not"),
        pytest.param(MONTH, "JAN,dec", {1, 12}, id="months by name, in any case"),
    ],
)
def test_field(field: Field, text: str, expected: set[int]) -> None:
    assert field.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "second", "minute"),
    [
        pytest.param("15 30 8 * * *", {15}, {30}, id="six fields begin with seconds"),
        pytest.param("30 8 * * *", {0}, {30}, id="five fields begin with minutes"),
        pytest.param(" 15  30\t8 * * * ", {15}, {30}, id="any white space between"),
    ],
)
def test_fields_of_a_schedule(text: str, second: set[int], minute: set[int]) -> None:
    schedule = parse_schedule(text)
    assert (set(schedule.seconds), set(schedule.minutes), set(schedule.hours)) == (second, minute, {8})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("0 8 * *", "it has neither six fields nor five", id="four fields"),
        pytest.param("", "it has neither six fields nor five", id="nothing"),
        pytest.param("0 60 8 * * *", "its minute is '60', and 0 to 59 is allowed", id="a number too large"),
        pytest.param("0 0 8 0 * *", "its day of the month is '0', and 1 to 31 is allowed", id="a number too small"),
        pytest.param("0 0 8 * * 7", "its weekday is '7', and 0 to 6 is allowed", id="Sunday is 0 alone"),
        pytest.param("0 */x 8 * * *", "its minute is '*/x', and 'x' is no step", id="no step"),
        pytest.param("0 1,,2 8 * * *", "its minute is '', and 0 to 59 is allowed", id="a gap in a list"),
        pytest.param("0 0 8 * Foo *", "its month is 'Foo', and 1 to 12 is allowed", id="no month"),
        pytest.param("0 0 8 L * *", "its day of the month is 'L', and 1 to 31 is allowed", id="no last day"),
    ],
)
def test_what_no_host_reads(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_schedule(text)


@given(st.text(alphabet="0123456789*/-, JANmon?٣", max_size=40))
def test_any_text_is_a_schedule_or_refused(text: str) -> None:
    try:
        schedule = parse_schedule(text)
    except ValueError:
        return
    assert schedule.minutes
    assert schedule.minutes <= MINUTE.every
    assert schedule.weekdays <= WEEKDAY.every
