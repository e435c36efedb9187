"""Images that the registry builds, as the engine is told of them."""

from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionImage, FunctionImageArgs, ImageEngine
from pulumi_keda_functions.image_engines import acr_tasks

from tests.mocks.conftest import Created

COMMIT = "b" * 40
GIT = f"https://github.com/contoso/shop.git#{COMMIT}:orders"


@pytest.fixture
def args() -> FunctionImageArgs:
    return {
        "image_name": "contoso.azurecr.io/orders",
        "engine": ImageEngine.ACR_TASKS,
        "context": GIT,
        "acr_tasks": {"resource_group_name": "shop", "registry_name": "contoso"},
    }


def declared(created: Created, args: FunctionImageArgs) -> None:
    """Declares the image. Mocks run nothing, so that there is no digest."""
    with pytest.raises(pulumi.RunError, match="has pushed no image"):
        created.run(lambda: {"ref": FunctionImage("orders", args).ref})


def test_a_repository_that_the_registry_clones(created: Created, args: FunctionImageArgs) -> None:
    declared(created, {**args, "tags": ["1", "2"], "dockerfile": "app/Dockerfile", "build_args": {"VERSION": "1"}})
    run = created.only("orders-image")
    assert run.type == "azure-native:containerregistry:TaskRun"
    assert run.parent == "keda-functions:index:FunctionImage::orders"
    assert run.inputs == {
        "registryName": "contoso",
        "resourceGroupName": "shop",
        "runRequest": {
            "type": "DockerBuildRequest",
            "sourceLocation": GIT,
            "dockerFilePath": "app/Dockerfile",
            "imageNames": ["orders:1", "orders:2"],
            "isPushEnabled": True,
            "isArchiveEnabled": False,
            "noCache": False,
            "timeout": 3600,
            "platform": {"os": "Linux", "architecture": "amd64"},
            "arguments": [{"name": "VERSION", "value": "1", "isSecret": False}],
        },
    }


def test_accounts_for_base_images_elsewhere(created: Created, args: FunctionImageArgs) -> None:
    account = {"server": "docker.io", "username": "ci", "password": "hunter2"}
    declared(created, {**args, "registry_credentials": [account]})  # type: ignore[list-item] # as a caller writes it
    request = created.only("orders-image").inputs["runRequest"]
    assert isinstance(request, dict)
    assert request["credentials"] == {
        "customRegistries": {
            "docker.io": {
                "userName": {"type": "Opaque", "value": "ci"},
                "password": {"type": "Opaque", "value": {"secret": "hunter2"}},
            }
        }
    }


def test_a_folder_is_uploaded_and_its_content_decides_whether_it_is_built_again(
    created: Created, args: FunctionImageArgs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(**_: object) -> pulumi.Output[object]:
        class Place:
            upload_url = "https://contoso.blob.core.windows.net/x?sig=hunter2"
            relative_path = "source/x.tar.gz"

        return pulumi.Output.from_input(Place())

    monkeypatch.setattr(acr_tasks, "list_registry_build_source_upload_url_output", place)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "local.settings.json").write_text("{}")
    (folder / "function_app.py").write_text("import azure.functions as func\n\napp = func.FunctionApp()\n")
    del args["context"]
    declared(created, {**args, "project": "app"})
    source, run = created.only("orders-image-source"), created.only("orders-image")
    assert source.type == "pulumi-python:dynamic:Resource"
    assert source.inputs["files"] == ["function_app.py", "host.json"]
    assert source.inputs["url"] == {"secret": "https://contoso.blob.core.windows.net/x?sig=hunter2"}
    texts = source.inputs["texts"]
    assert isinstance(texts, dict)
    assert str(texts[".keda-functions/Dockerfile"]).startswith("FROM mcr.microsoft.com/azure-functions/python:")
    assert run.inputs["forceUpdateTag"] == source.inputs["content"]
    request = run.inputs["runRequest"]
    assert isinstance(request, dict)
    assert request["sourceLocation"] == "source/x.tar.gz"
    assert request["dockerFilePath"] == ".keda-functions/Dockerfile"
    assert "orders-image-source" in run.after
