import re

import pytest
from pulumi_keda_functions.azure.registry import pull_actions, registry_name, scope_map_for_all


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("images", id="letters"),
        pytest.param("shop-Images_2", id="what a registry's name may not have"),
        pytest.param("x" * 100, id="too long"),
        pytest.param("åäö", id="no letter of those allowed"),
    ],
)
def test_a_name_that_is_made_is_one_that_azure_takes(name: str) -> None:
    assert re.fullmatch("[a-z0-9]{5,50}", registry_name(name, "subscription", "group"))


def test_a_name_is_the_same_whenever_it_is_made_and_another_elsewhere() -> None:
    made = registry_name("images", "s", "Shop")
    assert made.startswith("images")
    assert made == registry_name("images", "s", "shop")
    elsewhere = {registry_name("images", "t", "shop"), registry_name("images", "s", "other")}
    assert len(elsewhere | {made}) == 3


def test_what_a_pull_token_may_do() -> None:
    assert pull_actions(["orders", "shop/*"]) == [
        "repositories/orders/content/read",
        "repositories/orders/metadata/read",
        "repositories/shop/*/content/read",
        "repositories/shop/*/metadata/read",
    ]
    assert scope_map_for_all("/r") == "/r/scopeMaps/_repositories_pull"
