import pytest
from pulumi_keda_functions.azure.resource_types import TypedId, part_of, resource_group_of, typed

GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop"


@pytest.mark.parametrize(
    ("resource_id", "expected"),
    [
        pytest.param(
            f"{GROUP}/providers/Microsoft.Storage/storageAccounts/contoso",
            TypedId("shop", "Microsoft.Storage/storageAccounts", "contoso"),
            id="a resource",
        ),
        pytest.param(
            f"{GROUP}/providers/Microsoft.Network/virtualNetworks/v/subnets/s/",
            TypedId("shop", "Microsoft.Network/virtualNetworks/subnets", "s"),
            id="a part of one, with a slash too many",
        ),
        pytest.param(GROUP, None, id="a resource group"),
        pytest.param("contoso", None, id="a name"),
        pytest.param(f"{GROUP}/providers/Microsoft.Storage/storageAccounts", None, id="a type without a name"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_an_id_names(resource_id: str, expected: TypedId | None) -> None:
    assert typed(resource_id) == expected


def test_types_ignore_case() -> None:
    found = typed(f"{GROUP.upper()}/PROVIDERS/microsoft.storage/STORAGEACCOUNTS/contoso")
    assert found
    assert found.is_a("Microsoft.Storage/storageAccounts")
    assert not found.is_a("Microsoft.Storage/storageAccounts/queueServices")


def test_the_id_of_a_part() -> None:
    assert part_of("/subscriptions/s/", "queues/orders") == "/subscriptions/s/queues/orders"


def test_the_resource_group_of_what_is_no_id() -> None:
    with pytest.raises(ValueError, match="'contoso' is no resource id"):
        resource_group_of("contoso")
