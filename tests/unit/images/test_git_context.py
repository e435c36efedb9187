import pytest
from pulumi_keda_functions.images.git_context import is_in_git, problems_in_git_context
from pulumi_keda_functions.problems import Severity

REPOSITORY = "https://github.com/contoso/shop.git"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize("context", [REPOSITORY, "git@github.com:contoso/shop.git", "ssh://git@contoso.com/shop"])
def test_urls_are_contexts_in_git(context: str) -> None:
    assert is_in_git(context)


@pytest.mark.parametrize("context", ["app", "./app", "/srv/app", "C:\\app", "github.com/contoso"])
def test_folders_are_not(context: str) -> None:
    assert not is_in_git(context)


@pytest.mark.parametrize(
    ("fragment", "told"),
    [
        ("", "names no commit"),
        ("#main", "names 'main', which can move"),
        ("#v1.2:orders", "names 'v1.2', which can move"),
    ],
)
def test_what_can_move_draws_a_warning(fragment: str, told: str) -> None:
    (problem,) = problems_in_git_context(REPOSITORY + fragment)
    assert problem.severity is Severity.WARNING
    assert told in problem.message


@pytest.mark.parametrize("fragment", [f"#{COMMIT}", f"#{COMMIT}:orders"])
def test_a_commit_cannot(fragment: str) -> None:
    assert not list(problems_in_git_context(REPOSITORY + fragment))


@pytest.mark.parametrize(
    "place",
    [
        "https://user:hunter2@github.com/contoso/shop.git",
        "https://hunter2@github.com/contoso/shop.git",
        "http://x:hunter2@contoso.com/shop",
        "ssh://git:hunter2@contoso.com/shop",
    ],
)
def test_credentials_in_the_url_are_refused_and_not_told(place: str) -> None:
    (problem,) = problems_in_git_context(f"{place}#{COMMIT}")
    assert problem.severity is Severity.ERROR
    assert "has credentials in its URL" in problem.message
    assert "hunter2" not in str(problem)


@pytest.mark.parametrize(
    "place", ["git@github.com:contoso/shop.git", "ssh://git@contoso.com/shop", "https://contoso.com/shop@2/x.git"]
)
def test_an_account_of_ssh_and_an_at_sign_in_a_path_are_none(place: str) -> None:
    assert not list(problems_in_git_context(f"{place}#{COMMIT}"))
