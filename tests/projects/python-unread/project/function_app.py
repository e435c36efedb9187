"""Functions that only running the project would show."""

import importlib
import json
import os
from pathlib import Path

import azure.functions as func

app = func.FunctionApp()
QUEUES = json.loads(Path("queues.json").read_text())


@app.queue_trigger(arg_name="message", queue_name="orders", connection="AzureWebJobsStorage")
def take_order(message: func.QueueMessage) -> None: ...


for queue in QUEUES:

    @app.function_name(f"take_{queue}")
    @app.queue_trigger(arg_name="message", queue_name=queue, connection="AzureWebJobsStorage")
    def take(message: func.QueueMessage) -> None: ...


for plugin in Path("plugins").glob("*.py"):
    app.register_functions(importlib.import_module(f"plugins.{plugin.stem}").bp)


@app.service_bus_queue_trigger(arg_name="message", queue_name=QUEUES[0], connection="Bus")
def take_first(message: func.ServiceBusMessage) -> None: ...


importlib.import_module(os.environ["EXTRA_MODULE"])
