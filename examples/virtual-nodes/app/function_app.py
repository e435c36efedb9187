"""Reports: ordered by HTTP, made in bursts."""

import logging

import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)


@app.route(route="reports", methods=["POST"])
@app.queue_output(arg_name="order", queue_name="reports", connection="AzureWebJobsStorage")
def order_report(req: func.HttpRequest, order: func.Out[str]) -> func.HttpResponse:
    """Takes an order."""
    order.set(req.get_body().decode())
    return func.HttpResponse(status_code=202)


@app.queue_trigger(arg_name="order", queue_name="reports", connection="AzureWebJobsStorage")
def make_report(order: func.QueueMessage) -> None:
    """Makes a report, which takes much memory for some minutes."""
    logging.info("report %s", order.id)
