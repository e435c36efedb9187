import azure.functions as func

from shop.app import app


@app.queue_trigger(arg_name="message", queue_name="orders", connection="AzureWebJobsStorage")
def take_order(message: func.QueueMessage) -> None: ...


@app.route()
def show_order(req: func.HttpRequest) -> func.HttpResponse: ...
