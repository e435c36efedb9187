"""Functions that loops over constants, a factory and a class of the project declare."""

import azure.functions as func

REGIONS = ["north", "south"]


class ShopApp(func.FunctionApp):
    """An app that every service of the shop starts from."""

    def __init__(self) -> None:
        super().__init__(http_auth_level=func.AuthLevel.ANONYMOUS)
        self.route(route="health", auth_level=func.AuthLevel.ANONYMOUS)(self.health)

    def health(self, req: func.HttpRequest) -> func.HttpResponse: ...


app = ShopApp()


def handler(queue: str, connection: str = "AzureWebJobsStorage"):
    @app.function_name(f"take_{queue}")
    @app.queue_trigger(arg_name="message", queue_name=queue, connection=connection)
    def handle(message: func.QueueMessage) -> None: ...

    return handle


orders = handler("orders")
returns = handler("returns", connection="ReturnsStorage")

for region in REGIONS:

    @app.function_name(name=f"collect_{region}")
    @app.service_bus_topic_trigger(arg_name="message", topic_name="parcels", subscription_name=region, connection="Bus")
    def collect(message: func.ServiceBusMessage) -> None: ...
