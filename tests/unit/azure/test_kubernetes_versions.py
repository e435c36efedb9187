import pytest
from pulumi_keda_functions.azure.kubernetes_versions import KubernetesVersion, kubernetes_version, warnings_for
from pulumi_keda_functions.placement_arguments import VirtualNodesBackend
from pulumi_keda_functions.problems import Severity


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.34", KubernetesVersion(34)), ("1.34.2", KubernetesVersion(34, 2)), ("1.34.0", KubernetesVersion(34, 0))],
)
def test_versions(text: str, expected: KubernetesVersion) -> None:
    assert kubernetes_version(text) == expected
    assert str(expected) == text


@pytest.mark.parametrize("text", ["", "1", "v1.34", "1.34.", "2.0", "latest", "1.34-preview"])
def test_what_is_no_version(text: str) -> None:
    assert kubernetes_version(text) is None


@pytest.mark.parametrize(
    ("backend", "version", "is_known"),
    [
        pytest.param("add_on", "1.34.1", True, id="add-on, the last that it is listed for"),
        pytest.param("add_on", "1.35", False, id="add-on, later"),
        pytest.param("add_on", "1.30", True, id="add-on, earlier"),
        pytest.param("v2_helm", "1.33", True, id="chart, the first"),
        pytest.param("v2_helm", "1.32", False, id="chart, earlier"),
        pytest.param("v2_helm", "1.35", False, id="chart, later"),
        pytest.param("v2_helm", "", False, id="left to Azure"),
    ],
)
def test_versions_that_virtual_nodes_are_known_on(backend: str, version: str, is_known: bool) -> None:
    warnings = list(warnings_for(VirtualNodesBackend(backend), kubernetes_version(version)))
    assert (not warnings) is is_known
    assert all(warning.severity is Severity.WARNING for warning in warnings)
