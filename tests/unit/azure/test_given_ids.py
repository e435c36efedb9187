from typing import Any

import pytest
from pulumi_keda_functions.azure.given_ids import (
    SUBNET,
    EntraId,
    Form,
    Forms,
    Issuer,
    ResourceId,
    Scope,
    problems_in_ids,
    with_ids,
)

from tests.unit.sample import messages

GROUP = "/subscriptions/s/resourceGroups/shop"
NETWORK = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/hub"
ZONE = f"{GROUP}/providers/Microsoft.Network/privateDnsZones"
OBJECT = EntraId("the object id of the group")
REGISTRYS = ResourceId("Microsoft.Network/privateDnsZones", "the zone", "privatelink.azurecr.io")
GUID = "11111111-2222-3333-4444-555555555555"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        pytest.param(SUBNET, f"{NETWORK}/subnets/nodes", id="a subnet"),
        pytest.param(SUBNET, f"{NETWORK}/subnets/nodes".lower(), id="ids ignore case"),
        pytest.param(REGISTRYS, f"{ZONE}/privatelink.azurecr.io", id="a zone of that name"),
        pytest.param(OBJECT, GUID, id="an object id"),
        pytest.param(Scope(), "/subscriptions/s", id="a subscription"),
        pytest.param(Scope(), NETWORK, id="a resource"),
        pytest.param(Issuer(), "https://westeurope.oic.prod-aks.azure.com/tenant/cluster/", id="a cluster's issuer"),
        pytest.param(Issuer(), "https://issuer.example", id="an issuer without a path"),
    ],
)
def test_ids_that_are_right(form: Form, text: str) -> None:
    assert form.problem_in("id", text) is None


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param(
            SUBNET,
            NETWORK,
            f"id: '{NETWORK}' is no id of a subnet: give one of the form "
            "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…",
            id="a network for a subnet",
        ),
        pytest.param(
            REGISTRYS,
            f"{ZONE}/foo.com",
            f"id: '{ZONE}/foo.com' is no id of the zone: give one of the form "
            "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io",
            id="a zone of another name",
        ),
        pytest.param(
            OBJECT,
            "me",
            "id: 'me' is no id: give the object id of the group, 32 hex digits in five groups",
            id="a name",
        ),
        pytest.param(
            Scope(),
            "/x",
            "id: '/x' is no resource id: give the id of a resource, a resource group or a subscription: "
            "/subscriptions/…",
            id="a path for a scope",
        ),
        *(
            pytest.param(
                Issuer(),
                text,
                f"id: {text!r} is no OIDC issuer: give the cluster's own, which begins with https://: AksCluster has "
                "it as oidc_issuer_url",
                id=text,
            )
            for text in ("westeurope", "http://a/b", "https://", "https://a b", "https://me@a/b")
        ),
    ],
)
def test_ids_that_are_none(form: Form, text: str, expected: str) -> None:
    assert str(form.problem_in("id", text)) == expected


GIVEN = {
    "subnet": "a",
    "pools": {"one": {"subnet": "b"}, "two": {}},
    "people": [{"id": "c"}],
    "groups": ["d", object()],
    "zone": "none",
}
FORMS: Forms = {
    "subnet": SUBNET,
    "pools.{}.subnet": SUBNET,
    "people.[].id": OBJECT,
    "groups.[]": OBJECT,
    "zone": ResourceId("Microsoft.Network/privateDnsZones", "a zone", words=("system", "none")),
    "left.out": OBJECT,
}


def test_each_id_is_told_with_its_place_wherever_it_is() -> None:
    told = messages(list(problems_in_ids(GIVEN, FORMS)))
    assert [each.partition(":")[0] for each in told] == ["subnet", "pools['one'].subnet", "people[0].id", "groups[0]"]


def test_words_in_place_of_an_id_are_told() -> None:
    (told,) = messages(list(problems_in_ids({"zone": "nowhere"}, FORMS)))
    assert told.endswith("/providers/Microsoft.Network/privateDnsZones/… or system or none")


def test_what_is_no_id_stays_as_it_is() -> None:
    def upper(_form: Form, _where: str, value: Any) -> object:
        return value.upper()

    given = {"subnet": "a", "pools": {"one": {"subnet": "b", "size": "s"}, "two": {}}, "name": "n"}
    assert with_ids(given, {"subnet": SUBNET, "pools.{}.subnet": SUBNET}, upper) == {
        "subnet": "A",
        "pools": {"one": {"subnet": "B", "size": "s"}, "two": {}},
        "name": "n",
    }
    assert given["subnet"] == "a"
