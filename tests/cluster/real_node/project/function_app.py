"""Functions that tell where and how often they have run."""

import json
import logging
import socket
import time

import azure.functions as func

STORAGE = "AzureWebJobsStorage"

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)


@app.queue_trigger(arg_name="message", queue_name="%Work%", connection=STORAGE)
@app.queue_output(arg_name="done", queue_name="%Done%", connection=STORAGE)
def work(message: func.QueueMessage, done: func.Out[str]) -> None:
    """Take as many seconds as the message says, and tell."""
    task = message.get_json()
    logging.info("working on %s", task["id"])
    time.sleep(task["seconds"])
    done.set(json.dumps({"id": task["id"], "by": socket.gethostname(), "attempt": message.dequeue_count}))


@app.route(route="hello/{name}", methods=["GET"])
def hello(req: func.HttpRequest) -> func.HttpResponse:
    """Greet whoever asks."""
    return func.HttpResponse(f"hello {req.route_params['name']}")
