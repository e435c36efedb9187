"""Images that the registry builds, through the real engine and the test provider for Azure."""

from pathlib import Path

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import FunctionImage, ImageEngine
from pulumi_keda_functions.function_image_args import FunctionImageArgs

from tests.azure_provider.account import AzureAccount
from tests.engine.conftest import EngineStack, Program, changes


@pytest.fixture(autouse=True)
def registry(azure: AzureAccount) -> None:
    azure.exists("resources:ResourceGroup", resourceGroupName="shop", location="westeurope")
    azure.exists(
        "containerregistry:Registry",
        resourceGroupName="shop",
        registryName="contoso",
        location="westeurope",
        sku={"name": "Standard"},
    )


def program(**more: object) -> Program:
    args: FunctionImageArgs = {
        "image_name": "contoso.azurecr.io/orders",
        "engine": ImageEngine.ACR_TASKS,
        "acr_tasks": {"resource_group_name": "shop", "registry_name": "contoso"},
    }

    def run() -> None:
        image = FunctionImage("orders", {**args, **more})  # type: ignore[typeddict-item] # a test's choice
        pulumi.export("ref", image.ref)

    return run


def from_git(commit: str) -> Program:
    return program(context=f"https://github.com/contoso/shop.git#{commit * 40}:orders")


def test_a_run_is_repeated_for_another_commit_alone(azure_stack: EngineStack, azure: AzureAccount) -> None:
    assert azure_stack.preview(from_git("a")).change_summary[automation.OpType.CREATE] == 3
    built = azure_stack.up(from_git("a"))
    assert built.outputs["ref"].value.startswith("contoso.azurecr.io/orders:latest@sha256:")
    assert changes(azure_stack.up(from_git("a")).summary) == {}
    assert changes(azure_stack.up(from_git("b")).summary) == {"update": 1}
    run = azure.one("containerregistry:TaskRun")
    assert run.inputs["runRequest"]["sourceLocation"].endswith(f"#{'b' * 40}:orders")


def test_an_upload_that_fails_is_told_without_the_address(
    azure_stack: EngineStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "host.json").write_text('{"version": "2.0"}')
    (tmp_path / "app" / "function_app.py").write_text("import azure.functions as func\n\napp = func.FunctionApp()\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(automation.CommandError, match="could not be uploaded to the registry") as error:
        azure_stack.up(program(project="app"))
    assert "sig=" not in f"{error.value}{''.join(azure_stack.output)}"
