from ipaddress import IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.azure.address_plan import (
    DEFAULT,
    LARGEST,
    SMALLEST,
    address_plan,
    dns_service_address,
    problems_in_addresses,
    problems_in_overlaps,
    problems_in_size,
    range_of,
    usable,
)
from pulumi_keda_functions.problems import Problem, Severity


def test_half_for_nodes_a_quarter_for_virtual_nodes_the_beginning_of_the_last_for_the_api_server() -> None:
    plan = address_plan(IPv4Network("10.240.0.0/16"))
    assert [str(each) for each in (plan.nodes, plan.virtual_nodes, plan.api_server)] == [
        "10.240.0.0/17",
        "10.240.128.0/18",
        "10.240.192.0/28",
    ]


@given(st.integers(LARGEST, SMALLEST), st.integers(0, 2**32 - 1))
def test_subnets_lie_in_the_network_and_apart_from_each_other(length: int, address: int) -> None:
    network = IPv4Network((address, length), strict=False)
    plan = address_plan(network)
    parts = [plan.nodes, plan.virtual_nodes, plan.api_server]
    assert all(part.subnet_of(network) for part in parts)
    assert not any(one.overlaps(other) for one in parts for other in parts if one is not other)
    assert not list(problems_in_size("address_space", network))


@pytest.mark.parametrize("length", [LARGEST - 1, SMALLEST + 1])
def test_a_network_without_room_for_its_subnets_or_larger_than_azure_has(length: int) -> None:
    (problem,) = problems_in_size("address_space", IPv4Network((0, length)))
    assert f"/{LARGEST} to /{SMALLEST}" in problem.message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("10.0.0.0/33", "is no range", id="no such prefix"),
        pytest.param("10.0.0.1/16", "host bits set", id="not the first address"),
        pytest.param("fd00::/48", "is no range", id="IPv6"),
        pytest.param("", "is no range", id="nothing"),
    ],
)
def test_a_range_that_is_none(text: str, part: str) -> None:
    found = range_of("address_space", text)
    assert isinstance(found, Problem)
    assert found.where == "address_space"
    assert part in found.message


ELSEWHERE = "choose within 10.0.0.0/8, 172.16.0.0/13, 192.168.0.0/16, 100.64.0.0/10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "172.16.0.0/12",
            "172.16.0.0/12 overlaps 172.30.0.0/16 (kept by AKS) and 172.31.0.0/16 (kept by AKS): "
            "give a smaller range, such as 172.16.0.0/13",
            id="a part of it is free",
        ),
        pytest.param(
            "172.31.0.0/20",
            f"172.31.0.0/20 overlaps 172.31.0.0/16 (kept by AKS): {ELSEWHERE}",
            id="nothing of it is free",
        ),
        pytest.param(
            "168.63.0.0/16", f"168.63.0.0/16 overlaps 168.63.129.16/32 (Azure's own): {ELSEWHERE}", id="Azure's DNS"
        ),
        pytest.param(
            "169.254.1.0/24", f"169.254.1.0/24 overlaps 169.254.0.0/16 (link-local): {ELSEWHERE}", id="link-local"
        ),
    ],
)
def test_a_range_that_azure_keeps(text: str, expected: str) -> None:
    assert [str(each) for each in problems_in_addresses("range", IPv4Network(text))] == [f"range: {expected}"]


def test_addresses_that_others_have_are_warned_of() -> None:
    (problem,) = problems_in_addresses("address_space", IPv4Network("8.8.0.0/16"))
    assert problem.severity is Severity.WARNING
    assert problem.message.startswith("8.8.0.0/16 is no private range")


@pytest.mark.parametrize("text", [DEFAULT, "192.168.0.0/20", "100.64.0.0/10"])
def test_private_ranges_are_fine(text: str) -> None:
    assert range_of("address_space", text) == IPv4Network(text)
    assert not list(problems_in_addresses("address_space", IPv4Network(text)))


def test_overlapping_ranges_are_told_once_each() -> None:
    ranges = {"a": IPv4Network("10.0.0.0/8"), "b": IPv4Network("10.1.0.0/16"), "c": IPv4Network("172.16.0.0/16")}
    assert [str(each) for each in problems_in_overlaps(ranges)] == [
        "b: 10.1.0.0/16 overlaps a, 10.0.0.0/8: give ranges apart from each other"
    ]


def test_azure_keeps_five_addresses_of_a_subnet() -> None:
    assert usable(IPv4Network("10.0.0.0/28")) == 11
    assert usable(IPv4Network("10.0.0.0/30")) == 0


def test_dns_has_the_tenth_address_of_the_services() -> None:
    assert dns_service_address(IPv4Network("172.16.0.0/16")) == "172.16.0.10"
