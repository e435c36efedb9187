"""Names that the host fills in from its settings, alone, inside longer text and in connections."""

import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name="%OrdersQueue%", connection="OrdersStorage")
def take_order(message: func.QueueMessage) -> None: ...


@app.event_hub_message_trigger(
    arg_name="event", connection="%HubConnection%", event_hub_name="telemetry-%Stage%", consumer_group="%Stage%-%Team%"
)
def telemetry(event: func.EventHubEvent) -> None: ...


@app.blob_trigger(arg_name="blob", path="%Container%/{date}/{name}.json", connection="FilesStorage")
def take_file(blob: func.InputStream) -> None: ...


@app.timer_trigger(arg_name="timer", schedule="%CleanupSchedule%")
def clean_up(timer: func.TimerRequest) -> None: ...
