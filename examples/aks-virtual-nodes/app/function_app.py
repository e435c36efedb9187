"""Orders, worked off from a queue."""

import json
import logging

import azure.functions as func

STORAGE = "AzureWebJobsStorage"

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name="orders", connection=STORAGE)
@app.blob_output(arg_name="invoice", path="invoices/{id}.json", connection=STORAGE)
def process_order(message: func.QueueMessage, invoice: func.Out[str]) -> None:
    """Write the invoice of one order."""
    order = message.get_json()
    total = sum(line["quantity"] * line["price"] for line in order["lines"])
    invoice.set(json.dumps({**order, "total": total}))
    logging.info("order %s: %.2f", order["id"], total)
