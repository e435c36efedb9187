import pytest
from pulumi_keda_functions.azure.names import dns_prefix, problems_in_cluster_name, problems_in_pool_name
from pulumi_keda_functions.placement_arguments import OperatingSystem


@pytest.mark.parametrize("name", ["a", "shop", "Shop_1-x", "a" * 63])
def test_names_of_clusters(name: str) -> None:
    assert not list(problems_in_cluster_name("cluster_name", name))


@pytest.mark.parametrize("name", ["", "-shop", "shop-", "_shop", "sh op", "a" * 64, "läden"])
def test_names_that_no_cluster_has(name: str) -> None:
    (problem,) = problems_in_cluster_name("cluster_name", name)
    assert repr(name) in problem.message


@pytest.mark.parametrize(
    ("name", "operating_system", "is_fine"),
    [
        pytest.param("work", OperatingSystem.LINUX, True, id="linux"),
        pytest.param("a23456789012", OperatingSystem.LINUX, True, id="12 characters"),
        pytest.param("a234567890123", OperatingSystem.LINUX, False, id="13 characters"),
        pytest.param("win123", OperatingSystem.WINDOWS, True, id="6 characters, windows"),
        pytest.param("win1234", OperatingSystem.WINDOWS, False, id="7 characters, windows"),
        pytest.param("1work", OperatingSystem.LINUX, False, id="a digit first"),
        pytest.param("Work", OperatingSystem.LINUX, False, id="a capital"),
        pytest.param("my-pool", OperatingSystem.LINUX, False, id="a dash"),
        pytest.param("", OperatingSystem.LINUX, False, id="nothing"),
    ],
)
def test_names_of_pools(name: str, operating_system: OperatingSystem, is_fine: bool) -> None:
    assert (not list(problems_in_pool_name("pools['x']", name, operating_system))) is is_fine


@pytest.mark.parametrize(
    ("cluster", "expected"),
    [("shop", "shop"), ("my_shop", "my-shop"), ("a" * 60, "a" * 54), ("a" * 53 + "_b", "a" * 53)],
)
def test_the_api_server_is_called_after_the_cluster(cluster: str, expected: str) -> None:
    assert dns_prefix(cluster) == expected
