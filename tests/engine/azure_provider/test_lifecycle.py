"""A cluster through the real engine: preview, up, change, drift, destroy."""

import re

import pytest
from pulumi import automation

from tests.azure_provider.account import AzureAccount
from tests.azure_provider.identifiers import name_in
from tests.engine.azure_provider.programs import Options, cluster_program
from tests.engine.conftest import EngineStack, changes

CLUSTER = "containerservice:ManagedCluster"


def outputs_of(stack: EngineStack, kind: str, name: str) -> dict[str, object]:
    """What the engine's state holds."""
    for resource in stack.resources():
        if resource["type"] == f"azure-native:{kind}" and str(resource["urn"]).endswith(f"::{name}"):
            outputs = resource["outputs"]
            assert isinstance(outputs, dict)
            return outputs
    raise LookupError(name)


def test_a_cluster_is_made_in_order_and_taken_down_in_reverse(azure: AzureAccount, azure_stack: EngineStack) -> None:
    azure_stack.preview(cluster_program)
    assert azure.entries() == []
    issuer = azure_stack.up(cluster_program).outputs["issuer"].value
    assert issuer.startswith("https://westeurope.oic.prod-aks.azure.com/")
    assert changes(azure_stack.up(cluster_program).summary) == {}
    (plane,) = azure.one(CLUSTER).inputs["identity"]["userAssignedIdentities"]
    assert re.fullmatch(r"plane[0-9a-f]{8}", name_in(plane))
    assert azure.is_before("create", "Subnet containers", "ManagedCluster aks")
    assert azure.is_before("create", "ManagedCluster aks", "AgentPool user")
    azure_stack.destroy()
    assert azure.is_before("delete", "ManagedCluster aks", "Subnet nodes")
    assert azure.is_before("delete", "AgentPool user", "ManagedCluster aks")
    assert azure.resources().records == {}


def test_what_azure_refuses_fails_the_run_with_azures_words(azure: AzureAccount, azure_stack: EngineStack) -> None:
    def program() -> None:
        cluster_program(Options(cluster={"disable_local_accounts": True}))

    with pytest.raises(automation.CommandError, match="disableLocalAccounts needs aadProfile"):
        azure_stack.preview(program)
    assert azure.entries() == []


def test_an_upgrade_and_another_pool_leave_the_rest_alone(azure: AzureAccount, azure_stack: EngineStack) -> None:
    azure_stack.up(cluster_program)
    more = azure_stack.up(lambda: cluster_program(Options(pools=("user", "more"))))
    assert changes(more.summary) == {"create": 1}
    upgraded = azure_stack.up(lambda: cluster_program(Options(version="1.35", pools=("user", "more"))))
    assert changes(upgraded.summary) == {"update": 1}
    assert azure.one(CLUSTER).outputs["currentKubernetesVersion"] == "1.35.4"
    with pytest.raises(automation.CommandError, match="Downgrading managed cluster"):
        azure_stack.up(lambda: cluster_program(Options(version="1.34", pools=("user", "more"))))


def test_a_replacement_deletes_first_where_the_name_is_fixed(azure: AzureAccount, azure_stack: EngineStack) -> None:
    azure_stack.up(cluster_program)
    azure_stack.up(lambda: cluster_program(Options(dns_prefix="store", pools=())))
    assert azure.one(CLUSTER).inputs["dnsPrefix"] == "store"
    written = [str(entry) for entry in azure.entries() if entry.kind == "ManagedCluster"]
    assert written == ["create ManagedCluster aks", "delete ManagedCluster aks", "create ManagedCluster aks"]


def test_a_refresh_sees_what_others_did(azure: AzureAccount, azure_stack: EngineStack) -> None:
    azure_stack.up(cluster_program)
    with azure.drift("resources:ResourceGroup", "shop") as outputs:
        outputs["tags"] = {"owner": "somebody"}
    azure.vanish("containerservice:AgentPool", "user")
    azure_stack.refresh()
    assert outputs_of(azure_stack, "resources:ResourceGroup", "shop")["tags"] == {"owner": "somebody"}
    again = azure_stack.up(cluster_program)
    assert changes(again.summary) == {"create": 1, "update": 1}
    assert azure.one("resources:ResourceGroup", "shop").outputs["tags"] == {}
