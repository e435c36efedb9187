"""An orchestration with its activities, an entity and the function that starts them."""

import azure.durable_functions as df
import azure.functions as func
from activities import activities

app = df.DFApp(http_auth_level=func.AuthLevel.ANONYMOUS)
app.register_functions(activities)


@app.route(route="orchestrators/{name}")
@app.durable_client_input(client_name="client")
async def start(req: func.HttpRequest, client: df.DurableOrchestrationClient) -> func.HttpResponse: ...


@app.orchestration_trigger(context_name="context")
def ship_order(context: df.DurableOrchestrationContext): ...


@app.orchestration_trigger(context_name="context", orchestration="RefundOrder")
def refund(context: df.DurableOrchestrationContext): ...


@app.entity_trigger(context_name="context", entity_name="Stock")
def stock(context: df.DurableEntityContext) -> None: ...
