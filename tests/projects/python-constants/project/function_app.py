"""Names of queues from constants, of this module and of others."""

from typing import Final

import azure.functions as func
import settings
from settings import QUEUES, Topic

STAGE: Final[str] = "prod"
ORDERS: Final = f"{settings.TEAM}-orders-{STAGE}"
RETRIES = "-".join([settings.TEAM, "retries"])

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name=ORDERS, connection=settings.STORAGE)
def take_order(message: func.QueueMessage) -> None: ...


@app.queue_trigger(arg_name="message", queue_name=RETRIES.lower(), connection=settings.STORAGE)
def retry_order(message: func.QueueMessage) -> None: ...


@app.queue_trigger(arg_name="message", queue_name=QUEUES["refunds"], connection=settings.STORAGE)
def refund(message: func.QueueMessage) -> None: ...


@app.service_bus_topic_trigger(
    arg_name="message", connection="Bus", topic_name=Topic.SHIPPED, subscription_name=settings.TEAM + "-mail"
)
def send_mail(message: func.ServiceBusMessage) -> None: ...
