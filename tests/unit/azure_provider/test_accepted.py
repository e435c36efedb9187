"""What Azure accepts: a whole subscription, and one more of every kind."""

from pathlib import Path

import pytest

from tests.azure_provider.azure import Azure
from tests.azure_provider.kinds import KINDS
from tests.azure_provider.sdk.resources import resource_type
from tests.azure_provider.type_check import misfits
from tests.unit.azure_provider import world


@pytest.fixture(scope="module")
def azure(tmp_path_factory: pytest.TempPathFactory) -> Azure:
    return world.subscription(tmp_path_factory.mktemp("azure"))


@pytest.mark.parametrize("kind", world.NEW)
def test_sound_inputs_are_accepted(azure: Azure, kind: str) -> None:
    made = [*world.NEEDS.get(kind, ()), kind]
    for each in made:
        if azure.read(world.write_of(azure, each, world.NEW[each]).id) is None:
            azure.create(f"azure-native:{each}", world.NEW[each])


@pytest.mark.parametrize("kind", KINDS)
def test_the_sdk_has_every_kind_with_the_inputs_of_its_path(kind: str) -> None:
    resource = resource_type(kind)
    assert resource is not None
    assert set(KINDS[kind].parameters) <= set(resource.inputs)
    assert resource.api_version


@pytest.mark.parametrize(("kind", "inputs"), [*world.EXISTING, *world.NEW.items()])
def test_the_sdk_types_fit_what_the_rules_are_tried_with(kind: str, inputs: dict[str, object]) -> None:
    resource = resource_type(f"azure-native:{kind}")
    assert resource is not None
    assert list(misfits(inputs, resource.inputs)) == []


def test_a_role_may_be_given_on_a_queue_that_a_program_will_make(azure: Azure) -> None:
    queue = f"{world.GROUP}/providers/Microsoft.Storage/storageAccounts/shopstorage/queueServices/default/queues/later"
    inputs = world.changed(world.NEW["authorization:RoleAssignment"], scope=queue)
    name = {"roleAssignmentName": "00000000-0000-4000-8000-000000000099"}
    assert azure.create("azure-native:authorization:RoleAssignment", inputs | name).id.startswith(queue)


def test_a_deleted_resource_takes_along_what_lives_in_it(tmp_path: Path) -> None:
    azure = world.subscription(tmp_path)
    azure.delete("azure-native:containerservice:ManagedCluster", world.CLUSTER)
    assert not [record.id for record in azure.cloud.read().records.values() if "MC_" in record.id]
