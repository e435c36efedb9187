"""What a cluster would start, without starting it."""

import json
import socket
from pathlib import Path

import pytest

from tools.cluster import keda, kubeconfigs, nodes, pki, start
from tools.cluster.azurite import connection_string
from tools.cluster.folder import remember
from tools.cluster.layout import Layout
from tools.cluster.ports import Ports, free_block
from tools.cluster.processes import Processes

PORTS = Ports.from_base(20_000)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path, PORTS)
    pki.write(layout.pki)
    return layout


def test_every_port_belongs_to_one_program_that_is_told_so() -> None:
    programs = start.programs(Layout(Path("/cluster"), PORTS))
    ports = [port for program in programs for port in program.ports]
    assert sorted(ports) == list(range(PORTS.base, PORTS.last + 1))
    for program in programs:
        for port in program.ports:
            assert any(str(port) in argument for argument in program.arguments), (program.name, port)


def test_ports_are_kept_while_they_are_free(tmp_path: Path) -> None:
    first = start.usable_ports(Processes(tmp_path))
    assert start.usable_ports(Processes(tmp_path)) == first


def test_ports_are_chosen_anew_when_another_program_took_one(tmp_path: Path) -> None:
    ports = free_block()
    remember(tmp_path, ports)
    with socket.create_server(("127.0.0.1", ports.scheduler)):
        assert start.usable_ports(Processes(tmp_path)) != ports


def test_kubeconfigs_carry_their_certificates_and_are_private(layout: Layout) -> None:
    kubeconfigs.write(layout)
    config = json.loads(layout.kubeconfig.read_text())
    assert config["clusters"][0]["cluster"]["server"] == "https://127.0.0.1:20002"
    assert set(config["users"][0]["user"]) == {"client-certificate-data", "client-key-data"}
    assert layout.kubeconfig.stat().st_mode & 0o777 == 0o600


def test_webhooks_are_called_by_url_and_fail_closed(layout: Layout, tmp_path: Path) -> None:
    source = tmp_path / "config" / "webhooks" / "validation_webhooks.yaml"
    source.parent.mkdir(parents=True)
    service = {"name": "keda-admission-webhooks", "namespace": "keda", "path": "/validate-it"}
    configuration = {"webhooks": [{"clientConfig": {"service": service}, "failurePolicy": "Ignore"}]}
    source.write_text(json.dumps(configuration))
    (webhook,) = keda.admission(layout, "authority", tmp_path)["webhooks"]
    url = f"https://127.0.0.1:{PORTS.webhooks}/validate-it"
    assert webhook == {"clientConfig": {"url": url, "caBundle": "authority"}, "failurePolicy": "Fail"}


def test_every_node_is_simulated_and_only_the_virtual_one_is_tainted() -> None:
    made = {node["metadata"]["name"]: node for node in nodes.objects()}
    assert {node["metadata"]["annotations"]["kwok.x-k8s.io/node"] for node in made.values()} == {"fake"}
    assert [name for name, node in made.items() if "spec" in node] == [nodes.VIRTUAL_NODE]


def test_the_emulator_is_addressed_in_full() -> None:
    parts = dict(part.split("=", 1) for part in connection_string(PORTS).rstrip(";").split(";"))
    assert parts["QueueEndpoint"] == f"http://127.0.0.1:{PORTS.azurite_queue}/devstoreaccount1"
    assert parts.keys() == {
        "DefaultEndpointsProtocol",
        "AccountName",
        "AccountKey",
        "BlobEndpoint",
        "QueueEndpoint",
        "TableEndpoint",
    }
