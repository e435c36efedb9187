import azure.functions as func

from .queues import LABELS

labels = func.Blueprint()


@labels.queue_trigger(arg_name="message", queue_name=LABELS, connection="AzureWebJobsStorage")
@labels.queue_output(arg_name="printed", queue_name=f"{LABELS}-printed", connection="AzureWebJobsStorage")
def print_label(message: func.QueueMessage, printed: func.Out[str]) -> None: ...
