"""Sends invoices."""

import logging

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="invoice", queue_name="invoices", connection="AzureWebJobsStorage")
def send_invoice(invoice: func.QueueMessage) -> None:
    """Sends one."""
    logging.info("invoice %s", invoice.id)
