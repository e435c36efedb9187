import pytest
from pulumi_keda_functions.azure.registry_problems import needs_premium, problems_in_registry
from pulumi_keda_functions.problems import Severity

from tests.unit.sample import messages

GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop"
SUBNET = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/shop/subnets/nodes"
ZONES = f"{GROUP}/providers/Microsoft.Network/privateDnsZones"
GUID = "11111111-2222-3333-4444-555555555555"
PRINCIPAL = {"client_id": GUID, "object_id": GUID, "client_secret": "hidden"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, [], id="nothing chosen"),
        pytest.param({"registry_name": "contoso1", "sku": "Basic", "kubelet_object_id": GUID}, [], id="the usual"),
        pytest.param(
            {"registry_name": "contoso-images"},
            [
                "registry_name: 'contoso-images' is no name of a registry: 5 to 50 letters and digits: give another, "
                "or leave it out"
            ],
            id="a dash in the name",
        ),
        pytest.param(
            {"sku": "Basic", "retention_days": 7, "zone_redundant": True},
            [
                "retention_days: needs sku Premium, and Basic is given: set sku to Premium or leave it out",
                "zone_redundant: needs sku Premium, and Basic is given: set sku to Premium or leave it out",
            ],
            id="what only Premium has",
        ),
        pytest.param({"sku": "Basic", "zone_redundant": False}, [], id="what Premium has, turned off"),
        pytest.param({"retention_days": 366}, ["retention_days: is 366: give 0 to 365 days"], id="for too long"),
        pytest.param(
            {"kubelet_object_id": "shop-agentpool"},
            [
                "kubelet_object_id: 'shop-agentpool' is no id: give the object (principal) id of the identity, 32 hex "
                "digits in five groups"
            ],
            id="a name for an id",
        ),
        pytest.param(
            {"private_access": {"subnet_id": "nodes"}},
            [
                "private_access.subnet_id: 'nodes' is no id of a subnet: give one of the form "
                "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…"
            ],
            id="a subnet's name",
        ),
        pytest.param(
            {"private_access": {"subnet_id": SUBNET, "dns_zone_id": f"{ZONES}/privatelink.azurecr.io"}},
            [],
            id="the zone of registries",
        ),
        *(
            pytest.param(
                {"private_access": {"subnet_id": SUBNET, "dns_zone_id": zone}},
                [
                    f"private_access.dns_zone_id: '{zone}' is no id of the private DNS zone privatelink.azurecr.io: "
                    f"give one of the form /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/"
                    "privateDnsZones/privatelink.azurecr.io"
                ],
                id=called,
            )
            for zone, called in ((SUBNET, "no DNS zone"), (f"{ZONES}/foo.com", "another DNS zone"))
        ),
        pytest.param(
            {"resource_group_name": "a/b"},
            [
                "resource_group_name: 'a/b' is no name of a resource group: 1 to 90 letters, digits, `_`, `-`, `.`, "
                "`(` and `)`: give the name alone, without a dot at the end"
            ],
            id="a path for a resource group",
        ),
        pytest.param(
            {"private_access": {"subnet_id": SUBNET, "allowed_ip_ranges": ["203.0.113.7", "198.51.100.0/24"]}},
            [],
            id="builds from outside",
        ),
        pytest.param(
            {"private_access": {"subnet_id": SUBNET, "allowed_ip_ranges": ["10.1.0.0/16", "203.0.113.7/24", "::1"]}},
            [
                "private_access.allowed_ip_ranges[0]: 10.1.0.0/16 is a private address, which the registry never sees: "
                "give the public address that the build comes from",
                "private_access.allowed_ip_ranges[1]: 203.0.113.7/24 has host bits set: give an IPv4 address or a "
                "range of them: 203.0.113.0/24",
                "private_access.allowed_ip_ranges[2]: Expected 4 octets in '::1': give an IPv4 address or a range of "
                "them: 203.0.113.0/24",
            ],
            id="addresses that cannot be let in",
        ),
        pytest.param(
            {"pull_token": {}, "pull_service_principal": PRINCIPAL},
            ["pull_service_principal: is given beside pull_token: keep one of the two"],
            id="two accounts",
        ),
        pytest.param(
            {"pull_token": {"name": "a b", "repositories": []}},
            [
                "pull_token.name: 'a b' is no name of a token: 5 to 50 letters, digits and dashes: give another, or "
                "leave it out",
                "pull_token.repositories: is empty, so that nothing could be pulled: name one, or leave it out",
            ],
            id="a token that nothing could be pulled with",
        ),
        pytest.param(
            {"pull_token": {"repositories": ["orders", "shop/*", "*", "contoso.azurecr.io/orders:1"]}},
            [
                "pull_token.repositories[3]: 'contoso.azurecr.io/orders:1' is no repository of the registry: write its "
                "name without the registry's address and without a tag: orders, shop/*"
            ],
            id="an image for a repository",
        ),
        pytest.param(
            {"pull_service_principal": {**PRINCIPAL, "client_id": "puller"}},
            [
                "pull_service_principal.client_id: 'puller' is no id: give the application (client) id, 32 hex digits "
                "in five groups"
            ],
            id="a service principal's name",
        ),
    ],
)
def test_what_is_wrong(given: dict[str, object], expected: list[str]) -> None:
    assert messages(list(problems_in_registry(given))) == expected


def test_virtual_nodes_of_the_add_on_do_not_reach_a_private_registry() -> None:
    (problem,) = problems_in_registry({"private_access": {"subnet_id": SUBNET}, "pull_token": {}})
    assert problem.severity is Severity.WARNING
    assert "pull from outside of the virtual network" in problem.message
    assert "choose virtual_nodes_backend v2_helm" in problem.remedy


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, False),
        ({"zone_redundant": False}, False),
        ({"retention_days": 0}, True),
        ({"private_access": {"subnet_id": SUBNET}}, True),
    ],
)
def test_what_makes_a_registry_premium(given: dict[str, object], expected: bool) -> None:
    assert needs_premium(given) is expected
