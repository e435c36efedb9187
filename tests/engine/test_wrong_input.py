"""What a person reads when a program is given wrong input."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.engine.conftest import PASSPHRASE

PROJECT = """
name: broken
runtime:
  name: python
  options:
    toolchain: pip
"""
PROGRAM = """
import pulumi
from pulumi_keda_functions import FunctionApp

FunctionApp(
    "orders",
    {
        "project": "app",
        "image": "contoso.azurecr.io/orders",
        "max_replicas": 0,
        "settings": {"AzureWebJobsStorage": "UseDevelopmentStorage=true;hunter2"},
    },
)
"""
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "%Queue%", "AzureWebJobsStorage")
def process(message): ...
"""
LATE_PROGRAM = """
import pulumi
from pulumi_keda_functions import FunctionApp

secret = pulumi.Output.secret("UseDevelopmentStorage=true;hunter2")
settings = {"AzureWebJobsStorage": secret, "Queue": "orders"}
FunctionApp("orders", {"project": "app", "image": "orders:1", "settings": settings})
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A Pulumi project with a Functions project in it."""
    app = tmp_path / "program" / "app"
    app.mkdir(parents=True)
    (app / "host.json").write_text('{"version": "2.0", "extensions": {"queues": {"batchSize": 99}}}')
    (app / "function_app.py").write_text(SOURCE)
    (app.parent / "Pulumi.yaml").write_text(PROJECT)
    (app.parent / "__main__.py").write_text(PROGRAM)
    return app.parent


def previewed(folder: Path, variables: dict[str, str]) -> str:
    """All that `pulumi preview` prints, which must fail."""
    state = folder.parent / "state"
    state.mkdir()
    own = {"PULUMI_BACKEND_URL": state.as_uri(), "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE}
    environment = os.environ | variables | own
    subprocess.run(["pulumi", "stack", "init", "test"], cwd=folder, env=environment, check=True, capture_output=True)
    preview = ["pulumi", "preview", "--stack", "test", "--color", "never"]
    ran = subprocess.run(preview, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert ran.returncode != 0
    return ran.stdout + ran.stderr


def test_all_problems_are_told_at_once_without_a_traceback(folder: Path, engine_variables: dict[str, str]) -> None:
    told = previewed(folder, engine_variables)
    for problem in (
        "image: 'contoso.azurecr.io/orders' has neither tag nor digest, so that its content is not known",
        "max_replicas: 0 is below 1, the least that KEDA accepts: raise max_replicas",
        "settings['AzureWebJobsStorage']: UseDevelopmentStorage=true means an emulator",
        "host.json:1: extensions.queues.batchSize is 99: 1 to 32 is allowed: correct it",
        "function_app.py:8: process: queueName is '%Queue%', and no setting is called Queue: add Queue to settings",
    ):
        assert problem in told
    assert "Traceback" not in told
    assert "hunter2" not in told
    assert "kubernetes:" not in told


def test_what_only_a_secret_shows_is_told_without_the_secret(folder: Path, engine_variables: dict[str, str]) -> None:
    (folder / "app" / "host.json").write_text('{"version": "2.0"}')
    (folder / "__main__.py").write_text(LATE_PROGRAM)
    told = previewed(folder, engine_variables)
    assert "settings['AzureWebJobsStorage']: UseDevelopmentStorage=true means an emulator" in told
    assert "hunter2" not in told
    assert "Traceback" not in told
