"""A project on its way from function.json, which the worker does not look at any more."""

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name="orders", connection="AzureWebJobsStorage")
def take_order(message: func.QueueMessage) -> None: ...
