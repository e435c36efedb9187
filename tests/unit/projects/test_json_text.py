"""JSON as the host takes it."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.projects.json_text import JsonSyntaxError, parse_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('{"a": 1}', {"a": 1}, id="plain JSON"),
        pytest.param('\ufeff{"a": 1}', {"a": 1}, id="a byte order mark"),
        pytest.param('{"a": 1, // one\n "b": 2}', {"a": 1, "b": 2}, id="a comment to the end of the line"),
        pytest.param('{/* a\n "x": 1 */ "b": 2}', {"b": 2}, id="a comment over lines"),
        pytest.param('{"url": "https://x//y"}', {"url": "https://x//y"}, id="slashes inside a string are no comment"),
        pytest.param('{"a": [1, 2,],}', {"a": [1, 2]}, id="a comma after the last item"),
        pytest.param('{\u00a0"a":\u00a01}', {"a": 1}, id="no-break spaces"),
        pytest.param("{'a': 'it\\'s \"so\"'}", {"a": 'it\'s "so"'}, id="single quotes"),
        pytest.param("{a: true}", {"a": True}, id="a bare property name"),
        pytest.param('{"a": "one\ntwo"}', {"a": "one\ntwo"}, id="a line break inside a string"),
        pytest.param('{"a": 1, "a": 2}', {"a": 2}, id="a property given twice: the last counts"),
        pytest.param('["\\u00e4\\n", -1.5e3, null]', ["ä\n", -1500.0, None], id="escapes, numbers, null"),
    ],
)
def test_the_host_reads(text: str, value: object) -> None:
    assert parse_json(text).value == value


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("", 1, "the file ends where a value is expected", id="nothing"),
        pytest.param('{"a": 1\n"b": 2}', 2, "'\"b\"' stands where ',' is expected", id="a missing comma"),
        pytest.param('{"a":\n\n}', 3, "'}' stands where a value is expected", id="a missing value"),
        pytest.param('{"a": 1}\n{}', 2, "'{' stands where the end is expected", id="text behind the end"),
        pytest.param("[,]", 1, "',' stands where a value is expected", id="a comma alone"),
        pytest.param('{"a": "b}', 1, "'\"b}' is not JSON", id="an open string"),
        pytest.param('{"a": 01}', 1, "'01}' is not JSON", id="a number with a leading zero"),
        pytest.param(r'["\x"]', 1, r"'\x' is not an escape of JSON", id="an unknown escape"),
        pytest.param('{"a": yes}', 1, "'yes' stands where a value is expected", id="an unknown word"),
        pytest.param("[" * 1000, 1, "nested deeper than 64 levels", id="nesting without end"),
    ],
)
def test_the_host_refuses(text: str, line: int, message: str) -> None:
    with pytest.raises(JsonSyntaxError) as error:
        parse_json(text)
    assert (error.value.line, error.value.message) == (line, message)


def test_every_property_has_its_line() -> None:
    text = parse_json('{\n "a": {\n  "b": 1 },\n "c": [\n  {"d": 2}]}')
    assert text.line("a", "b") == 3
    assert text.line("c", "0", "d") == 5
    assert text.line("a", "nowhere") == 2
    assert text.line("nowhere") == 1


@pytest.mark.parametrize(("text", "line"), [("{bad", 1), ("{bad\n", 1), ('{"a":\n1\n\n// end\n', 2)])
def test_what_is_missing_at_the_end_is_missing_where_the_content_ends(text: str, line: int) -> None:
    with pytest.raises(JsonSyntaxError) as error:
        parse_json(text)
    assert error.value.line == line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
SPACE = st.lists(st.sampled_from([" ", "\n", "\u00a0", "// x, {\n", "/* ] */", "\ufeff"]), max_size=2).map("".join)


@settings(deadline=None)
@given(JSON, st.data())
def test_comments_and_white_space_between_tokens_change_nothing(value: Any, data: st.DataObject) -> None:
    assert parse_json(spread(value, data)).value == value


def spread(value: Any, data: st.DataObject) -> str:
    """The JSON text of `value` with something between any two tokens, and commas after last items."""
    space = data.draw(SPACE)
    match value:
        case dict():
            items = [f"{space}{json.dumps(key)}{space}:{spread(inner, data)}" for key, inner in value.items()]
            return (
                f"{space}{{{','.join(items)}{space}{',' if bool(items) and data.draw(st.booleans()) else ''}{space}}}"
            )
        case list():
            items = [spread(inner, data) for inner in value]
            return f"{space}[{','.join(items)}{',' if bool(items) and data.draw(st.booleans()) else ''}{space}]"
        case _:
            return f"{space}{json.dumps(value, ensure_ascii=data.draw(st.booleans()))}{space}"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(JsonSyntaxError):
        assert all(1 <= line <= text.count("\n") + 1 for line in parse_json(text).lines.values())
