import pytest
from pulumi_keda_functions.azure.vm_sizes import MachineSize, machine_size


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Standard_D4ds_v5", MachineSize(4, 16), id="general purpose"),
        pytest.param("Standard_D2s_v3", MachineSize(2, 8), id="an older one"),
        pytest.param("Standard_E8-4s_v5", MachineSize(4, 64), id="fewer cores than its memory is for"),
        pytest.param("Standard_D4lds_v5", MachineSize(4, 8), id="half the memory"),
        pytest.param("Standard_F4s_v2", MachineSize(4, 8), id="much processor"),
        pytest.param("Standard_F4as_v6", MachineSize(4, 16), id="much processor, newer"),
        pytest.param("Standard_DS2_v2", MachineSize(2, None), id="memory that the name does not tell"),
        pytest.param("Standard_D2_v2", MachineSize(2, None), id="a version that counts otherwise"),
        pytest.param("Standard_B4ms", MachineSize(4, None), id="bursts"),
        pytest.param("Standard_NC24ads_A100_v4", MachineSize(24, None), id="an accelerator"),
        pytest.param("Standard_DC4as_v5", MachineSize(4, 16), id="confidential"),
    ],
)
def test_what_a_size_tells(name: str, expected: MachineSize) -> None:
    assert machine_size(name) == expected


@pytest.mark.parametrize("name", ["", "D4s_v5", "standard_d4s_v5", "Standard_", "Standard_D4s v5"])
def test_what_is_no_size(name: str) -> None:
    assert machine_size(name) is None
