import pytest
from pulumi_keda_functions.projects import Json, Property
from pulumi_keda_functions.scaling import Need
from pulumi_keda_functions.scaling.http import scaling

from tests.unit.sample import app, function


@pytest.mark.parametrize(
    ("properties", "content", "path"),
    [
        pytest.param({"route": "orders/{id}"}, {}, "/api/orders/{id}", id="the prefix by default"),
        pytest.param({}, {}, "/api/f", id="the name stands in for a route"),
        pytest.param({"route": ""}, {}, "/api/f", id="and for an empty one"),
        pytest.param({"route": "orders"}, {"routePrefix": "v1/shop"}, "/v1/shop/orders", id="a prefix in host.json"),
        pytest.param({"route": "orders"}, {"routePrefix": ""}, "/orders", id="no prefix"),
        pytest.param({"route": "/orders/"}, {"routePrefix": "/v1/"}, "/v1/orders", id="slashes are not doubled"),
        pytest.param({"route": "{*any}"}, {"routePrefix": ""}, "/{*any}", id="everything"),
    ],
)
def test_a_replica_answers_on_the_functions_path(
    properties: dict[str, Property], content: dict[str, Json], path: str
) -> None:
    scaled = scaling(function("httpTrigger", properties), app(None, {"extensions": {"http": content}}))
    assert (scaled.need, scaled.reason) == (Need.HTTP, f"answers HTTP on {path}")
    assert (scaled.triggers, scaled.problems) == ((), ())
