import pytest
from pulumi_keda_functions.image_reference import (
    Reference,
    digest_of,
    problems_in_image,
    problems_in_name,
    problems_in_tags,
    reference,
)
from pulumi_keda_functions.problems import Severity

DIGEST = f"sha256:{'0123456789abcdef' * 4}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("contoso.azurecr.io/shop/orders", ("contoso.azurecr.io/shop/orders", None, None), id="a name"),
        pytest.param("127.0.0.1:5000/orders:1.2", ("127.0.0.1:5000/orders", "1.2", None), id="a port and a tag"),
        pytest.param(f"orders@{DIGEST}", ("orders", None, DIGEST), id="a digest"),
        pytest.param(f"orders:1@{DIGEST}", ("orders", "1", DIGEST), id="both"),
    ],
)
def test_a_reference_in_its_parts(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert reference(text) == Reference(*expected)


@pytest.mark.parametrize(
    "text", ["", "Orders", "contoso.azurecr.io/", "orders:", "orders@sha256:12", "or ders", "a//b"]
)
def test_what_is_no_reference(text: str) -> None:
    assert reference(text) is None


@pytest.mark.parametrize(
    ("name", "registry"),
    [
        ("contoso.azurecr.io/orders", "contoso.azurecr.io"),
        ("localhost/orders", "localhost"),
        ("127.0.0.1:5000/orders", "127.0.0.1:5000"),
        ("contoso/orders", None),
        ("orders", None),
    ],
)
def test_the_registry_of_a_name(name: str, registry: str | None) -> None:
    known = reference(name)
    assert known is not None
    assert known.registry == registry


def test_the_digest_of_a_reference() -> None:
    assert digest_of(f"contoso.azurecr.io/orders:latest@{DIGEST}") == DIGEST
    assert digest_of("contoso.azurecr.io/orders:latest") is None
    assert digest_of("no reference") is None


def test_a_tag_alone_draws_a_warning_that_tells_the_way_out() -> None:
    (problem,) = problems_in_image("contoso.azurecr.io/orders:1", "reference")
    assert problem.severity is Severity.WARNING
    assert problem.where == "reference"
    assert "keda-functions resolve contoso.azurecr.io/orders:1" in problem.remedy
    assert not list(problems_in_image(f"contoso.azurecr.io/orders@{DIGEST}"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("Contoso.azurecr.io/Orders", "no image name", id="capitals"),
        pytest.param("contoso.azurecr.io/orders:1", "write contoso.azurecr.io/orders, and the tag in tags", id="a tag"),
        pytest.param("orders", "names no registry", id="no registry"),
    ],
)
def test_names_that_cannot_be_pushed_to(name: str, told: str) -> None:
    (problem,) = problems_in_name(name, "image_name")
    assert told in str(problem)


def test_tags_that_no_registry_takes() -> None:
    told = [str(problem) for problem in problems_in_tags(("1.0", "-x", "a b", "x" * 129))]
    assert [text.partition(":")[0] for text in told] == ["tags[1]", "tags[2]", "tags[3]"]
    (empty,) = problems_in_tags(())
    assert empty.message == "is empty"
