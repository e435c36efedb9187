from pathlib import Path

import pytest

from tools.cluster.layout import Layout
from tools.cluster.ports import Ports
from tools.image_builder.registry_settings import PUSHER
from tools.real_node import attached_registry, python_libraries, registry
from tools.real_node.layout import NodeLayout, NodePorts, free_ports, remember, remembered


@pytest.fixture
def layout(tmp_path: Path) -> NodeLayout:
    layout = NodeLayout(Layout(tmp_path, Ports.from_base(20_000)), NodePorts(20_100, 20_101))
    layout.folder.mkdir()
    return layout


def test_images_have_what_a_project_imports_in_the_versions_of_this_environment() -> None:
    names = {library.metadata["Name"].lower() for library in python_libraries.closure(python_libraries.WANTED)}
    assert {"azure-functions", "azure-storage-queue", "azure-core", "requests", "werkzeug"} <= names
    assert "cryptography" not in names


def test_images_have_no_compiled_module_of_this_environment() -> None:
    places = python_libraries.contents()
    assert f"{python_libraries.PLACE}/azure/functions/__init__.py" in places
    assert not [place for place in places if place.endswith((".so", ".pyc")) or ".." in place]


def test_the_registry_knows_two_accounts_and_no_password(layout: NodeLayout) -> None:
    registry.write_configuration(layout)
    accounts = (layout.folder / "accounts").read_text()
    assert [line.partition(":")[0] for line in accounts.splitlines()] == ["pusher", "puller"]
    assert PUSHER.password not in accounts


def test_the_kubelet_signs_in_to_the_registry_by_its_second_name_alone(layout: NodeLayout) -> None:
    attached_registry.write_configuration(layout)
    configuration = (attached_registry.providers(layout) / "config.json").read_text()
    assert '"localhost:20100"' in configuration
    assert "127.0.0.1" not in configuration


def test_ports_are_remembered_and_behind_those_of_the_cluster(tmp_path: Path) -> None:
    ports = free_ports(20_015)
    assert 20_015 < ports.registry < ports.image_builder
    assert remembered(tmp_path) is None
    remember(tmp_path, ports)
    assert remembered(tmp_path) == ports


def test_two_clusters_have_control_groups_of_their_own() -> None:
    first, second = (
        NodeLayout(Layout(Path(folder), Ports.from_base(20_000)), NodePorts(1, 2)).cgroup for folder in ("/a", "/b")
    )
    assert first != second
