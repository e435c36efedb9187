"""What is added to a program's inputs: names, locations, the API version."""

import re
from pathlib import Path

import pytest

from tests.azure_provider.cloud import Cloud, Resources
from tests.azure_provider.defaults import CREATE_BEFORE_DELETE, Autonaming, with_defaults
from tests.azure_provider.kinds import KINDS
from tests.azure_provider.refusal import Refusal, RefusedError
from tests.azure_provider.sdk.resources import resource_type
from tests.azure_provider.settings import Settings
from tests.unit.azure_provider import world
from tools.kubernetes_provider.property_values import UNKNOWN, Object


def added(
    kind: str,
    inputs: Object,
    *,
    old: Object | None = None,
    resources: Resources | None = None,
    autonaming: Autonaming | None = None,
    location: str = "",
) -> Object:
    token = f"azure-native:{kind}"
    resource = resource_type(token)
    assert resource is not None
    settings = Settings(Path(), seconds=0, location=location)
    found = with_defaults(
        KINDS[token],
        resource,
        "shop",
        inputs,
        old or {},
        resources or Resources(),
        settings,
        seed=b"seed",
        autonaming=autonaming,
    )
    return {name: value for name, value in found.items() if name not in inputs}


@pytest.mark.parametrize(
    ("kind", "inputs", "name_input", "pattern"),
    [
        pytest.param("resources:ResourceGroup", {}, "resourceGroupName", r"shop[0-9a-f]{8}", id="a group: random"),
        pytest.param(
            "containerservice:ManagedCluster", world.HERE, "resourceName", r"shop[0-9a-f]{8}", id="in a group"
        ),
        pytest.param(
            "network:Subnet", world.HERE | {"virtualNetworkName": "n"}, "subnetName", "shop", id="a child: copied"
        ),
        pytest.param(
            "authorization:RoleAssignment", {}, "roleAssignmentName", r"[0-9a-f]{8}(-[0-9a-f]{4,12}){4}", id="UUID"
        ),
    ],
)
def test_names(kind: str, inputs: Object, name_input: str, pattern: str) -> None:
    assert re.fullmatch(pattern, added(kind, inputs)[name_input])


def test_a_random_name_stays_and_may_be_replaced_by_another_beside_it() -> None:
    first = added("resources:ResourceGroup", {})
    assert first[CREATE_BEFORE_DELETE] is True
    assert added("resources:ResourceGroup", {}, old=first)["resourceGroupName"] == first["resourceGroupName"]


def test_the_users_own_way_of_naming_is_taken() -> None:
    proposed = Autonaming(proposed_name="theirs", mode=Autonaming.PROPOSE)
    disabled = Autonaming(mode=Autonaming.DISABLE)
    assert added("resources:ResourceGroup", {}, autonaming=proposed)["resourceGroupName"] == "theirs"
    assert "resourceGroupName" not in added("resources:ResourceGroup", {}, autonaming=disabled)


def test_the_location_is_that_of_the_group(tmp_path: Path) -> None:
    resources = world.subscription(tmp_path).cloud.read()
    registry = {"registryName": "images", "sku": {"name": "Basic"}}
    assert added("containerregistry:Registry", registry | world.HERE, resources=resources)["location"] == "westeurope"
    unknown = registry | {"resourceGroupName": UNKNOWN}
    assert added("containerregistry:Registry", unknown, resources=resources)["location"] is UNKNOWN
    elsewhere = registry | {"resourceGroupName": "nowhere"}
    assert "location" not in added("containerregistry:Registry", elsewhere, resources=resources)
    assert added("containerregistry:Registry", elsewhere, location="eastus")["location"] == "eastus"


def test_the_api_version_is_that_of_the_sdk() -> None:
    assert added("containerservice:ManagedCluster", world.HERE)["azureApiVersion"] == "2025-09-01"


def test_what_is_held_alone_is_held_by_one(tmp_path: Path) -> None:
    cloud, refusal = Cloud(tmp_path), Refusal("Busy", "busy")
    with cloud.busy(world.CLUSTER, refusal, alone=False):
        with cloud.busy(world.CLUSTER, refusal, alone=False):
            pass
        with pytest.raises(RefusedError, match="Busy"), cloud.busy(world.CLUSTER, refusal):
            pass
    with cloud.busy(world.CLUSTER, refusal):
        pass
