"""Decorators of others above, between and below those of the library."""

import functools
import logging

import azure.functions as func
from opentelemetry import trace

app = func.FunctionApp()
tracer = trace.get_tracer(__name__)


def logged(level: int):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            logging.log(level, function.__name__)
            return function(*args, **kwargs)

        return wrapper

    return decorate


@app.function_name(name="ImportOrders")
@app.queue_trigger(arg_name="message", queue_name="imports", connection="AzureWebJobsStorage")
@app.retry(
    strategy="exponential_backoff", max_retry_count="5", minimum_interval="00:00:10", maximum_interval="00:15:00"
)
@logged(logging.INFO)
def import_orders(message: func.QueueMessage) -> None: ...


@app.timer_trigger(arg_name="timer", schedule="0 30 * * * *")
@tracer.start_as_current_span("hourly")
def hourly(timer: func.TimerRequest) -> None: ...


@app.cosmos_db_trigger(
    arg_name="documents",
    connection="Cosmos",
    database_name="shop",
    container_name="orders",
    create_lease_container_if_not_exists=True,
    max_items_per_invocation=50,
)
@app.blob_output(arg_name="archive", path="archive/{rand-guid}.json", connection="AzureWebJobsStorage")
@logged(logging.DEBUG)
async def archive_orders(documents: func.DocumentList, archive: func.Out[str]) -> None: ...
