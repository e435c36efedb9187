"""examples/aks-virtual-nodes from its first preview to nothing left."""

import json

from pulumi import automation

from tests.azure_provider.account import AzureAccount
from tests.azure_provider.journal import Entry
from tests.cluster.aks_example.conftest import Example
from tests.engine.conftest import changes
from tools.cluster import Cluster

VIRTUAL_NODES_ROLE = "RoleAssignment on virtual-nodes"


def test_from_the_first_preview_to_nothing_left(example: Example, azure: AzureAccount, bare: Cluster) -> None:
    assert example.preview().change_summary.keys() == {automation.OpType.CREATE}

    outputs = example.up().outputs
    assert outputs["kubeconfig"].secret
    assert outputs["deployments"].value == ["orders-events"]
    assert runs_on_virtual_nodes(bare)
    assert comes_before(azure, "create", "Subnet", "ManagedCluster")
    assert comes_before(azure, "create", "ManagedCluster", VIRTUAL_NODES_ROLE)
    assert changes(example.up().summary) == {}

    example.configure(kubernetesVersion="1.35", spotPool="true")
    upgraded = changes(example.up().summary)
    assert upgraded.keys() == {"create", "update"}
    assert upgraded["create"] == 1, "the pool"
    assert str(azure.one("containerservice:ManagedCluster").outputs["currentKubernetesVersion"]).startswith("1.35")

    example.configure(spotPool="false", virtualNodes="false")
    example.up()
    assert azure.of("containerservice:AgentPool") == []
    assert not runs_on_virtual_nodes(bare)
    example.configure(virtualNodes="true")
    example.up()
    assert runs_on_virtual_nodes(bare)

    assert changes(example.up(refresh=True).summary) == {}
    assert "ManagedCluster shop" not in azure.journal("delete"), "never replaced"

    before = len(azure.entries("delete"))
    example.destroy()
    assert comes_before(azure, "delete", VIRTUAL_NODES_ROLE, "ManagedCluster", since=before)
    assert comes_before(azure, "delete", "ManagedCluster", "Subnet", since=before)
    assert azure.resources().records == {}


def comes_before(azure: AzureAccount, operation: str, first: str, second: str, since: int = 0) -> bool:
    """Whether all writes of one kind had ended when the first of another kind began."""
    entries = [entry for entry in azure.entries(operation)[since:] if not entry.refused]
    ended = [entry.ended for entry in entries if is_of(entry, first)]
    started = [entry.started for entry in entries if is_of(entry, second)]
    return max(ended) <= min(started)


def is_of(entry: Entry, kind: str) -> bool:
    """`Subnet`, or `RoleAssignment on virtual-nodes` for what is given on something of that name."""
    what, _, place = kind.partition(" on ")
    return entry.kind == what and (not place or f"/subnets/{place}/" in entry.id)


def runs_on_virtual_nodes(cluster: Cluster) -> bool:
    """Whether the scheduler may put functions there."""
    found = json.loads(cluster.kubectl("get", "deployment", "orders-events", "--namespace=orders", "--output=json"))
    tolerations = found["spec"]["template"]["spec"].get("tolerations", [])
    return any(each.get("key") == "virtual-kubelet.io/provider" for each in tolerations)
