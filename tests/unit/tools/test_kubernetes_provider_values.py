"""Property values on the wire, and what stays secret."""

from typing import Any

import pytest
from google.protobuf import struct_pb2
from hypothesis import given
from hypothesis import strategies as st

from tools.kubernetes_provider import checkpoint
from tools.kubernetes_provider.checkpoint import Checkpoint
from tools.kubernetes_provider.property_values import (
    UNKNOWN,
    Secret,
    decode,
    encode,
    has_secret,
    has_unknown,
    mark_secrets,
    plain,
)

NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
LEAVES = st.none() | st.booleans() | st.text() | NUMBERS | st.just(UNKNOWN)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | inner.map(Secret),
)


@given(VALUES)
def test_what_is_encoded_is_decoded_again(value: Any) -> None:
    assert decode(encode({"value": value})) == {"value": value}


def test_whole_numbers_come_as_integers() -> None:
    struct = struct_pb2.Struct()
    struct.update({"replicas": 3, "share": 0.5})
    assert {key: type(value) for key, value in decode(struct).items()} == {"replicas": int, "share": float}


def test_a_secret_is_never_printed() -> None:
    assert "hunter2" not in f"{Secret('hunter2')} {Secret('hunter2')!r}"


def test_plain_unwraps_secrets_at_any_depth() -> None:
    assert plain({"a": [Secret({"b": Secret("c")})]}) == {"a": [{"b": "c"}]}


@pytest.mark.parametrize("value", [UNKNOWN, [UNKNOWN], {"a": Secret([UNKNOWN])}])
def test_an_unknown_is_found_at_any_depth(value: Any) -> None:
    assert has_unknown(value)
    assert not has_unknown({"a": [1, Secret("b")]})


@pytest.mark.parametrize(
    ("outputs", "inputs", "expected"),
    [
        pytest.param(
            {"kind": "Secret", "data": {"a": "b"}},
            {"kind": "Secret"},
            {"kind": "Secret", "data": Secret({"a": "b"})},
            id="all data of a Secret",
        ),
        pytest.param(
            {"spec": {"key": "k", "port": 1}},
            {"spec": {"key": Secret("k"), "port": 1}},
            {"spec": {"key": Secret("k"), "port": 1}},
            id="one property, not its neighbours",
        ),
        pytest.param(
            {"env": [{"value": "a"}, {"value": "b"}]},
            {"env": [{"value": Secret("a")}, {"value": "b"}]},
            {"env": Secret([{"value": "a"}, {"value": "b"}])},
            id="an array as a whole",
        ),
        pytest.param({"status": {}}, {"spec": Secret({})}, {"status": {}}, id="nothing that the inputs do not have"),
    ],
)
def test_outputs_are_as_secret_as_their_inputs(outputs: Any, inputs: Any, expected: Any) -> None:
    mark_secrets(outputs, inputs)
    assert outputs == expected


def test_a_checkpoint_is_read_back_without_what_pulumi_added() -> None:
    written = Checkpoint({"kind": "Secret", "data": {"a": "b"}}, {"kind": "Secret", "data": {"a": "b"}}, "v1", "me")
    state = checkpoint.outputs(written, {})
    assert checkpoint.parse(state) == written
    assert has_secret(state["data"])
    assert has_secret(state["__inputs"]["data"])


def test_schema_keys_have_underscores_in_the_state_and_dashes_in_the_cluster() -> None:
    definition = {"spec": {"x-kubernetes-preserve-unknown-fields": True}}
    state = checkpoint.outputs(Checkpoint(definition, definition, "v1", "me"), {})
    assert state["spec"] == {"x_kubernetes_preserve_unknown_fields": True}
    assert checkpoint.parse(state).live == definition
