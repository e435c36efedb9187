"""Inputs against the SDK's own types."""

import pytest

from tests.azure_provider.sdk.functions import function_arguments
from tests.azure_provider.sdk.resources import resource_type
from tests.azure_provider.type_check import misfits
from tests.unit.azure_provider import world
from tools.kubernetes_provider.property_values import UNKNOWN, Object

CLUSTER = world.NEW["containerservice:ManagedCluster"]
TASK_RUN = world.NEW["containerregistry:TaskRun"]


def reasons(kind: str, inputs: Object) -> list[str]:
    resource = resource_type(f"azure-native:{kind}")
    assert resource is not None
    return [misfit.reason for misfit in misfits(inputs, resource.inputs)]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"dnsPrefx": "aks"}, "unknown property 'dnsPrefx'; did you mean 'dnsPrefix'?", id="misspelt"),
        pytest.param(
            {"networkProfile.networkPlugn": "azure"},
            "unknown property 'networkProfile.networkPlugn'; did you mean 'networkPlugin'?",
            id="misspelt, nested",
        ),
        pytest.param(
            {"agentPoolProfiles.0.vm_size": "x"},
            "unknown property 'agentPoolProfiles[0].vm_size'; did you mean 'vmSize'?",
            id="in Python's spelling, in an array",
        ),
        pytest.param({"resourceGroupName": None}, "missing required property 'resourceGroupName'", id="missing"),
        pytest.param(
            {"agentPoolProfiles.0.name": None},
            "missing required property 'agentPoolProfiles[0].name'",
            id="missing, nested",
        ),
        pytest.param(
            {"sku.tier": "Paid"},
            "'sku.tier' is 'Paid'; allowed are Premium, Standard, Free",
            id="not in the enumeration",
        ),
        pytest.param(
            {"agentPoolProfiles.0.count": "3"},
            "'agentPoolProfiles[0].count' should be of type 'integer' but is '3'",
            id="text for a number",
        ),
        pytest.param(
            {"agentPoolProfiles.0.count": True},
            "'agentPoolProfiles[0].count' should be of type 'integer' but is True",
            id="boolean for a number",
        ),
        pytest.param(
            {"enableRBAC": "true"}, "'enableRBAC' should be of type 'boolean' but is 'true'", id="text for a boolean"
        ),
        pytest.param({"tags": ["a"]}, "'tags' should be a map but is an array", id="array for a map"),
        pytest.param({"tags": {"a": 1}}, "'tags.a' should be of type 'string' but is 1", id="number in a map of texts"),
        pytest.param(
            {"agentPoolProfiles": {"name": "a"}},
            "'agentPoolProfiles' should be an array but is an object",
            id="object for an array",
        ),
        pytest.param(
            {"networkProfile": "azure"}, "'networkProfile' should be an object but is 'azure'", id="text for an object"
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_path(changes: Object, says: str) -> None:
    assert reasons("containerservice:ManagedCluster", world.changed(CLUSTER, **changes)) == [says]


def test_what_is_unknown_in_a_preview_fits_everywhere() -> None:
    unknown = {"networkProfile": UNKNOWN, "agentPoolProfiles.0.count": UNKNOWN, "sku.tier": UNKNOWN}
    assert reasons("containerservice:ManagedCluster", world.changed(CLUSTER, **unknown)) == []


@pytest.mark.parametrize(
    ("stream", "says"),
    [
        pytest.param("Microsoft-ContainerInsights-Group-Default", [], id="a value that the SDK does not name"),
        pytest.param(1, ["'dataFlows[0].streams[0]' should be of type 'string' but is 1"], id="no text"),
    ],
)
def test_an_open_enumeration_takes_any_text(stream: object, says: list[str]) -> None:
    rule = {"resourceGroupName": "rg", "dataFlows": [{"streams": [stream], "destinations": ["workspace"]}]}
    assert reasons("monitor:DataCollectionRule", rule) == says


def test_a_union_is_told_apart_by_its_constant() -> None:
    encoded = {"runRequest.type": "EncodedTaskRunRequest"}
    said = reasons("containerregistry:TaskRun", world.changed(TASK_RUN, **encoded))
    assert "missing required property 'runRequest.encodedTaskContent'" in said


def test_a_class_whose_arguments_have_another_name_is_found() -> None:
    assert reasons("network:Subnet", {"resourceGroupName": "rg"}) == ["missing required property 'virtualNetworkName'"]


def test_arguments_of_functions_have_their_names_over_the_wire() -> None:
    arguments = function_arguments("azure-native:containerservice:listManagedClusterUserCredentials")
    assert arguments is not None
    assert set(arguments) == {"format", "resourceGroupName", "resourceName", "serverFqdn"}


@pytest.mark.parametrize("token", ["azure-native:network:Subnets", "azure-native:nothing:Subnet"])
def test_the_sdk_has_no_such_resource(token: str) -> None:
    assert resource_type(token) is None
