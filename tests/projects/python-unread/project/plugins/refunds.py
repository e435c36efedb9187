import azure.functions as func

bp = func.Blueprint()


@bp.queue_trigger(arg_name="message", queue_name="refunds", connection="AzureWebJobsStorage")
def refund(message: func.QueueMessage) -> None: ...
