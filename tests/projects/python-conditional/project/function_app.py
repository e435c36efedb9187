"""Functions that only some environments have, and one that each has in its own way."""

import os

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name="orders", connection="AzureWebJobsStorage")
def take_order(message: func.QueueMessage) -> None: ...


if os.getenv("REPORTS_ENABLED") == "true":

    @app.timer_trigger(arg_name="timer", schedule="0 0 6 * * *")
    def daily_report(timer: func.TimerRequest) -> None: ...


if os.environ.get("USE_SERVICE_BUS"):

    @app.service_bus_queue_trigger(arg_name="message", queue_name="mails", connection="Bus")
    def send_mail(message: func.ServiceBusMessage) -> None: ...  # by Service Bus

else:

    @app.queue_trigger(arg_name="message", queue_name="mails", connection="AzureWebJobsStorage")
    def send_mail(message: func.QueueMessage) -> None: ...  # by a storage queue


if __name__ == "__main__":

    @app.route()
    def never(req: func.HttpRequest) -> func.HttpResponse: ...
