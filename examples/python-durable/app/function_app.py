"""Pays refunds: checked, approved by a person where they are large, then paid."""

from datetime import timedelta

import azure.durable_functions as durable
import azure.functions as func

app = durable.DFApp(http_auth_level=func.AuthLevel.FUNCTION)
LARGE = 500
DAYS_TO_DECIDE = 3


@app.route(route="refunds", methods=["POST"])
@app.durable_client_input(client_name="client")
async def start_refund(req: func.HttpRequest, client: durable.DurableOrchestrationClient) -> func.HttpResponse:
    """Starts a refund and answers where its state can be asked for."""
    instance = await client.start_new("refund", client_input=req.get_json())
    return client.create_check_status_response(req, instance)


@app.orchestration_trigger(context_name="context")
def refund(context: durable.DurableOrchestrationContext):
    """One refund, from its request to its end."""
    request = context.get_input()
    amount = yield context.call_activity("check", request)
    if amount > LARGE:
        deadline = context.create_timer(context.current_utc_datetime + timedelta(days=DAYS_TO_DECIDE))
        decision = context.wait_for_external_event("approved")
        first = yield context.task_any([decision, deadline])
        if first == deadline:
            return "too late"
        deadline.cancel()
        if not decision.result:
            return "declined"
    yield context.call_activity("pay", request)
    return "paid"


@app.activity_trigger(input_name="request")
def check(request: dict) -> int:
    """The amount that may be paid."""
    return min(request["amount"], request.get("limit", request["amount"]))


@app.activity_trigger(input_name="request")
def pay(request: dict) -> None:
    """Pays it."""
