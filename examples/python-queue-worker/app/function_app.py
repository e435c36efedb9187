"""Compresses each document that is named in the queue."""

import gzip
import logging

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name="documents", connection="AzureWebJobsStorage")
@app.blob_input(arg_name="document", path="documents/{name}", connection="AzureWebJobsStorage")
@app.blob_output(arg_name="archived", path="archive/{name}.gz", connection="AzureWebJobsStorage")
def archive_document(message: func.QueueMessage, document: bytes, archived: func.Out[bytes]) -> None:
    """`{"name": "invoice.xml"}` in the queue names a document in the container `documents`."""
    logging.info("message %s: %d bytes", message.id, len(document))
    archived.set(gzip.compress(document))
