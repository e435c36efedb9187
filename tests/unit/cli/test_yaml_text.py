import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.cli.yaml_text import as_yaml


@pytest.mark.parametrize(
    "text", ["y", "N", "1e3", "-1E3", "0o17", "0x1F", "0b1", "1_000", "1:30", "962e10", "07", "+1"]
)
def test_text_that_a_reader_may_take_for_something_else_is_quoted(text: str) -> None:
    assert as_yaml([{"key": text}]) == f"---\nkey: '{text}'\n"


@pytest.mark.parametrize("text", ["orders", "100m", "256Mi", "p-test", "keda.sh/v1alpha1", "a" * 500])
def test_plain_text_stays_plain(text: str) -> None:
    assert as_yaml([{"key": text}]) == f"---\nkey: {text}\n"


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.booleans())))
def test_a_stream_reads_back_as_what_it_was(documents: list[dict[str, str | int | bool]]) -> None:
    assert list(yaml.safe_load_all(as_yaml([dict(document) for document in documents]))) == documents
