"""What a person reads when a program is given wrong input."""

from pathlib import Path

import pytest

from tests.engine.program_folder import ProgramFolder

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
LATE_PROGRAM = """
import pulumi
from pulumi_keda_functions import FunctionApp

secret = pulumi.Output.secret("UseDevelopmentStorage=true")
settings = {"AzureWebJobsStorage": secret, "Queue": "orders"}
FunctionApp("orders", {"project": "app", "image": "orders:1", "settings": settings})
"""
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "%Queue%", "AzureWebJobsStorage")
def process(message): ...
"""


@pytest.fixture
def program(tmp_path: Path, engine_variables: dict[str, str]) -> ProgramFolder:
    made = ProgramFolder(tmp_path, engine_variables)
    assert made.pulumi("stack", "init", "test")[0] == 0
    return made


def previewed(program: ProgramFolder) -> str:
    """What a preview prints that must fail."""
    status, told = program.pulumi("preview")
    assert status != 0
    return told


def test_all_problems_are_told_at_once_without_a_traceback(program: ProgramFolder) -> None:
    program.write(PROGRAM, SOURCE, '{"version": "2.0", "extensions": {"queues": {"batchSize": 99}}}')
    told = previewed(program)
    for problem in (
        "image: 'contoso.azurecr.io/orders' has neither tag nor digest, so that its content is not known",
        "max_replicas: 0 is below 1, the least that KEDA accepts: give 1 or more, or leave it out",
        "settings['AzureWebJobsStorage']: UseDevelopmentStorage means an emulator",
        "host.json:1: extensions.queues.batchSize is 99: 1 to 32 is allowed: correct it",
        "function_app.py:8: process: queueName is '%Queue%', and no setting is called Queue: add Queue to settings",
    ):
        assert problem in told
    assert "Traceback" not in told
    assert "hunter2" not in told
    assert "kubernetes:" not in told


def test_what_only_a_secret_shows_is_told_without_the_secret(program: ProgramFolder) -> None:
    program.write(LATE_PROGRAM, SOURCE)
    told = previewed(program)
    # The engine writes `[secret]` over every text that is one, wherever it stands.
    assert "settings['AzureWebJobsStorage']: UseDevelopmentStorage means an emulator" in told
    assert "UseDevelopmentStorage=true" not in told
    assert "Traceback" not in told
