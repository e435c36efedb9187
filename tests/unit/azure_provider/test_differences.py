"""Changes of inputs: in place or by replacement; and what a refresh carries into them."""

import pytest

from tests.azure_provider.difference import Change, Difference, differences
from tests.azure_provider.kinds import KINDS
from tests.azure_provider.preview import previewed, previewed_update
from tests.azure_provider.refresh import carried_over, refreshed_inputs
from tests.azure_provider.sdk.resources import resource_type
from tests.unit.azure_provider import world
from tools.kubernetes_provider.property_values import UNKNOWN, Object

CLUSTER = "containerservice:ManagedCluster"


def changes_of(kind: str, changes: Object, outputs: Object | None = None) -> list[Difference]:
    sound = world.NEW[kind]
    return differences(KINDS[f"azure-native:{kind}"], sound, world.changed(sound, **changes), outputs or {})


@pytest.mark.parametrize(
    ("kind", "changes", "path", "replaces"),
    [
        pytest.param(CLUSTER, {"resourceName": "b"}, "resourceName", True, id="the name"),
        pytest.param(CLUSTER, {"kubernetesVersion": "1.36"}, "kubernetesVersion", False, id="the version"),
        pytest.param(
            CLUSTER, {"networkProfile.serviceCidr": "x"}, "networkProfile.serviceCidr", True, id="the network"
        ),
        pytest.param(
            CLUSTER, {"agentPoolProfiles.0.vmSize": "x"}, "agentPoolProfiles[0].vmSize", False, id="inline size"
        ),
        pytest.param("containerservice:AgentPool", {"vmSize": "x"}, "vmSize", True, id="a pool's size"),
        pytest.param(
            "containerservice:AgentPool", {"maxPods": 50}, "maxPods", False, id="a pool's pods: Azure refuses"
        ),
        pytest.param(
            "network:PrivateEndpoint", {"subnet.id": "x"}, "subnet.id", True, id="all below a replacing object"
        ),
        pytest.param("authorization:RoleAssignment", {"principalId": UNKNOWN}, "principalId", True, id="not known yet"),
    ],
)
def test_a_change_replaces_or_not(kind: str, changes: Object, path: str, replaces: bool) -> None:
    (found,) = changes_of(kind, changes)
    assert (found.path, found.replaces) == (path, replaces)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"location": "West Europe"}, id="a region spelt otherwise"),
        pytest.param(
            {"agentPoolProfiles.0.vnetSubnetID": world.NODES.upper().replace("/SUBSCRIPTIONS", "/subscriptions", 1)},
            id="an id in other case",
        ),
    ],
)
def test_no_change(changes: Object) -> None:
    assert changes_of(CLUSTER, changes) == []


def test_naming_what_azure_had_chosen_replaces_nothing() -> None:
    (found,) = changes_of(CLUSTER, {"nodeResourceGroup": "MC_rg"}, outputs={"nodeResourceGroup": "MC_rg"})
    assert found == Difference("nodeResourceGroup", Change.ADD, replaces=False)


def test_a_preview_knows_the_inputs_and_nothing_else() -> None:
    resource = resource_type(f"azure-native:{CLUSTER}")
    assert resource is not None
    outputs = previewed(world.NEW[CLUSTER], resource.outputs)
    assert outputs["oidcIssuerProfile"] == {"enabled": True, "issuerURL": UNKNOWN}
    assert outputs["dnsPrefix"] == "aks"
    assert outputs["name"] is UNKNOWN
    assert outputs["identityProfile"] is UNKNOWN


def test_the_preview_of_an_update_knows_name_and_location_only() -> None:
    resource = resource_type(f"azure-native:{CLUSTER}")
    assert resource is not None
    old = {"name": "aks", "location": "westeurope", "fqdn": "aks.azmk8s.io"}
    outputs = previewed_update({"dnsPrefix": "aks"}, resource.outputs, old)
    assert (outputs["name"], outputs["location"], outputs["fqdn"]) == ("aks", "westeurope", UNKNOWN)


@pytest.mark.parametrize(
    ("inputs", "old", "new", "expected"),
    [
        pytest.param({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2}, {"a": 1}, id="what Azure chose stays out"),
        pytest.param({"a": 1}, {"a": 1, "b": 2}, {"a": 3, "b": 2}, {"a": 3}, id="what changed is noted"),
        pytest.param(
            {"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 3}, id="even if the program never said it"
        ),
        pytest.param({"a": 1}, {"a": 1}, {}, {}, id="what vanished vanishes"),
        pytest.param(
            {"a": [{"x": 1}]},
            {"a": [{"x": 1, "y": 2}]},
            {"a": [{"x": 1, "y": 2}, {"x": 3}]},
            {"a": [{"x": 1}, {"x": 3}]},
            id="a new element of an array",
        ),
    ],
)
def test_a_refresh_carries_over_what_changed(inputs: Object, old: Object, new: Object, expected: Object) -> None:
    assert carried_over(inputs, old, new) == expected


def test_a_pool_of_its_own_appears_in_the_clusters_inputs_after_a_refresh() -> None:
    resource = resource_type(f"azure-native:{CLUSTER}")
    assert resource is not None
    inputs: Object = {"agentPoolProfiles": [{"name": "system"}]}
    pool: Object = {"name": "system", "currentOrchestratorVersion": "1.35.4"}
    before, after = {"agentPoolProfiles": [pool]}, {"agentPoolProfiles": [pool, {"name": "user"}]}
    refreshed = refreshed_inputs(inputs, before, after, resource.inputs)
    assert refreshed == {"agentPoolProfiles": [{"name": "system"}, {"name": "user"}]}
