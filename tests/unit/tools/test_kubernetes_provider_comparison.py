"""What counts as a change, and what replaces an object."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.kubernetes_provider.comparison import changes, contains, parse_property_path, property_path, pruned
from tools.kubernetes_provider.property_values import UNKNOWN
from tools.kubernetes_provider.replacement import replaces, replacing_fields


def described(old: dict[str, Any], new: dict[str, Any], *, built_in: bool = True) -> dict[str, str]:
    found = changes(old, new, zero_values_vanish=built_in)
    return {property_path(change.path): change.kind.value for change in found}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({"a": 1}, {"a": 1}, {}, id="the same"),
        pytest.param({"a": 1}, {"a": 1.0}, {}, id="a whole number in either form"),
        pytest.param({"a": 1}, {"a": True}, {"a": "update"}, id="a number that becomes a boolean"),
        pytest.param({"a": {"b": 1}}, {"a": {"b": 2, "c": 3}}, {"a.b": "update", "a.c": "add"}, id="nested"),
        pytest.param({"a": {"b": 1}}, {"a": {}}, {"a.b": "delete"}, id="left out"),
        pytest.param({"a": [1, 2]}, {"a": [1, 3, 4]}, {"a[1]": "update", "a[2]": "add"}, id="array elements"),
        pytest.param({"a": [1, 2]}, {"a": [1]}, {"a[1]": "delete"}, id="a shorter array"),
        pytest.param({"a": {"b": 1}}, {"a": 2}, {"a": "update"}, id="another type"),
        pytest.param({"a": 1}, {"a": UNKNOWN, "b": UNKNOWN}, {"a": "update", "b": "add"}, id="unknown"),
        pytest.param({}, {"env": {"value": ""}, "off": False}, {"env": "add"}, id="an empty field is not stored"),
        pytest.param({"env": {}}, {"env": {"value": ""}}, {}, id="an empty field in an object that is"),
        pytest.param({"metadata": {}}, {"metadata": {"labels": {}}}, {}, id="an empty map of labels"),
        pytest.param(
            {"labels": {}}, {"labels": {"a": ""}}, {"labels.a": "add"}, id="an empty label is stored like any other"
        ),
        pytest.param({"volume": {}}, {"volume": {"emptyDir": {}}}, {"volume.emptyDir": "add"}, id="an empty object"),
    ],
)
def test_changes(old: dict[str, Any], new: dict[str, Any], expected: dict[str, str]) -> None:
    assert described(old, new) == expected


def test_custom_resources_keep_empty_values() -> None:
    assert described({}, {"a": ""}, built_in=False) == {"a": "add"}


def test_what_others_set_is_no_change() -> None:
    inputs = {"spec": {"template": {"containers": [{"name": "c"}]}}}
    live = {
        "spec": {
            "replicas": 7,
            "template": {"containers": [{"name": "c", "imagePullPolicy": "Always"}, {"name": "d"}]},
        },
        "status": {"replicas": 7},
    }
    assert described(pruned(live, inputs), inputs) == {}


def test_drift_in_a_field_of_the_program_is_a_change() -> None:
    inputs = {"spec": {"replicas": 2}}
    assert described(pruned({"spec": {"replicas": 7}}, inputs), inputs) == {"spec.replicas": "update"}


@given(
    st.lists(
        st.text(min_size=1).filter(lambda key: "\\" not in key and '"' not in key) | st.integers(0, 99), min_size=1
    )
)
def test_a_property_path_is_read_back(path: list[str | int]) -> None:
    assert parse_property_path(property_path(("root", *path))) == ("root", *path)


def test_a_path_contains_what_lies_below_it() -> None:
    assert contains(("spec", "*", "image"), ("spec", 0, "image", "tag"))
    assert not contains(("spec", "replicas"), ("spec",))


def item(api_version: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"apiVersion": api_version, "kind": kind, **fields}


@pytest.mark.parametrize(
    ("changed", "path", "value", "expected"),
    [
        pytest.param(item("v1", "Secret"), ("data", "a"), "b", True, id="data of a Secret"),
        pytest.param(item("v1", "ConfigMap"), ("data", "a"), None, True, id="data of a ConfigMap"),
        pytest.param(item("v1", "ConfigMap"), ("metadata", "labels"), {"a": "b"}, False, id="labels"),
        pytest.param(item("v1", "ConfigMap"), ("metadata", "name"), "b", True, id="any name"),
        pytest.param(
            item("keda.sh/v1alpha1", "ScaledObject"), ("metadata", "namespace"), "b", True, id="any namespace"
        ),
        pytest.param(item("keda.sh/v1alpha1", "ScaledObject"), ("spec", "x"), 1, False, id="a custom resource's spec"),
        pytest.param(
            item("apps/v1", "Deployment"), ("spec", "selector", "matchLabels", "a"), "b", True, id="a selector"
        ),
        pytest.param(item("apps/v1", "Deployment"), ("spec", "replicas"), 2, False, id="replicas"),
        pytest.param(item("apps/v1", "Deployment"), ("spec",), {"selector": {}}, True, id="a selector inside"),
        pytest.param(item("batch/v1", "Job"), ("spec", "template", "spec", "x"), 1, True, id="a Job's template"),
        pytest.param(item("v1", "Pod"), ("spec", "containers", 1, "image"), "x", True, id="an image of a Pod"),
        pytest.param(
            item("v1", "Pod"), ("spec", "containers"), [{"name": "c", "image": "x"}], True, id="its containers"
        ),
        pytest.param(item("v1", "Service"), ("spec", "ports", 0, "port"), 81, False, id="a port of a Service"),
    ],
)
def test_what_replaces(changed: dict[str, Any], path: tuple[str | int, ...], value: Any, expected: bool) -> None:
    assert replaces(path, value, replacing_fields(changed)) is expected


def test_data_can_be_made_mutable_unless_the_object_says_otherwise() -> None:
    secret = item("v1", "Secret")
    assert not replaces(("data", "a"), "b", replacing_fields(secret, secrets_are_mutable=True))
    assert replaces(("data", "a"), "b", replacing_fields(secret | {"immutable": True}, secrets_are_mutable=True))
