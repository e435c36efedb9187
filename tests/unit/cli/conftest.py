"""A small project in a folder."""

from pathlib import Path

import pytest

FUNCTION_APP = """\
import os

import azure.functions as func

app = func.FunctionApp()


@app.route(route="orders/{id}", auth_level=func.AuthLevel.ANONYMOUS)
def show(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("ok")


@app.queue_trigger(arg_name="message", queue_name="orders", connection="AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None:
    pass


@app.service_bus_queue_trigger(arg_name="message", queue_name="p-%Environment%", connection="Shop")
def ship(message: func.ServiceBusMessage) -> None:
    pass


if os.getenv("REPORTS"):

    @app.timer_trigger(arg_name="timer", schedule="0 0 3 * * *")
    def nightly(timer: func.TimerRequest) -> None:
        pass
"""


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project `orders` in the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = Path("orders")
    folder.mkdir()
    folder.joinpath("host.json").write_text('{"version": "2.0"}')
    folder.joinpath("function_app.py").write_text(FUNCTION_APP)
    return folder
