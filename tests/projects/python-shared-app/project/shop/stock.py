import azure.functions as func

from .app import app


@app.queue_trigger(arg_name="message", queue_name="stock", connection="AzureWebJobsStorage")
def count_stock(message: func.QueueMessage) -> None: ...


from . import returns  # noqa: E402, F401
