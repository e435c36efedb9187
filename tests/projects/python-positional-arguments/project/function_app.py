"""Every trigger as the library's own signatures order their arguments."""

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "orders", "OrdersStorage")
def on_order(message: func.QueueMessage) -> None: ...


@app.service_bus_queue_trigger("message", "OrdersBus", "invoices", func.DataType.STRING, "listen", True, "many", False)
def on_invoice(message: func.ServiceBusMessage) -> None: ...


@app.service_bus_topic_trigger("message", "OrdersBus", "events", "audit")
def on_event(message: func.ServiceBusMessage) -> None: ...


@app.event_hub_message_trigger("event", "TelemetryHub", "telemetry", None, func.Cardinality.MANY, "functions")
def on_telemetry(event: func.EventHubEvent) -> None: ...


@app.blob_trigger("blob", "incoming/{name}.csv", "FilesStorage", func.BlobSource.EVENT_GRID)
def on_file(blob: func.InputStream) -> None: ...


@app.timer_trigger("timer", "0 0 3 * * *", True, False)
def nightly(timer: func.TimerRequest) -> None: ...


@app.cosmos_db_trigger("documents", "Cosmos", "shop", "orders", "CosmosLeases", "leases", "order-leases", True)
def on_change(documents: func.DocumentList) -> None: ...


@app.sql_trigger("changes", "[dbo].[Orders]", "SqlConnection", "[az_func].[Leases]")
def on_row(changes: str) -> None: ...


@app.event_grid_trigger("event")
def on_grid_event(event: func.EventGridEvent) -> None: ...


@app.route("orders/{id:int?}", methods=["get", func.HttpMethod.POST], auth_level="admin")
def orders(req: func.HttpRequest) -> func.HttpResponse: ...
