"""A FastAPI application beside functions of its own app."""

import azure.functions as func
from web import api

app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)


@app.queue_trigger(arg_name="message", queue_name="mails", connection="AzureWebJobsStorage")
def send_mail(message: func.QueueMessage) -> None: ...
