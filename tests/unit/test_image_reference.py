import pytest
from pulumi_keda_functions.image_reference import (
    Reference,
    digest_of,
    problems_in_image,
    problems_in_name,
    problems_in_reference,
    problems_in_registry,
    problems_in_server,
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
        pytest.param(
            "https://contoso.azurecr.io/Orders", "no image name: write contoso.azurecr.io/orders", id="an address"
        ),
        pytest.param("a b", "no image name: write it like contoso.azurecr.io/orders", id="no name at all"),
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


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        pytest.param("https://contoso.azurecr.io/orders:1", "write contoso.azurecr.io/orders:1", id="an address"),
        pytest.param(
            "contoso.azurecr.io/Orders:V1", "write contoso.azurecr.io/orders:V1", id="capitals, kept in the tag"
        ),
        pytest.param(" orders/ ", "write orders", id="around it"),
        pytest.param("A B", "write it like contoso.azurecr.io/orders:1", id="anything else"),
        pytest.param("", "write it like contoso.azurecr.io/orders:1", id="nothing"),
    ],
)
def test_what_is_no_reference_is_told_with_what_it_may_have_been_meant_to_be(text: str, remedy: str) -> None:
    (problem,) = problems_in_reference(text, "IMAGE")
    assert str(problem) == f"IMAGE: {text!r} is no image reference: {remedy}"


@pytest.mark.parametrize("registry", ["contoso.azurecr.io", "127.0.0.1:5000", "docker.io/contoso", "contoso.io/a/b"])
def test_registries_that_names_are_put_behind(registry: str) -> None:
    assert not list(problems_in_registry(registry, "registry"))


@pytest.mark.parametrize(
    ("registry", "meant"),
    [
        pytest.param("https://contoso.azurecr.io/", "contoso.azurecr.io", id="an address"),
        pytest.param("contoso.azurecr.io/shop/", "contoso.azurecr.io/shop", id="a slash at the end"),
        pytest.param("contoso", "it like contoso.azurecr.io", id="no host"),
        pytest.param("", "it like contoso.azurecr.io", id="nothing"),
    ],
)
def test_what_is_no_registry(registry: str, meant: str) -> None:
    (problem,) = problems_in_registry(registry, "registry")
    assert problem.message == f"{registry!r} is no registry"
    assert problem.remedy == f"write {meant}, without https:// and without a slash at the end"


@pytest.mark.parametrize(
    ("server", "remedy"),
    [
        pytest.param("https://contoso.azurecr.io", "write contoso.azurecr.io", id="a scheme"),
        pytest.param("contoso.azurecr.io/shop", "write contoso.azurecr.io", id="a path"),
        pytest.param(" ", "write contoso.azurecr.io", id="nothing"),
    ],
)
def test_what_is_no_bare_host(server: str, remedy: str) -> None:
    (problem,) = problems_in_server(server, "server")
    assert str(problem) == f"server: {server!r} is no bare host name: {remedy}"


@pytest.mark.parametrize("server", ["contoso.azurecr.io", "localhost:5000", object()])
def test_a_bare_host_and_what_is_known_later(server: object) -> None:
    assert not list(problems_in_server(server, "server"))
