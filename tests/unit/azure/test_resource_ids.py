import pytest
from pulumi_keda_functions.azure.resource_ids import (
    is_in_subscription,
    last_name_of,
    parent_of,
    resource_group_id,
    subscription_of,
)

NETWORK = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Network/virtualNetworks/hub"


def test_parts_of_an_id() -> None:
    assert subscription_of(f"{NETWORK}/subnets/nodes") == "s"
    assert last_name_of(f"{NETWORK}/subnets/nodes") == "nodes"
    assert parent_of(f"{NETWORK}/subnets/nodes") == NETWORK
    assert resource_group_id("s", "shop") == "/subscriptions/s/resourceGroups/shop"


@pytest.mark.parametrize("text", ["", "shop", "/resourceGroups/shop", "/subscriptions/", "subscriptions/s"])
def test_what_is_no_id_has_no_subscription(text: str) -> None:
    with pytest.raises(ValueError, match="is no id"):
        subscription_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NETWORK, True),
        ("/subscriptions/s", True),
        ("/SUBSCRIPTIONS/s/resourceGroups/shop", True),
        ("/subscriptions/", False),
        ("/x", False),
        ("shop", False),
    ],
)
def test_what_is_in_a_subscription(text: str, expected: bool) -> None:
    assert is_in_subscription(text) is expected
