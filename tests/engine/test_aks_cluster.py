"""AksCluster through the real engine, against a provider that is as strict as Azure."""

import copy
from collections.abc import Callable

import pulumi
import pulumi_kubernetes as kubernetes
from pulumi_keda_functions import AksCluster, AksClusterArgs

from tests.azure_provider.account import AzureAccount
from tests.engine.conftest import EngineStack, changes
from tools.cluster import Cluster

FLAT: AksClusterArgs = {"resource_group_name": "shop", "kubernetes_version": "1.34", "network": "flat"}  # type: ignore[typeddict-item] # by its text
ADD_ON: AksClusterArgs = {**FLAT, "virtual_nodes": "add_on"}  # type: ignore[typeddict-item] # by its text


def program(args: AksClusterArgs, **more: object) -> Callable[[], None]:
    """A cluster, and something in it."""

    def run() -> None:
        cluster = AksCluster("shop", AksClusterArgs(**copy.deepcopy({**args, **more})))  # type: ignore[typeddict-item] # any of them
        kubernetes.core.v1.ConfigMap(
            "marker",
            metadata={"name": "marker", "namespace": "default"},
            data={"in": "the cluster"},
            opts=pulumi.ResourceOptions(provider=cluster.provider),
        )
        pulumi.export("kubeconfig", cluster.kubeconfig)
        pulumi.export("version", cluster.kubernetes_version)
        pulumi.export("issuer", cluster.oidc_issuer_url)

    return run


def test_a_cluster_with_virtual_nodes_from_nothing_to_nothing(
    azure: AzureAccount, azure_stack: EngineStack, cluster: Cluster
) -> None:
    azure.hand_out(cluster.kubeconfig)
    group = azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
    azure_stack.preview(program(ADD_ON))

    outputs = azure_stack.up(program(ADD_ON)).outputs
    assert outputs["kubeconfig"].secret
    assert outputs["version"].value.startswith("1.34.")
    assert outputs["issuer"].value.startswith("https://westeurope.oic.prod-aks.azure.com/")
    assert azure.one("network:Subnet", "virtual-nodes").inputs["addressPrefix"] == "10.240.128.0/18"
    assert "marker" in cluster.kubectl("get", "configmaps", "-n", "default", "-o", "name")

    again = azure_stack.up(program(ADD_ON))
    assert changes(again.summary) == {}

    azure_stack.refresh()
    assert changes(azure_stack.up(program(ADD_ON)).summary) == {}

    azure_stack.destroy()
    assert azure.is_before("delete", "ManagedCluster shop", "Subnet virtual-nodes")
    assert azure.is_before("delete", "ManagedCluster shop", "Subnet nodes")
    assert azure.is_before("delete", "Subnet nodes", "NatGateway shop-egress")
    assert azure.resources().inside(group.id) == []


def test_what_comes_to_a_cluster_and_goes_leaves_the_rest_alone(
    azure: AzureAccount, azure_stack: EngineStack, cluster: Cluster
) -> None:
    azure.hand_out(cluster.kubeconfig)
    azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
    azure_stack.up(program(FLAT))

    pool = {"pools": {"work": {"max_count": 3}}}
    assert changes(azure_stack.up(program(FLAT, **pool)).summary) == {"create": 1}, "a pool, and nothing else"

    on = azure_stack.up(program(ADD_ON, **pool))
    assert changes(on.summary) == {"create": 2, "update": 1}, "the subnet and the connector's role; the cluster"

    upgraded = azure_stack.up(program(ADD_ON, **pool, kubernetes_version="1.35"))
    assert changes(upgraded.summary) == {"update": 2}, "the cluster and its pool"
    assert upgraded.outputs["version"].value.startswith("1.35.")
    assert azure.is_before("update", "ManagedCluster shop", "AgentPool work")

    assert changes(azure_stack.up(program(ADD_ON, kubernetes_version="1.35")).summary) == {"delete": 1}, "the pool"

    off = azure_stack.up(program(FLAT, kubernetes_version="1.35"))
    assert changes(off.summary) == {"delete": 2, "update": 1}
    assert "marker" in cluster.kubectl("get", "configmaps", "-n", "default", "-o", "name"), "never replaced"


def test_a_refresh_finds_all_pools_at_the_cluster_and_no_run_takes_one_away(
    azure: AzureAccount, azure_stack: EngineStack, cluster: Cluster
) -> None:
    azure.hand_out(cluster.kubeconfig)
    azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
    pools = {"system_pool": {"max_count": 5}, "pools": {"work": {"max_count": 3}}}
    azure_stack.up(program(FLAT, **pools))

    with azure.drift("containerservice:ManagedCluster", "shop") as outputs:
        outputs["agentPoolProfiles"][0]["count"] = 4
    azure_stack.refresh()
    assert changes(azure_stack.up(program(FLAT, **pools)).summary) == {"update": 1}, "its own pool alone, once"
    told = azure.one("containerservice:ManagedCluster")
    assert [(pool["name"], pool["count"]) for pool in told.inputs["agentPoolProfiles"]] == [("system", 4)]
    assert [pool["name"] for pool in told.outputs["agentPoolProfiles"]] == ["system", "work"]
    assert "cannot ignore changes" not in "".join(azure_stack.output)

    azure_stack.refresh()
    assert changes(azure_stack.up(program(FLAT, **pools)).summary) == {}
