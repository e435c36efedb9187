"""One spelling for what means the same, names, and who owns a field."""

from typing import Any

import pytest

from tools.kubernetes_provider.errors import ProviderError
from tools.kubernetes_provider.field_managers import hand_over, without_ignored
from tools.kubernetes_provider.kinds import Kind, kind_of, kind_of_token, resource_name, type_token
from tools.kubernetes_provider.naming import Autonaming, adopt_name, assign_name, is_autonamed
from tools.kubernetes_provider.normalization import normalized
from tools.kubernetes_provider.property_values import UNKNOWN
from tools.kubernetes_provider.quantities import canonical_quantity


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("0.5", "500m"),
        ("0.50", "500m"),
        ("1000m", "1"),
        ("1500m", "1500m"),
        ("1", "1"),
        ("1024Mi", "1Gi"),
        ("1.5Gi", "1536Mi"),
        ("0.5Gi", "512Mi"),
        ("1023", "1023"),
        ("1000", "1k"),
        ("1024", "1024"),
        ("512Ki", "512Ki"),
        ("0.5Ki", "512"),
        ("129e6", "129e6"),
        ("1e3", "1e3"),
        ("0.1m", "100u"),
        ("0", "0"),
        ("-1", "-1"),
        ("half", "half"),
    ],
)
def test_quantities_are_spelled_as_the_server_does(given: str, expected: str) -> None:
    assert canonical_quantity(given) == expected


def test_the_text_of_a_secret_becomes_data_and_wins_over_it() -> None:
    secret = {"apiVersion": "v1", "kind": "Secret", "stringData": {"a": "new"}, "data": {"a": "b2xk", "b": "b2xk\n"}}
    assert normalized(secret) == {"apiVersion": "v1", "kind": "Secret", "data": {"a": "bmV3", "b": "b2xk"}}


def test_an_object_with_an_unknown_is_left_as_it_is() -> None:
    secret = {"apiVersion": "v1", "kind": "Secret", "stringData": {"a": UNKNOWN}}
    assert normalized(secret) == secret


def test_resources_are_compared_as_quantities_and_labels_as_text() -> None:
    pod = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"labels": {"limits": "0.5"}, "uid": "1", "annotations": None},
        "spec": {"containers": [{"resources": {"requests": {"cpu": 0.5, "memory": "1024Mi"}}}]},
    }
    assert normalized(pod) == {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"labels": {"limits": "0.5"}},
        "spec": {"containers": [{"resources": {"requests": {"cpu": "500m", "memory": "1Gi"}}}]},
    }


def test_a_custom_resource_keeps_its_own_spelling() -> None:
    custom = {"apiVersion": "example.com/v1", "kind": "Thing", "spec": {"limits": {"cpu": "0.5"}, "empty": None}}
    assert normalized(custom) == custom


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("kubernetes:core/v1:Secret", Kind("", "v1", "Secret")),
        ("kubernetes:apps/v1:Deployment", Kind("apps", "v1", "Deployment")),
        ("kubernetes:core/v1:NamespacePatch", Kind("", "v1", "Namespace")),
        ("kubernetes:keda.sh/v1alpha1:ScaledObject", Kind("keda.sh", "v1alpha1", "ScaledObject")),
    ],
)
def test_kind_of_a_type_token(token: str, expected: Kind) -> None:
    assert kind_of_token(token) == expected
    assert kind_of({"apiVersion": expected.api_version, "kind": expected.name}) == expected


@pytest.mark.parametrize(
    "token",
    [
        "kubernetes:helm.sh/v3:Release",
        "kubernetes:yaml:ConfigFile",
        "kubernetes:kustomize/v2:Directory",
        "kubernetes:core/v1:PodList",
    ],
)
def test_what_only_the_plugin_serves_is_refused_by_name(token: str) -> None:
    with pytest.raises(ProviderError, match=token):
        kind_of_token(token)


def test_a_urn_names_type_and_resource() -> None:
    urn = "urn:pulumi:dev::project::my:Component$kubernetes:core/v1:Secret::a::b"
    assert (type_token(urn), resource_name(urn)) == ("kubernetes:core/v1:Secret", "a::b")


def test_a_name_is_made_up_once_and_kept() -> None:
    first: dict[str, Any] = {}
    assign_name(first, "orders", b"seed", None)
    assert first["metadata"]["name"].startswith("orders-")
    assert len(first["metadata"]["name"]) == len("orders-") + 8
    assert is_autonamed(first)
    second: dict[str, Any] = {}
    adopt_name(second, first)
    assert second == first


@pytest.mark.parametrize("name", ["fixed", UNKNOWN])
def test_a_name_in_the_program_is_left_alone(name: Any) -> None:
    named = {"metadata": {"name": name}}
    assign_name(named, "orders", b"", None)
    adopt_name(named, {"metadata": {"name": "old", "annotations": {"pulumi.com/autonamed": "true"}}})
    assert named == {"metadata": {"name": name}}


def test_the_engine_may_choose_the_name_or_forbid_it() -> None:
    named: dict[str, Any] = {}
    assign_name(named, "orders", b"", Autonaming(proposed_name="dev-orders"))
    assert named["metadata"]["name"] == "dev-orders"
    with pytest.raises(ProviderError, match="disabled"):
        assign_name({}, "orders", b"", Autonaming(mode=Autonaming.DISABLE))


def managed(manager: str, operation: str, **fields: Any) -> dict[str, Any]:
    return {"manager": manager, "operation": operation, "fieldsV1": fields}


def test_fields_set_at_creation_go_to_the_manager_of_updates() -> None:
    autoscaler = managed("kube-controller-manager", "Update", **{"f:spec": {"f:replicas": {}}})
    created = managed("pulumi-kubernetes", "Update", **{"f:spec": {"f:template": {}}})
    live = {"metadata": {"resourceVersion": "7", "managedFields": [created, autoscaler]}}
    [fields, version] = hand_over(live, "pulumi-kubernetes-1")
    assert fields["value"] == [autoscaler, created | {"manager": "pulumi-kubernetes-1", "operation": "Apply"}]
    assert version["value"] == "7"
    assert hand_over({"metadata": {"managedFields": fields["value"]}}, "pulumi-kubernetes-1") == []


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        pytest.param("autoscaler", {"spec": {"image": "x"}}, id="owned by another: left out"),
        pytest.param("pulumi-kubernetes-1", {"spec": {"image": "x", "replicas": 7}}, id="our own: as it is"),
    ],
)
def test_an_ignored_field_stays_as_it_is_in_the_cluster(owner: str, expected: dict[str, Any]) -> None:
    live = {
        "spec": {"replicas": 7},
        "metadata": {"managedFields": [managed(owner, "Apply", **{"f:spec": {"f:replicas": {}}})]},
    }
    item = {"spec": {"image": "x", "replicas": 2}}
    assert without_ignored(item, live, "pulumi-kubernetes-1", ["spec.replicas"]) == expected
