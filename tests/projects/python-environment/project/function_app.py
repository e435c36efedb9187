"""Names that the worker reads from its environment when it imports the module."""

import os

import azure.functions as func
from config import settings

QUEUE = os.environ["ORDERS_QUEUE"]
PREFIX = os.getenv("PREFIX") or "shop"

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)


@app.queue_trigger(
    arg_name="message", queue_name=QUEUE, connection=os.getenv("ORDERS_CONNECTION", "AzureWebJobsStorage")
)
def take_order(message: func.QueueMessage) -> None: ...


@app.queue_trigger(arg_name="message", queue_name=f"{PREFIX}-retries", connection="AzureWebJobsStorage")
def retry_order(message: func.QueueMessage) -> None: ...


@app.service_bus_queue_trigger(arg_name="message", connection=settings.bus, queue_name=settings.invoices)
def invoice(message: func.ServiceBusMessage) -> None: ...


@app.timer_trigger(arg_name="timer", schedule=os.environ.get("SCHEDULE", "0 */5 * * * *"))
def tidy(timer: func.TimerRequest) -> None: ...


@app.route(route=f"{settings.api_version}/status")
def status(req: func.HttpRequest) -> func.HttpResponse: ...
