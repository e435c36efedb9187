from pathlib import Path

import pytest
import yaml
from pulumi_keda_functions.cli.migration.in_cluster import Kubectl
from pulumi_keda_functions.cli.migration.in_files import read_objects
from pulumi_keda_functions.cli.migration.kubernetes_objects import KubernetesObjects, Reference
from pulumi_keda_functions.problems import InvalidInputError

from tests.unit.cli.migration.deployed import deployed_yaml


def objects(text: str, folder: Path, namespace: str | None = None) -> KubernetesObjects:
    folder.joinpath("old.yaml").write_text(text)
    return read_objects([folder / "old.yaml"], namespace)


def test_a_stream_and_a_list_hold_the_same(tmp_path: Path) -> None:
    stream = objects(deployed_yaml(), tmp_path)
    documents = list(yaml.safe_load_all(deployed_yaml()))
    listed = objects(yaml.safe_dump({"kind": "List", "items": documents}), tmp_path)
    assert listed == stream
    assert stream.namespace == "shop"
    assert Reference("ScaledObject", "orders") in stream.bodies


def test_objects_of_other_namespaces_do_not_count(tmp_path: Path) -> None:
    both = deployed_yaml(namespace="test") + "---\n" + deployed_yaml(namespace="shop")
    assert objects(both, tmp_path).namespace == "test"
    assert objects(both, tmp_path, "shop") == objects(deployed_yaml(), tmp_path)
    assert objects(both, tmp_path, "nowhere").bodies == {}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        pytest.param(b"kind: Secret\ndata: {key: c2VjcmV0", "old.yaml:2", id="a brace that is not closed"),
        pytest.param(b"\xff\xfe\x00secret", "old.yaml", id="no text"),
        pytest.param(b"[" * 100_000, "old.yaml", id="too deep"),
    ],
)
def test_a_file_that_is_no_yaml_is_told_without_what_it_holds(content: bytes, where: str, tmp_path: Path) -> None:
    tmp_path.joinpath("old.yaml").write_bytes(content)
    with pytest.raises(InvalidInputError) as refused:
        read_objects([tmp_path / "old.yaml"], None)
    (problem,) = refused.value.problems
    assert problem.where.endswith(where)
    assert "c2VjcmV0" not in str(problem)


@pytest.mark.parametrize("text", ["", "3", "- 3\n- [a]", "kind: List", "kind: 3\nmetadata: text", "{}"])
def test_yaml_that_holds_no_objects_leads_nowhere(text: str, tmp_path: Path) -> None:
    assert not objects(text, tmp_path).find("Deployment", "orders")


def test_without_kubectl_there_are_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InvalidInputError, match="kubectl: it is not on PATH: install it, or give the objects as YAML"):
        Kubectl().read("orders")
