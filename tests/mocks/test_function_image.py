import json
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionImage, FunctionImageArgs, ImageEngine

from tests.mocks.conftest import Created

COMPONENT = "keda-functions:index:FunctionImage"
DIGEST = f"sha256:{'a' * 64}"
COMMIT = "b" * 40


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionImageArgs:
    """A project in the program's working directory."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text("import azure.functions as func\n\napp = func.FunctionApp()\n")
    monkeypatch.chdir(tmp_path)
    return {"project": "app", "image_name": "contoso.azurecr.io/orders"}


def outputs(image: FunctionImage) -> dict[str, pulumi.Output[object]]:
    return {"ref": image.ref, "digest": image.digest}


def refused(args: FunctionImageArgs) -> list[str]:
    """The lines of the error, without the first."""
    with pytest.raises(pulumi.RunError) as error:
        FunctionImage("orders", args)
    return [line.removeprefix("  - ") for line in str(error.value).splitlines()[1:]]


def test_buildkit_builds_when_nothing_else_is_said(created: Created, args: FunctionImageArgs) -> None:
    created.run(lambda: outputs(FunctionImage("orders", args)))
    assert created.types == {"orders": COMPONENT, "orders-image": "docker-build:index:Image"}
    image = created.only("orders-image")
    assert image.parent == f"{COMPONENT}::orders"
    assert image.inputs == {
        "push": True,
        "buildOnPreview": False,
        "network": "default",
        "tags": ["contoso.azurecr.io/orders:latest"],
        "context": {"location": "app"},
        "dockerfile": {"location": ".keda-functions/test/orders/Dockerfile"},
        "platforms": ["linux/amd64"],
    }
    assert (
        Path(".keda-functions/test/orders/Dockerfile").read_text().startswith("FROM mcr.microsoft.com/azure-functions/")
    )
    assert Path(".keda-functions/.gitignore").read_text() == "*\n"


def test_everything_that_buildkit_can_be_told(created: Created, args: FunctionImageArgs) -> None:
    base = "mcr.microsoft.com/azure-functions/python:4-python3.12"
    Path("app/Dockerfile").write_text(f"FROM {base} AS runtime\nCOPY . /home/site/wwwroot\n")
    given: FunctionImageArgs = {
        **args,
        "image_name": pulumi.Output.from_input("contoso.azurecr.io/orders"),
        "tags": ["1.2", "latest"],
        "target": "runtime",
        "build_args": {"VERSION": pulumi.Output.from_input("1.2")},
        "build_secrets": {"token": "hunter2"},
        "platforms": ["linux/amd64", "linux/arm64"],
        "cache_from": ["contoso.azurecr.io/orders:cache"],
        "cache_to": "contoso.azurecr.io/orders:cache",
        "registry_credentials": [{"server": "contoso.azurecr.io", "username": "ci", "password": "hunter3"}],
        "builder": "local",
        "build_on_preview": True,
    }
    created.run(lambda: outputs(FunctionImage("orders", given)))
    inputs = created.only("orders-image").inputs
    assert inputs["tags"] == ["contoso.azurecr.io/orders:1.2", "contoso.azurecr.io/orders:latest"]
    assert inputs["buildArgs"] == {"VERSION": "1.2"}
    assert inputs["secrets"] == {"secret": {"token": "hunter2"}}
    assert inputs["registries"] == [
        {"address": "contoso.azurecr.io", "username": "ci", "password": {"secret": "hunter3"}}
    ]
    assert inputs["cacheFrom"] == [{"registry": {"ref": "contoso.azurecr.io/orders:cache"}}]
    cache = json.dumps(inputs["cacheTo"])
    assert '"ref": "contoso.azurecr.io/orders:cache"' in cache
    assert '"mode": "max"' in cache
    assert inputs["builder"] == {"name": "local"}
    assert (inputs["target"], inputs["buildOnPreview"]) == ("runtime", True)


def test_a_docker_daemon(created: Created, args: FunctionImageArgs) -> None:
    given: FunctionImageArgs = {
        **args,
        "engine": ImageEngine.DOCKER,
        "build_args": {"VERSION": "1.2"},
        "registry_credentials": [{"server": "contoso.azurecr.io", "username": "ci", "password": "hunter3"}],
    }
    created.run(lambda: outputs(FunctionImage("orders", given)))
    assert created.types == {"orders": COMPONENT, "orders-image": "docker:index/image:Image"}
    assert created.only("orders-image").inputs == {
        "imageName": "contoso.azurecr.io/orders:latest",
        "buildOnPreview": False,
        "skipPush": False,
        "build": {
            "context": "app",
            "dockerfile": ".keda-functions/test/orders/Dockerfile",
            "args": {"VERSION": "1.2"},
            "platform": "linux/amd64",
            "builderVersion": "BuilderBuildKit",
        },
        "registry": {"server": "contoso.azurecr.io", "username": "ci", "password": {"secret": "hunter3"}},
    }


def test_a_given_image_makes_nothing(created: Created) -> None:
    reference = f"contoso.azurecr.io/orders@{DIGEST}"
    told = created.run(lambda: outputs(FunctionImage("orders", {"reference": reference})))
    assert created.types == {"orders": COMPONENT}
    assert told == {"ref": reference, "digest": DIGEST}


def test_a_given_image_that_is_known_later(created: Created) -> None:
    reference = pulumi.Output.from_input("contoso.azurecr.io/orders:1")
    told = created.run(lambda: outputs(FunctionImage("orders", {"reference": reference, "engine": ImageEngine.GIVEN})))
    assert told == {"ref": "contoso.azurecr.io/orders:1", "digest": None}


def test_every_problem_is_told_at_once(args: FunctionImageArgs) -> None:
    told = refused(
        {
            **args,
            "image_name": "Orders",
            "tags": ["-"],
            "engine": ImageEngine.DOCKER,
            "build_secrets": {"token": "hunter2"},
            "cache_to": "contoso.azurecr.io/orders:cache",
        }
    )
    assert [line.partition(":")[0] for line in told] == ["build_secrets", "cache_to", "image_name", "tags[0]"]
    assert "hunter2" not in "".join(told)


def test_what_is_wrong_with_a_build_is_told_with_its_place(args: FunctionImageArgs) -> None:
    password = "hunter3"
    told = refused(
        {
            **args,
            "platforms": ["linux/amd64", "x"],
            "registry_credentials": [{"server": "https://contoso.azurecr.io", "username": "ci", "password": password}],
            "build_image": "A B",
            "base_image": "contoso.azurecr.io/Base:1",
        }
    )
    assert told == [
        "platforms[1]: 'x' is no platform: write it like linux/amd64 or linux/arm64",
        "registry_credentials[0].server: 'https://contoso.azurecr.io' is no bare host name: write contoso.azurecr.io",
        "base_image: 'contoso.azurecr.io/Base:1' is no image reference: write contoso.azurecr.io/base:1",
        "build_image: 'A B' is no image reference: write it like contoso.azurecr.io/orders:1",
    ]


def test_what_has_no_use_for_the_dockerfile_that_is_written(args: FunctionImageArgs) -> None:
    assert refused({**args, "target": "build"}) == [
        "target: is a stage of a Dockerfile of the project's own, and there is none: one is written, built whole: "
        "leave it out, or write a Dockerfile"
    ]
    assert refused({**args, "build_image": "python:3.12"}) == [
        "build_image: has no use: nothing of the project is compiled: leave it out"
    ]


def test_a_project_that_is_not_there_is_told_once(args: FunctionImageArgs) -> None:
    assert refused({**args, "project": "nowhere"}) == [
        "project nowhere: there is no such folder: name the folder that holds host.json"
    ]


def test_what_a_build_cannot_do_without() -> None:
    assert [line.partition(":")[0] for line in refused({})] == ["image_name", "project"]


def test_a_secret_is_no_build_argument(created: Created, args: FunctionImageArgs) -> None:
    given: FunctionImageArgs = {**args, "build_args": {"TOKEN": pulumi.Output.secret("hunter2")}}
    with pytest.raises(pulumi.RunError, match=r"^orders: build_args\['TOKEN'\]: is a secret.*build_secrets"):
        created.run(lambda: outputs(FunctionImage("orders", given)))
