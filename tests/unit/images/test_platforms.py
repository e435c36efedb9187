import pytest
from pulumi_keda_functions.images.platforms import platforms_without_base, problems_in_platforms
from pulumi_keda_functions.problems import Severity

from tests.unit.sample import messages

ON_FUNCTIONS = "FROM mcr.microsoft.com/azure-functions/python:4-python3.12\n"


@pytest.mark.parametrize("platform", ["linux/amd64", "linux/arm64/v8", "windows/amd64"])
def test_what_is_a_platform(platform: str) -> None:
    assert not list(problems_in_platforms([platform]))


def test_what_is_none() -> None:
    assert messages(list(problems_in_platforms(["linux/amd64", "x"]))) == [
        "platforms[1]: 'x' is no platform: write it like linux/amd64 or linux/arm64"
    ]
    assert messages(list(problems_in_platforms([]))) == [
        "platforms: is empty: name a platform, or leave platforms out for linux/amd64"
    ]


def test_a_platform_that_the_functions_images_are_not_for_draws_a_warning() -> None:
    (problem,) = platforms_without_base(["linux/amd64", "linux/arm64"], ON_FUNCTIONS)
    assert problem.severity is Severity.WARNING
    assert str(problem) == (
        "platforms[1]: the Dockerfile names mcr.microsoft.com/azure-functions/…, images for linux/amd64 alone: "
        "leave linux/arm64 out, or start from another image"
    )


def test_other_images_may_be_for_any() -> None:
    assert not list(platforms_without_base(["linux/arm64"], "FROM contoso.azurecr.io/base:1\n"))
