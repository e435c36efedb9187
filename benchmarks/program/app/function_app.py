"""Orders: accepted by HTTP, worked off from a queue."""

import azure.functions as func

STORAGE = "AzureWebJobsStorage"

app = func.FunctionApp()


@app.route(route="orders", methods=["POST"])
@app.queue_output(arg_name="queue", queue_name="orders", connection=STORAGE)
def accept_order(req: func.HttpRequest, queue: func.Out[str]) -> func.HttpResponse:
    """Queue the order and answer at once."""
    queue.set(req.get_body().decode())
    return func.HttpResponse(status_code=202)


@app.queue_trigger(arg_name="message", queue_name="orders", connection=STORAGE)
def process_order(message: func.QueueMessage) -> None:
    """Work off one order."""
