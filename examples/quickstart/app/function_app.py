"""Orders: accepted by HTTP, worked off from a queue; those that failed are tried again every night."""

import json
import logging
import os
import uuid

import azure.functions as func
from azure.core.exceptions import ResourceNotFoundError
from azure.storage.queue import QueueClient

STORAGE = "AzureWebJobsStorage"
QUEUE = "orders"

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)


@app.route(route="orders", methods=["POST"])
@app.queue_output(arg_name="queue", queue_name=QUEUE, connection=STORAGE)
def accept_order(req: func.HttpRequest, queue: func.Out[str]) -> func.HttpResponse:
    """Queue the order and answer at once; whoever placed it need not wait for the work."""
    order = {**req.get_json(), "id": str(uuid.uuid4())}
    queue.set(json.dumps(order))
    return func.HttpResponse(json.dumps({"id": order["id"]}), status_code=202, mimetype="application/json")


@app.queue_trigger(arg_name="message", queue_name=QUEUE, connection=STORAGE)
@app.blob_output(arg_name="invoice", path="invoices/{id}.json", connection=STORAGE)
def process_order(message: func.QueueMessage, invoice: func.Out[str]) -> None:
    """Write the invoice of one order."""
    order = message.get_json()
    total = sum(line["quantity"] * line["price"] for line in order["lines"])
    invoice.set(json.dumps({**order, "total": total}))
    logging.info("order %s: %.2f", order["id"], total)


@app.timer_trigger(arg_name="timer", schedule="0 0 3 * * *")
def retry_failed_orders(timer: func.TimerRequest) -> None:
    """Put back what the host has set aside after five attempts."""
    orders = QueueClient.from_connection_string(os.environ[STORAGE], QUEUE)
    failed = QueueClient.from_connection_string(os.environ[STORAGE], f"{QUEUE}-poison")
    try:
        for message in failed.receive_messages(messages_per_page=32, visibility_timeout=60):
            orders.send_message(message.content)
            failed.delete_message(message)
    except ResourceNotFoundError:
        logging.info("no order has ever failed")
    if timer.past_due:
        logging.warning("the nightly run was late")
